namespace Lamina;

/// <summary>
/// Piecewise-linear embeddings without libtorch (Gorishniy et al. 2022): a number is 1 in every bin below it, its share
/// of the bin it is in, 0 above; a dense layer of its own and ReLU follow. The bins below are one sum, known beforehand,
/// so that a number costs two vectors however many bins there are.
/// </summary>
internal sealed class PiecewiseLinearKernel
{
    private readonly int[] inputs;
    private readonly int bins;
    private readonly float[] edges;
    private readonly float[] weights;
    private readonly float[] below;

    /// <summary>Builds the kernel from trained weights, checking every shape.</summary>
    public PiecewiseLinearKernel(int[] inputs, NetworkWeights weights)
    {
        const int Width = NumberEmbeddings.VectorWidth;
        this.inputs = inputs;
        bins = NumberEmbeddings.Bins;
        edges = weights.Require(Names.Edges, inputs.Length, bins + 1);
        this.weights = weights.Require(Names.Weight, inputs.Length, bins, Width);
        var bias = weights.Require(Names.Bias, inputs.Length, Width);
        below = new float[this.weights.Length];
        for (var column = 0; column < inputs.Length; column++)
        {
            for (var unit = 0; unit < Width; unit++)
            {
                double sum = bias[(column * Width) + unit];
                for (var bin = 0; bin < bins; bin++)
                {
                    var position = (((column * bins) + bin) * Width) + unit;
                    below[position] = (float)sum;
                    sum += this.weights[position];
                }
            }
        }
    }

    /// <summary>How many values a row becomes.</summary>
    public int Width => inputs.Length * NumberEmbeddings.VectorWidth;

    /// <summary>Writes the embeddings of one row.</summary>
    /// <param name="numeric">The row's scaled numbers.</param>
    /// <param name="target">Room for <see cref="Width"/> values.</param>
    public void Apply(ReadOnlySpan<float> numeric, Span<float> target)
    {
        for (var column = 0; column < inputs.Length; column++)
        {
            var x = numeric[inputs[column]];
            var own = edges.AsSpan(column * (bins + 1), bins + 1);
            var bin = BinOf(own[1..^1], x);
            var share = ShareOf(own[bin], own[bin + 1], x, bin);
            var offset = ((column * bins) + bin) * NumberEmbeddings.VectorWidth;
            var units = target.Slice(column * NumberEmbeddings.VectorWidth, NumberEmbeddings.VectorWidth);
            for (var unit = 0; unit < units.Length; unit++)
                units[unit] = MathF.Max(0, below[offset + unit] + (share * weights[offset + unit]));
        }
    }

    // The number of inner edges at or below x.
    private static int BinOf(ReadOnlySpan<float> inner, float x)
    {
        int low = 0, high = inner.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (inner[middle] <= x)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    // The first and the last bin are open: a number beyond all training rows goes on along the line.
    private float ShareOf(float from, float to, float x, int bin)
    {
        var width = to - from;
        if (!(width > 0))
            return x >= to ? 1 : 0;
        var share = (x - from) / width;
        return bin == 0 ? share : bin == bins - 1 ? share : Math.Clamp(share, 0, 1);
    }

    /// <summary>The names of the weights.</summary>
    public static class Names
    {
        public const string Module = "piecewise-linear";
        public const string Edges = "numbers." + Module + ".edges";
        public const string Weight = "numbers." + Module + ".weight";
        public const string Bias = "numbers." + Module + ".bias";
    }
}
