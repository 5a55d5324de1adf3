using System.Numerics;

namespace Lamina;

/// <summary>
/// Applies the <see cref="NumberEncoder"/>s of a row's numbers, several at a time. A number has the same bits as from its encoder.
/// </summary>
internal sealed class RowScaler
{
    private readonly NumberEncoder[] encoders;
    private readonly double[] centers;
    private readonly double[] scales;
    private readonly bool[] isPeriodic;
    private readonly bool anyPeriodic;

    /// <summary>Takes over the encoders of some of a row's numbers.</summary>
    /// <param name="encoders">The encoders of all numbers.</param>
    /// <param name="first">The first of those to encode.</param>
    /// <param name="count">How many.</param>
    public RowScaler(IReadOnlyList<NumberEncoder> encoders, int first, int count)
    {
        this.encoders = [.. encoders.Skip(first).Take(count)];
        centers = new double[count];
        scales = new double[count];
        isPeriodic = new bool[count];
        for (var i = 0; i < count; i++)
            (centers[i], scales[i], isPeriodic[i]) = (this.encoders[i].Center, this.encoders[i].Scale, this.encoders[i].Width > 1);
        anyPeriodic = isPeriodic.AsSpan().Contains(true);
    }

    /// <summary>Writes the network's inputs for the numbers of a row; missing ones become zeros.</summary>
    /// <param name="numbers">The numbers, NaN where missing.</param>
    /// <param name="inputs">Room for the inputs: one for a number, two for one that repeats. It may be <paramref name="numbers"/> where none repeats.</param>
    /// <returns>How many inputs there are.</returns>
    public int Encode(ReadOnlySpan<float> numbers, Span<float> inputs)
    {
        if (!anyPeriodic)
        {
            EncodePlain(numbers[..encoders.Length], 0, inputs[..encoders.Length]);
            return encoders.Length;
        }

        var (number, input) = (0, 0);
        while (number < encoders.Length)
        {
            var stretch = isPeriodic.AsSpan(number).IndexOf(true);
            if (stretch < 0)
                stretch = encoders.Length - number;
            EncodePlain(numbers.Slice(number, stretch), number, inputs.Slice(input, stretch));
            number += stretch;
            input += stretch;
            if (number < encoders.Length)
            {
                encoders[number].Encode(numbers[number], inputs[input..]);
                number++;
                input += 2;
            }
        }

        return input;
    }

    // NumberEncoder.Encode, operation for operation.
    private void EncodePlain(ReadOnlySpan<float> numbers, int number, Span<float> inputs)
    {
        var i = 0;
        for (; i <= numbers.Length - Vector<float>.Count; i += Vector<float>.Count)
            EncodeVector(numbers[i..], number + i, inputs[i..]);
        for (; i < numbers.Length; i++)
            encoders[number + i].Encode(numbers[i], inputs[i..]);
    }

    private void EncodeVector(ReadOnlySpan<float> numbers, int number, Span<float> inputs)
    {
        var values = new Vector<float>(numbers);
        Vector.Widen(values, out var low, out var high);
        var scaled = Vector.Narrow(Scale(low, number), Scale(high, number + Vector<double>.Count));
        Vector.ConditionalSelect(Vector.Equals(values, values), scaled, Vector<float>.Zero).CopyTo(inputs);
    }

    private Vector<double> Scale(Vector<double> values, int number)
    {
        var scaled = (values - new Vector<double>(centers, number)) * new Vector<double>(scales, number);
        return scaled / Vector.SquareRoot(Vector<double>.One + (scaled * scaled / new Vector<double>(NumberEncoder.ClipAt * NumberEncoder.ClipAt)));
    }
}
