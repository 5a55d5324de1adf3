using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Lamina;

/// <summary>
/// A fully connected layer, <c>y = x Wᵀ + b</c>, over a batch of rows. Each output is summed over the inputs in
/// their order whatever the batch, so a row's result does not depend on the rows beside it.
/// </summary>
internal sealed class DenseLayer
{
    private static readonly int Lanes = Vector<float>.Count;

    // [inputs, paddedOutputs]: the weights of one input side by side, so that a vector holds several outputs.
    private readonly float[] weights;
    private readonly float[] bias;
    private readonly int paddedOutputs;

    /// <summary>Creates the layer.</summary>
    /// <param name="weight"><c>[outputs, inputs]</c>, as PyTorch keeps it.</param>
    /// <param name="bias"><c>[outputs]</c>.</param>
    /// <param name="inputs">How many inputs.</param>
    /// <param name="outputs">How many outputs.</param>
    public DenseLayer(ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, int inputs, int outputs)
    {
        Inputs = inputs;
        Outputs = outputs;
        paddedOutputs = PaddedWidth(outputs);
        weights = new float[inputs * paddedOutputs];
        this.bias = new float[paddedOutputs];
        bias.CopyTo(this.bias);
        for (var output = 0; output < outputs; output++)
        {
            for (var input = 0; input < inputs; input++)
                weights[(input * paddedOutputs) + output] = weight[(output * inputs) + input];
        }
    }

    public int Inputs { get; }

    public int Outputs { get; }

    /// <summary>The distance between the rows of the result: the outputs, filled up to whole vectors.</summary>
    public int OutputStride => paddedOutputs;

    /// <summary>A width filled up to whole vectors.</summary>
    public static int PaddedWidth(int width) => (width + Lanes - 1) / Lanes * Lanes;

    /// <summary>Applies the layer.</summary>
    /// <param name="x"><c>[rows, inputs]</c>, its rows <paramref name="inputStride"/> apart.</param>
    /// <param name="inputStride">The distance between the rows of <paramref name="x"/>.</param>
    /// <param name="rows">How many rows.</param>
    /// <param name="y">Room for <c>[rows, OutputStride]</c>.</param>
    public void Apply(ReadOnlySpan<float> x, int inputStride, int rows, Span<float> y)
    {
        var row = 0;
        for (; row + 4 <= rows; row += 4)
            ApplyToFour(x[(row * inputStride)..], inputStride, y[(row * paddedOutputs)..]);
        for (; row < rows; row++)
            ApplyToOne(x[(row * inputStride)..], y[(row * paddedOutputs)..]);
    }

    private void ApplyToOne(ReadOnlySpan<float> x, Span<float> y)
    {
        x = x[..Inputs];
        for (var column = 0; column < paddedOutputs; column += Lanes)
        {
            var sum = new Vector<float>(bias, column);
            ref var weight = ref MemoryMarshal.GetReference(weights.AsSpan(column));
            foreach (var value in x)
            {
                sum = Vector.MultiplyAddEstimate(new Vector<float>(value), Load(ref weight), sum);
                weight = ref Unsafe.Add(ref weight, paddedOutputs);
            }

            sum.CopyTo(y[column..]);
        }
    }

    // Four rows at a time: each vector of weights that is loaded is used four times.
    private void ApplyToFour(ReadOnlySpan<float> x, int inputStride, Span<float> y)
    {
        var x0 = x[..Inputs];
        var x1 = x.Slice(inputStride, Inputs);
        var x2 = x.Slice(2 * inputStride, Inputs);
        var x3 = x.Slice(3 * inputStride, Inputs);
        for (var column = 0; column < paddedOutputs; column += Lanes)
        {
            var sum0 = new Vector<float>(bias, column);
            var sum1 = sum0;
            var sum2 = sum0;
            var sum3 = sum0;
            ref var weight = ref MemoryMarshal.GetReference(weights.AsSpan(column));
            for (var i = 0; i < x0.Length; i++)
            {
                var loaded = Load(ref weight);
                sum0 = Vector.MultiplyAddEstimate(new Vector<float>(x0[i]), loaded, sum0);
                sum1 = Vector.MultiplyAddEstimate(new Vector<float>(x1[i]), loaded, sum1);
                sum2 = Vector.MultiplyAddEstimate(new Vector<float>(x2[i]), loaded, sum2);
                sum3 = Vector.MultiplyAddEstimate(new Vector<float>(x3[i]), loaded, sum3);
                weight = ref Unsafe.Add(ref weight, paddedOutputs);
            }

            sum0.CopyTo(y[column..]);
            sum1.CopyTo(y[(paddedOutputs + column)..]);
            sum2.CopyTo(y[((2 * paddedOutputs) + column)..]);
            sum3.CopyTo(y[((3 * paddedOutputs) + column)..]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> Load(ref float source) =>
        Unsafe.ReadUnaligned<Vector<float>>(ref Unsafe.As<float, byte>(ref source));
}
