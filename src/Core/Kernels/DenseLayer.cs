using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Lamina;

/// <summary>
/// A fully connected layer, <c>y = x Wᵀ + b</c>, over a batch of rows. Each output is summed over the inputs in the same
/// order whatever the batch, so a row's result does not depend on the rows beside it.
/// </summary>
/// <remarks>
/// The weights stand in panels of two vectors of outputs, which stay in the first cache while all rows pass. Four rows at a
/// time make eight sums that do not wait for each other, as many as two units for multiply and add with four cycles of
/// latency can have under way. A last panel of one vector has its sums over even and over odd inputs apart, for the same reason.
/// A layer of one or two outputs would fill vectors with nothing: there the inputs stand side by side, <c>[outputs, inputs]</c>.
/// </remarks>
internal sealed class DenseLayer
{
    private const int MostDots = 2;

    private readonly int lanes;
    private readonly float floor;
    private readonly bool hasDots;
    private readonly float[] weights;    // for each panel [inputs, outputs of the panel], or [outputs, inputs]
    private readonly float[] bias;

    /// <summary>Creates the layer.</summary>
    /// <param name="weight"><c>[outputs, inputs]</c>, as PyTorch keeps it.</param>
    /// <param name="bias"><c>[outputs]</c>.</param>
    /// <param name="inputs">How many inputs.</param>
    /// <param name="outputs">How many outputs.</param>
    /// <param name="floor">What outputs are at least: 0 where the layer ends in ReLU.</param>
    public DenseLayer(ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, int inputs, int outputs, float floor = float.NegativeInfinity)
        : this(weight, bias, inputs, outputs, floor, Lanes.Widest)
    {
    }

    /// <summary>Creates a layer that computes with vectors of a given width, 4, 8 or 16 floats.</summary>
    internal DenseLayer(ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, int inputs, int outputs, float floor, int lanes)
    {
        this.lanes = lanes;
        this.floor = floor;
        hasDots = outputs <= MostDots;
        Inputs = inputs;
        Outputs = outputs;
        OutputStride = (outputs + lanes - 1) / lanes * lanes;
        weights = new float[inputs * OutputStride];
        this.bias = new float[OutputStride];
        bias.CopyTo(this.bias);
        if (hasDots)
        {
            weight.CopyTo(weights);
            return;
        }

        for (var output = 0; output < outputs; output++)
        {
            var first = output / (2 * lanes) * (2 * lanes);
            var width = Math.Min(2 * lanes, OutputStride - first);
            for (var input = 0; input < inputs; input++)
                weights[(first * inputs) + (input * width) + output - first] = weight[(output * inputs) + input];
        }
    }

    public int Inputs { get; }

    public int Outputs { get; }

    /// <summary>The distance between the rows of the result: the outputs, filled up to whole vectors.</summary>
    public int OutputStride { get; }

    /// <summary>Applies the layer.</summary>
    /// <param name="x"><c>[rows, inputs]</c>, its rows <paramref name="inputStride"/> apart.</param>
    /// <param name="inputStride">The distance between the rows of <paramref name="x"/>.</param>
    /// <param name="rows">How many rows.</param>
    /// <param name="y">Room for <c>[rows, OutputStride]</c>.</param>
    public void Apply(ReadOnlySpan<float> x, int inputStride, int rows, Span<float> y)
    {
        if (rows == 0)
            return;

        // What follows reads and writes without bounds.
        ArgumentOutOfRangeException.ThrowIfNegative(inputStride);
        ref var from = ref MemoryMarshal.GetReference(x[..(((rows - 1) * inputStride) + Inputs)]);
        ref var to = ref MemoryMarshal.GetReference(y[..(rows * OutputStride)]);
        if (lanes == Lanes512.Count)
            Apply<Lanes512, Vector512<float>>(ref from, inputStride, rows, ref to);
        else if (lanes == Lanes256.Count)
            Apply<Lanes256, Vector256<float>>(ref from, inputStride, rows, ref to);
        else
            Apply<Lanes128, Vector128<float>>(ref from, inputStride, rows, ref to);
    }

    private void Apply<TLanes, TVector>(ref float x, int inputStride, int rows, ref float y)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        if (hasDots)
        {
            Dots<TLanes, TVector>(ref x, inputStride, rows, ref y);
            return;
        }

        ref var weight = ref MemoryMarshal.GetArrayDataReference(weights);
        ref var start = ref MemoryMarshal.GetArrayDataReference(bias);
        var column = 0;
        for (; column + (2 * TLanes.Count) <= OutputStride; column += 2 * TLanes.Count)
        {
            ref var panel = ref Unsafe.Add(ref weight, column * Inputs);
            ref var panelBias = ref Unsafe.Add(ref start, column);
            var row = 0;
            for (; row + 4 <= rows; row += 4)
                Four<TLanes, TVector>(ref panel, ref panelBias, ref Unsafe.Add(ref x, row * inputStride), inputStride, ref Unsafe.Add(ref y, (row * OutputStride) + column));
            for (; row < rows; row++)
                One<TLanes, TVector>(ref panel, ref panelBias, ref Unsafe.Add(ref x, row * inputStride), ref Unsafe.Add(ref y, (row * OutputStride) + column));
        }

