namespace Lamina;

/// <summary>Ridge regression (Hoerl and Kennard 1970) on inputs with mean 0, by its normal equations; the intercept is not penalised.</summary>
internal static class RidgeTraining
{
    /// <summary>The weights of every target.</summary>
    /// <param name="inputs">The rows.</param>
    /// <param name="l2">The penalty of squared weights beside the summed squared errors, above 0.</param>
    public static LinearModel Solve(InputTable inputs, double l2)
    {
        var width = inputs.Encoder.Width;
        var targets = inputs.OutputCount;

        // One more column, always 1, for the intercept.
        var size = width + 1;
        var products = new double[size * size];
        var sums = new double[targets][];
        for (var target = 0; target < targets; target++)
            sums[target] = new double[size];
        for (var row = 0; row < inputs.Count; row++)
            Add(inputs, row, products, sums);
        for (var i = 0; i < width; i++)
            products[(i * size) + i] += l2;

        var weights = new double[targets * width];
        var biases = new double[targets];
        for (var target = 0; target < targets; target++)
        {
            var solution = Cholesky.Solve((double[])products.Clone(), sums[target]);
            solution.AsSpan(0, width).CopyTo(weights.AsSpan(target * width));
            biases[target] = solution[width];
        }

        return new LinearModel(weights, biases);
    }

    // The lower half of the products is all that is read.
    private static void Add(InputTable inputs, int row, double[] products, double[][] sums)
    {
        var values = inputs.Features[row];
        var size = values.Length + 1;
        var weight = (double)inputs.Rows.Weights[row];
        for (var i = 0; i < size; i++)
        {
            var value = weight * (i < values.Length ? values[i] : 1);
            if (value == 0)
                continue;
            LinearModel.Add(value, values[..Math.Min(i + 1, values.Length)], products.AsSpan(i * size));
            if (i == values.Length)
                products[(i * size) + i] += value;
            for (var target = 0; target < sums.Length; target++)
                sums[target][i] += value * inputs.Rows.TargetsOf(row)[target];
        }
    }
}
