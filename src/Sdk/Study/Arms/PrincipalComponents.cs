using MathNet.Numerics.LinearAlgebra;

namespace Lamina;

/// <summary>The directions in which scaled columns vary most (Pearson 1901).</summary>
internal sealed class PrincipalComponents
{
    private readonly float[][] directions;

    private PrincipalComponents(float[][] directions) => this.directions = directions;

    /// <summary>Finds directions; the inputs have mean 0 already.</summary>
    /// <param name="inputs">The rows.</param>
    /// <param name="count">How many directions are wanted; there are no more than columns.</param>
    public static PrincipalComponents Fit(InputTable inputs, int count)
    {
        var width = inputs.Encoder.Width;
        var products = Matrix<double>.Build.Dense(width, width);
        for (var row = 0; row < inputs.Count; row++)
        {
            var values = inputs.Features[row];
            for (var i = 0; i < width; i++)
            {
                for (var j = 0; j <= i; j++)
                    products[i, j] += (double)values[i] * values[j];
            }
        }

        for (var i = 0; i < width; i++)
        {
            for (var j = 0; j < i; j++)
                products[j, i] = products[i, j];
        }

        // Eigenvalues come ascending.
        var vectors = products.Evd(Symmetricity.Symmetric).EigenVectors;
        var directions = new float[Math.Min(count, width)][];
        for (var component = 0; component < directions.Length; component++)
            directions[component] = Array.ConvertAll(vectors.Column(width - 1 - component).ToArray(), static value => (float)value);
        return new PrincipalComponents(directions);
    }

    /// <summary>Writes a row's components.</summary>
    /// <param name="inputs">The row's inputs.</param>
    /// <param name="components">Room for as many components as were asked for.</param>
    public void Project(ReadOnlySpan<float> inputs, Span<float> components)
    {
        for (var i = 0; i < directions.Length; i++)
            components[i] = (float)Dot(inputs, directions[i]);
    }

    private static double Dot(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        var sum = 0.0;
        for (var i = 0; i < a.Length; i++)
            sum += (double)a[i] * b[i];
        return sum;
    }
}