        if (column < OutputStride)
        {
            ref var panel = ref Unsafe.Add(ref weight, column * Inputs);
            ref var panelBias = ref Unsafe.Add(ref start, column);
            var row = 0;
            for (; row + 4 <= rows; row += 4)
                FourNarrow<TLanes, TVector>(ref panel, ref panelBias, ref Unsafe.Add(ref x, row * inputStride), inputStride, ref Unsafe.Add(ref y, (row * OutputStride) + column));
            for (; row < rows; row++)
                OneNarrow<TLanes, TVector>(ref panel, ref panelBias, ref Unsafe.Add(ref x, row * inputStride), ref Unsafe.Add(ref y, (row * OutputStride) + column));
        }
    }

    // Each output by itself: the inputs side by side, what is left of them one after the other.
    private void Dots<TLanes, TVector>(ref float x, int inputStride, int rows, ref float y)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        var whole = Inputs / TLanes.Count * TLanes.Count;
        for (var row = 0; row < rows; row++)
        {
            ref var inputs = ref Unsafe.Add(ref x, row * inputStride);
            for (var output = 0; output < Outputs; output++)
            {
                ref var weight = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(weights), output * Inputs);
                var sums = TLanes.Zero;
                nint i = 0;
                for (; i < whole; i += TLanes.Count)
                    sums = TLanes.MultiplyAdd(TLanes.Load(ref Unsafe.Add(ref inputs, i)), TLanes.Load(ref Unsafe.Add(ref weight, i)), sums);
                var sum = bias[output] + TLanes.Sum(sums);
                for (; i < Inputs; i++)
                    sum += Unsafe.Add(ref inputs, i) * Unsafe.Add(ref weight, i);
                Unsafe.Add(ref y, (row * OutputStride) + output) = sum < floor ? floor : sum;
            }
        }
    }

    // Four rows against a panel of two vectors.
    private void Four<TLanes, TVector>(ref float panel, ref float panelBias, ref float x, int inputStride, ref float y)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        ref var x1 = ref Unsafe.Add(ref x, inputStride);
        ref var x2 = ref Unsafe.Add(ref x1, inputStride);
        ref var x3 = ref Unsafe.Add(ref x2, inputStride);
        TVector a0, a1, a2, a3, b0, b1, b2, b3;
        a0 = a1 = a2 = a3 = TLanes.Load(ref panelBias);
        b0 = b1 = b2 = b3 = TLanes.Load(ref Unsafe.Add(ref panelBias, TLanes.Count));
        for (nint i = 0; i < Inputs; i++)
        {
            var a = TLanes.Load(ref panel);
            var b = TLanes.Load(ref Unsafe.Add(ref panel, TLanes.Count));
            panel = ref Unsafe.Add(ref panel, 2 * TLanes.Count);
            var value = TLanes.Broadcast(Unsafe.Add(ref x, i));
            a0 = TLanes.MultiplyAdd(value, a, a0);
            b0 = TLanes.MultiplyAdd(value, b, b0);
            value = TLanes.Broadcast(Unsafe.Add(ref x1, i));
            a1 = TLanes.MultiplyAdd(value, a, a1);
            b1 = TLanes.MultiplyAdd(value, b, b1);
            value = TLanes.Broadcast(Unsafe.Add(ref x2, i));
            a2 = TLanes.MultiplyAdd(value, a, a2);
            b2 = TLanes.MultiplyAdd(value, b, b2);
            value = TLanes.Broadcast(Unsafe.Add(ref x3, i));
            a3 = TLanes.MultiplyAdd(value, a, a3);
            b3 = TLanes.MultiplyAdd(value, b, b3);
        }

        StorePair<TLanes, TVector>(a0, b0, ref y);
        StorePair<TLanes, TVector>(a1, b1, ref Unsafe.Add(ref y, OutputStride));
        StorePair<TLanes, TVector>(a2, b2, ref Unsafe.Add(ref y, 2 * OutputStride));
        StorePair<TLanes, TVector>(a3, b3, ref Unsafe.Add(ref y, 3 * OutputStride));
    }

    private void One<TLanes, TVector>(ref float panel, ref float panelBias, ref float x, ref float y)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        var a0 = TLanes.Load(ref panelBias);
        var b0 = TLanes.Load(ref Unsafe.Add(ref panelBias, TLanes.Count));
        for (nint i = 0; i < Inputs; i++)
        {
            var value = TLanes.Broadcast(Unsafe.Add(ref x, i));
            a0 = TLanes.MultiplyAdd(value, TLanes.Load(ref panel), a0);
            b0 = TLanes.MultiplyAdd(value, TLanes.Load(ref Unsafe.Add(ref panel, TLanes.Count)), b0);
            panel = ref Unsafe.Add(ref panel, 2 * TLanes.Count);
        }

        StorePair<TLanes, TVector>(a0, b0, ref y);
    }

    // Four rows against a panel of one vector, even and odd inputs apart.
    private void FourNarrow<TLanes, TVector>(ref float panel, ref float panelBias, ref float x, int inputStride, ref float y)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        ref var x1 = ref Unsafe.Add(ref x, inputStride);
        ref var x2 = ref Unsafe.Add(ref x1, inputStride);
        ref var x3 = ref Unsafe.Add(ref x2, inputStride);
        TVector a0, a1, a2, a3, b0, b1, b2, b3;
        a0 = a1 = a2 = a3 = TLanes.Load(ref panelBias);
        b0 = b1 = b2 = b3 = TLanes.Zero;
        nint i = 0;
        for (; i < Inputs - 1; i += 2)
        {
            var a = TLanes.Load(ref panel);
            var b = TLanes.Load(ref Unsafe.Add(ref panel, TLanes.Count));
            panel = ref Unsafe.Add(ref panel, 2 * TLanes.Count);
            a0 = TLanes.MultiplyAdd(TLanes.Broadcast(Unsafe.Add(ref x, i)), a, a0);
            b0 = TLanes.MultiplyAdd(TLanes.Broadcast(Unsafe.Add(ref x, i + 1)), b, b0);
            a1 = TLanes.MultiplyAdd(TLanes.Broadcast(Unsafe.Add(ref x1, i)), a, a1);
            b1 = TLanes.MultiplyAdd(TLanes.Broadcast(Unsafe.Add(ref x1, i + 1)), b, b1);
            a2 = TLanes.MultiplyAdd(TLanes.Broadcast(Unsafe.Add(ref x2, i)), a, a2);
            b2 = TLanes.MultiplyAdd(TLanes.Broadcast(Unsafe.Add(ref x2, i + 1)), b, b2);
            a3 = TLanes.MultiplyAdd(TLanes.Broadcast(Unsafe.Add(ref x3, i)), a, a3);
            b3 = TLanes.MultiplyAdd(TLanes.Broadcast(Unsafe.Add(ref x3, i + 1)), b, b3);
        }

        if (i < Inputs)
        {
            var a = TLanes.Load(ref panel);
            a0 = TLanes.MultiplyAdd(TLanes.Broadcast(Unsafe.Add(ref x, i)), a, a0);
            a1 = TLanes.MultiplyAdd(TLanes.Broadcast(Unsafe.Add(ref x1, i)), a, a1);
            a2 = TLanes.MultiplyAdd(TLanes.Broadcast(Unsafe.Add(ref x2, i)), a, a2);
            a3 = TLanes.MultiplyAdd(TLanes.Broadcast(Unsafe.Add(ref x3, i)), a, a3);
        }

        Store<TLanes, TVector>(TLanes.Add(a0, b0), ref y);
        Store<TLanes, TVector>(TLanes.Add(a1, b1), ref Unsafe.Add(ref y, OutputStride));
        Store<TLanes, TVector>(TLanes.Add(a2, b2), ref Unsafe.Add(ref y, 2 * OutputStride));
        Store<TLanes, TVector>(TLanes.Add(a3, b3), ref Unsafe.Add(ref y, 3 * OutputStride));
    }

    private void OneNarrow<TLanes, TVector>(ref float panel, ref float panelBias, ref float x, ref float y)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        var a0 = TLanes.Load(ref panelBias);
        var b0 = TLanes.Zero;
        nint i = 0;
        for (; i < Inputs - 1; i += 2)
        {
            a0 = TLanes.MultiplyAdd(TLanes.Broadcast(Unsafe.Add(ref x, i)), TLanes.Load(ref panel), a0);
            b0 = TLanes.MultiplyAdd(TLanes.Broadcast(Unsafe.Add(ref x, i + 1)), TLanes.Load(ref Unsafe.Add(ref panel, TLanes.Count)), b0);
            panel = ref Unsafe.Add(ref panel, 2 * TLanes.Count);
        }

        if (i < Inputs)
            a0 = TLanes.MultiplyAdd(TLanes.Broadcast(Unsafe.Add(ref x, i)), TLanes.Load(ref panel), a0);
        Store<TLanes, TVector>(TLanes.Add(a0, b0), ref y);
    }

    private void StorePair<TLanes, TVector>(TVector a, TVector b, ref float y)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        Store<TLanes, TVector>(a, ref y);
        Store<TLanes, TVector>(b, ref Unsafe.Add(ref y, TLanes.Count));
    }

    private void Store<TLanes, TVector>(TVector values, ref float y)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct =>
        TLanes.Store(TLanes.Max(TLanes.Broadcast(floor), values), ref y);
}
