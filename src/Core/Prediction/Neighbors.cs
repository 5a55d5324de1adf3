using System.Numerics;

namespace Lamina;

/// <summary>
/// The training rows themselves: a row's outputs are the weighted votes, or the weighted mean, of those nearest to it by
/// Euclidean distance (Cover and Hart 1967). Of equally near rows the earlier one counts.
/// </summary>
internal sealed class Neighbors : Scorer
{
    /// <summary>The most neighbours that are asked.</summary>
    public const int MostCount = 10_000;

    // So many floats of stored rows stay in the cache while every row of a chunk is compared with them.
    private const int BlockFloats = 16 * 1024;

    private readonly RowLayout layout;
    private readonly int stride;
    private readonly float[] padded;

    /// <summary>Takes rows over.</summary>
    /// <param name="layout">The rows.</param>
    /// <param name="inputs">What distances are measured over.</param>
    /// <param name="points">The training rows' inputs, <c>[rows, inputs]</c>.</param>
    /// <param name="targets">Their targets, <c>[rows]</c>.</param>
    /// <param name="weights">How much each counts, <c>[rows]</c>; above 0.</param>
    /// <param name="count">How many neighbours are asked, at most as many as there are rows.</param>
    /// <param name="shares">The classes' shares, or null for a number.</param>
    public Neighbors(RowLayout layout, InputEncoder inputs, float[] points, float[] targets, float[] weights, int count, ClassShares? shares)
    {
        this.layout = layout;
        Inputs = inputs;
        Points = points;
        Targets = targets;
        Weights = weights;
        Count = count;
        Shares = shares;

        // Rows padded by zeros to whole vectors: no tail to handle, and zeros add nothing to a distance.
        stride = Lanes.Pad(inputs.Width);
        padded = RowArray.Create<float>(targets.Length, stride);
        for (var row = 0; row < targets.Length; row++)
            points.AsSpan(row * inputs.Width, inputs.Width).CopyTo(padded.AsSpan(row * stride));
    }

    public InputEncoder Inputs { get; }

    public float[] Points { get; }

    public float[] Targets { get; }

    public float[] Weights { get; }

    public int Count { get; }

    public ClassShares? Shares { get; }

    /// <summary>Inputs of a row, and the distances of its nearest rows so far.</summary>
    public override int WorkWidth => stride + Count;

    public override int PickCount => RowScratch.ChunkRows * Count;

    public override void Score(ModelScratch scratch, int rows)
    {
        var inputs = scratch.Work.AsSpan(0, rows * stride);
        var distances = scratch.Work.AsSpan(inputs.Length, rows * Count);
        inputs.Clear();
        distances.Fill(float.PositiveInfinity);
        scratch.Picks.AsSpan().Clear();
        for (var row = 0; row < rows; row++)
            Inputs.Encode(scratch.ValuesOf(row), scratch.CodesOf(row), inputs.Slice(row * stride, Inputs.Width));

        var block = Math.Max(1, BlockFloats / stride);
        for (var first = 0; first < Targets.Length; first += block)
        {
            var last = Math.Min(first + block, Targets.Length);
            for (var row = 0; row < rows; row++)
            {
                Search(
                    inputs.Slice(row * stride, stride), first, last, distances.Slice(row * Count, Count), scratch.Picks.AsSpan(row * Count, Count));
            }
        }

        for (var row = 0; row < rows; row++)
            Vote(scratch.Picks.AsSpan(row * Count, Count), scratch.Scores, scratch.OutputsOf(row));
    }

    // Keeps the nearest rows in ascending order of distance; an equal distance goes behind.
    private void Search(ReadOnlySpan<float> input, int first, int last, Span<float> distances, Span<int> picks)
    {
        for (var point = first; point < last; point++)
        {
            var distance = Distance(input, padded.AsSpan(point * stride, stride));
            if (!(distance < distances[^1]))
                continue;
            var place = distances.Length - 1;
            for (; place > 0 && distance < distances[place - 1]; place--)
            {
                distances[place] = distances[place - 1];
                picks[place] = picks[place - 1];
            }

            distances[place] = distance;
            picks[place] = point;
        }
    }

    private static float Distance(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        // Four sums at a time: each addition need not wait for the one before.
        var lanes = Vector<float>.Count;
        var (sum0, sum1, sum2, sum3) = (Vector<float>.Zero, Vector<float>.Zero, Vector<float>.Zero, Vector<float>.Zero);
        var i = 0;
        for (; i <= a.Length - (4 * lanes); i += 4 * lanes)
        {
            sum0 += Square(a, b, i);
            sum1 += Square(a, b, i + lanes);
            sum2 += Square(a, b, i + (2 * lanes));
            sum3 += Square(a, b, i + (3 * lanes));
        }

        for (; i < a.Length; i += lanes)
            sum0 += Square(a, b, i);
        return Vector.Sum((sum0 + sum1) + (sum2 + sum3));
    }

    private static Vector<float> Square(ReadOnlySpan<float> a, ReadOnlySpan<float> b, int start)
    {
        var difference = new Vector<float>(a[start..]) - new Vector<float>(b[start..]);
        return difference * difference;
    }

    private void Vote(ReadOnlySpan<int> picks, Span<double> votes, Span<float> outputs)
    {
        votes.Clear();
        var total = 0.0;
        foreach (var pick in picks)
        {
            total += Weights[pick];
            if (Shares is null)
                votes[0] += Weights[pick] * (double)Targets[pick];
            else if (layout.Fitted.Classes is null)
                votes[0] += Targets[pick] > 0 ? Weights[pick] : 0;
            else
                votes[(int)Targets[pick]] += Weights[pick];
        }

        for (var i = 0; i < votes.Length; i++)
            votes[i] /= total;
        if (Shares is null)
            outputs[0] = (float)votes[0];
        else
            Shares.ToOutputs(votes, picks.Length, outputs);
    }
}
