namespace Lamina;

/// <summary>Solves small symmetric systems, <c>A x = b</c> with A positive definite.</summary>
internal static class Cholesky
{
    /// <summary>The solution.</summary>
    /// <param name="matrix">A, <c>[n, n]</c>; its lower half is read and overwritten.</param>
    /// <param name="vector">b, <c>[n]</c>.</param>
    public static double[] Solve(double[] matrix, double[] vector)
    {
        var n = vector.Length;
        for (var j = 0; j < n; j++)
        {
            for (var i = j; i < n; i++)
            {
                var sum = matrix[(i * n) + j];
                for (var k = 0; k < j; k++)
                    sum -= matrix[(i * n) + k] * matrix[(j * n) + k];

                // Rounding may leave a pivot at nothing: the smallest one that is not keeps the step finite.
                matrix[(i * n) + j] = i == j ? Math.Sqrt(Math.Max(sum, 1e-300)) : sum / matrix[(j * n) + j];
            }
        }

        var solution = (double[])vector.Clone();
        for (var i = 0; i < n; i++)
        {
            for (var k = 0; k < i; k++)
                solution[i] -= matrix[(i * n) + k] * solution[k];
            solution[i] /= matrix[(i * n) + i];
        }

        for (var i = n - 1; i >= 0; i--)
        {
            for (var k = i + 1; k < n; k++)
                solution[i] -= matrix[(k * n) + i] * solution[k];
            solution[i] /= matrix[(i * n) + i];
        }

        return solution;
    }
}
