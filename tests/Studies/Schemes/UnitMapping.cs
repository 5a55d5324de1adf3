using Lamina;
using MathNet.Numerics.LinearAlgebra;

namespace Studies.Schemes;

/// <summary>Brings the hidden units of fold networks onto those of the first.</summary>
/// <param name="activations">What the networks make of the rows.</param>
/// <param name="folds">Which rows each network learned from, as positions among the rows with activations.</param>
internal sealed class UnitMapping(FoldActivations activations, int[][] folds)
{
    /// <summary>By ridge regression or rotation.</summary>
    public FoldActivations To(Alignment alignment) => activations.Mapped((fold, training, test) =>
    {
        if (fold == 0 || alignment == Alignment.None)
            return (training, test);
        var (weight, bias) = BasisMapping.Fit(
            alignment, Rows(training, folds[fold]), Rows(activations.Units(activations.Training[0]), folds[fold]), activations.Hidden);
        return (Apply(training, weight.Values, bias.Values), Apply(test, weight.Values, bias.Values));
    });

    /// <summary>Onto the first few directions in which the first network's units vary most; the others are 0.</summary>
    /// <param name="count">How many directions.</param>
    public FoldActivations ToFewer(int count)
    {
        var mapped = To(Alignment.Ridge);
        var basis = mapped.Units(mapped.Training[0]);
        var hidden = activations.Hidden;
        var rows = basis.Length / hidden;
        var mean = new double[hidden];
        for (var i = 0; i < basis.Length; i++)
            mean[i % hidden] += (double)basis[i] / rows;
        var centered = Matrix<double>.Build.Dense(rows, hidden, (row, unit) => basis[(row * hidden) + unit] - mean[unit]);
        var vectors = centered.TransposeThisAndMultiply(centered).Evd(Symmetricity.Symmetric).EigenVectors;
        var kept = Math.Min(count, hidden);
        var weight = new float[hidden * hidden];
        for (var direction = 0; direction < kept; direction++)
        {
            for (var unit = 0; unit < hidden; unit++)
                weight[(direction * hidden) + unit] = (float)vectors[unit, hidden - 1 - direction];
        }

        return mapped.Mapped((_, training, test) => (Apply(training, weight, new float[hidden]), Apply(test, weight, new float[hidden])));
    }

    private float[] Rows(float[] units, int[] rows)
    {
        var picked = new float[rows.Length * activations.Hidden];
        for (var i = 0; i < rows.Length; i++)
            units.AsSpan(rows[i] * activations.Hidden, activations.Hidden).CopyTo(picked.AsSpan(i * activations.Hidden));
        return picked;
    }

    private float[] Apply(float[] units, float[] weight, float[] bias)
    {
        var width = activations.Hidden;
        var mapped = new float[units.Length];
        for (var row = 0; row < units.Length / width; row++)
        {
            for (var to = 0; to < width; to++)
            {
                var sum = bias[to];
                for (var from = 0; from < width; from++)
                    sum += weight[(to * width) + from] * units[(row * width) + from];
                mapped[(row * width) + to] = sum;
            }
        }

        return mapped;
    }
}
