namespace Lamina;

/// <summary>
/// The second half of an autoencoder without libtorch: from the narrow layer back to the columns, and how far what comes
/// back is from what went in.
/// </summary>
internal sealed class DecoderKernel
{
    private readonly Reconstruction reconstruction;
    private readonly Activation activation;
    private readonly DenseLayer[] dense;
    private readonly DenseLayer output;

    /// <summary>Builds the kernel from trained weights, checking every shape.</summary>
    public DecoderKernel(FittedSchema fitted, NetworkDescriptor descriptor, NetworkWeights weights)
    {
        reconstruction = fitted.Reconstruction;
        activation = descriptor.Activation;
        var hidden = descriptor.Hidden;
        dense = new DenseLayer[hidden.Count - 1];
        for (var i = 0; i < dense.Length; i++)
        {
            var (from, to) = (hidden[^(i + 1)], hidden[^(i + 2)]);
            var name = FormattableString.Invariant($"decode{i + 1}");
            var weight = descriptor.TiedWeights
                ? Transpose(weights.Require(FormattableString.Invariant($"dense{hidden.Count - i}.weight"), from, to), from, to)
                : weights.Require(name + ".weight", to, from);
            dense[i] = new DenseLayer(weight, weights.Require(name + ".bias", to), from, to);
        }

        output = new DenseLayer(
            weights.Require("output.weight", reconstruction.Width, hidden[0]),
            weights.Require("output.bias", reconstruction.Width),
            hidden[0],
            reconstruction.Width);
        Widest = output.OutputStride;
        foreach (var layer in dense)
            Widest = Math.Max(Widest, layer.OutputStride);
    }

    /// <summary>How many floats of each buffer a row needs.</summary>
    public int Widest { get; }

    /// <summary>Decodes rows.</summary>
    /// <param name="narrow">The narrow layer's activations, <c>[rows, width]</c>.</param>
    /// <param name="stride">The distance between its rows.</param>
    /// <param name="rows">How many rows.</param>
    /// <param name="first">A buffer of <c>rows * Widest</c> floats that does not hold <paramref name="narrow"/>.</param>
    /// <param name="second">Another, which may: it is overwritten once it has been read.</param>
    /// <returns>What the decoder gives back, <c>[rows, OutputStride]</c>.</returns>
    public ReadOnlySpan<float> Decode(ReadOnlySpan<float> narrow, int stride, int rows, Span<float> first, Span<float> second)
    {
        var below = narrow;
        foreach (var layer in dense)
        {
            layer.Apply(below, stride, rows, first);
            ActivationFunction.Apply(activation, first[..(rows * layer.OutputStride)]);
            below = first;
            stride = layer.OutputStride;
            var written = first;
            first = second;
            second = written;
        }

        output.Apply(below, stride, rows, first);
        return first;
    }

    /// <summary>The distance between the rows of what <see cref="Decode"/> gives.</summary>
    public int OutputStride => output.OutputStride;

    private static float[] Transpose(float[] weight, int rows, int columns)
    {
        var transposed = new float[weight.Length];
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
                transposed[(column * rows) + row] = weight[(row * columns) + column];
        }

        return transposed;
    }
}
