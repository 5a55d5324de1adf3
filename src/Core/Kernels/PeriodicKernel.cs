using System.Numerics;

namespace Lamina;

/// <summary>
/// Periodic embeddings without libtorch (Gorishniy et al. 2022): sines and cosines of a number at learned frequencies,
/// then a dense layer of its own and ReLU.
/// </summary>
internal sealed class PeriodicKernel
{
    private readonly int[] inputs;
    private readonly float[] frequencies;
    private readonly DenseLayer[] dense;

    /// <summary>Builds the kernel from trained weights, checking every shape.</summary>
    public PeriodicKernel(int[] inputs, NetworkWeights weights)
    {
        const int Waves = 2 * NumberEmbeddings.Frequencies;
        const int Width = NumberEmbeddings.VectorWidth;
        this.inputs = inputs;
        frequencies = weights.Require(Names.Frequencies, inputs.Length, NumberEmbeddings.Frequencies);
        var weight = weights.Require(Names.Weight, inputs.Length, Waves, Width);
        var bias = weights.Require(Names.Bias, inputs.Length, Width);
        dense = new DenseLayer[inputs.Length];
        for (var column = 0; column < dense.Length; column++)
        {
            var transposed = new float[Width * Waves];
            for (var wave = 0; wave < Waves; wave++)
            {
                for (var unit = 0; unit < Width; unit++)
                    transposed[(unit * Waves) + wave] = weight[(((column * Waves) + wave) * Width) + unit];
            }

            dense[column] = new DenseLayer(transposed, bias.AsSpan(column * Width, Width).ToArray(), Waves, Width);
        }
    }

    /// <summary>How many values a row becomes.</summary>
    public int Width => inputs.Length * NumberEmbeddings.VectorWidth;

    /// <summary>Writes the embeddings of one row.</summary>
    /// <param name="numeric">The row's scaled numbers.</param>
    /// <param name="target">Room for <see cref="Width"/> values.</param>
    public void Apply(ReadOnlySpan<float> numeric, Span<float> target)
    {
        const int Half = NumberEmbeddings.Frequencies;
        Span<float> waves = stackalloc float[2 * Half];
        Span<float> units = stackalloc float[Lanes.Pad(NumberEmbeddings.VectorWidth)];
        for (var column = 0; column < inputs.Length; column++)
        {
            var x = new Vector<float>(2 * MathF.PI * numeric[inputs[column]]);
            for (var i = 0; i < Half; i += Vector<float>.Count)
            {
                var (sin, cos) = Vector.SinCos(new Vector<float>(frequencies, (column * Half) + i) * x);
                sin.CopyTo(waves[i..]);
                cos.CopyTo(waves[(Half + i)..]);
            }

            dense[column].Apply(waves, waves.Length, 1, units);
            ActivationFunction.Apply(Activation.Relu, units);
            units[..NumberEmbeddings.VectorWidth].CopyTo(target[(column * NumberEmbeddings.VectorWidth)..]);
        }
    }

    /// <summary>The names of the weights.</summary>
    public static class Names
    {
        public const string Module = "periodic-waves";
        public const string Frequencies = "numbers." + Module + ".frequencies";
        public const string Weight = "numbers." + Module + ".weight";
        public const string Bias = "numbers." + Module + ".bias";
    }
}
