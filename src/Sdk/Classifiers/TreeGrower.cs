namespace Lamina;

/// <summary>
/// Grows the trees of a random forest (Breiman 2001) to their full depth. A split is the one, among inputs drawn for each node, that
/// leaves the least variance of the target; of classes written as 0 and 1 that is the least Gini impurity.
/// </summary>
/// <param name="bins">The rows' inputs.</param>
/// <param name="targets">For each row its class, or its number.</param>
/// <param name="outputs">How many values a leaf has: one for each class; one for a number, or for the share of true.</param>
/// <param name="tried">How many inputs a split chooses from.</param>
/// <param name="minimumRows">The fewest rows in a leaf.</param>
internal sealed class TreeGrower(InputBins bins, float[] targets, int outputs, int tried, int minimumRows)
{
    private const double SmallestGain = 1e-9;

    private readonly int[] inputs = FoldPlan.AllPositions(bins.Codes.Length);
    private readonly int stride = outputs + 2;   // of a bin: the sums of the outputs, the weight, the number of rows
    private readonly double[] histogram = new double[256 * (outputs + 2)];
    private readonly double[] left = new double[outputs + 2];
    private readonly double[] all = new double[outputs + 2];
    private readonly Stack<(int Start, int End, int Parent, bool Left)> open = new();
    private readonly List<int> roots = [];
    private readonly List<TreeNode> nodes = [];
    private readonly List<double> leaves = [];

    /// <summary>Grows one tree.</summary>
    /// <param name="rows">The rows to learn from, each once; they are reordered.</param>
    /// <param name="weights">For each row of the table how much it counts here.</param>
    /// <param name="random">Draws the inputs.</param>
    public void Grow(int[] rows, double[] weights, ref SeededRandom random)
    {
        roots.Add(0);   // until it is linked
        open.Push((0, rows.Length, -1, false));
        while (open.TryPop(out var part))
        {
            Sum(rows.AsSpan(part.Start..part.End), weights);
            var split = FindSplit(rows.AsSpan(part.Start..part.End), weights, ref random);
            if (split is not var (input, bin))
            {
                Link(part.Parent, part.Left, ~(leaves.Count / outputs));
                for (var i = 0; i < outputs; i++)
                    leaves.Add(all[i] / all[outputs]);
                continue;
            }

            var middle = part.Start + Divide(rows.AsSpan(part.Start..part.End), bins.Codes[input], bin);
            Link(part.Parent, part.Left, nodes.Count);
            nodes.Add(new TreeNode(input, bins.Thresholds[input][bin], 0, 0, 0));
            open.Push((middle, part.End, nodes.Count - 1, false));
            open.Push((part.Start, middle, nodes.Count - 1, true));
        }
    }

    /// <summary>The trees; a leaf's values are divided by their number, so that their sum is the mean.</summary>
    public TreeEnsemble Build()
    {
        var values = leaves.ToArray();
        foreach (ref var value in values.AsSpan())
            value /= roots.Count;
        return new TreeEnsemble(inputs.Length, [], outputs, [.. roots], new int[roots.Count], [.. nodes], values, [], outputs);
    }

    private void Sum(ReadOnlySpan<int> rows, double[] weights)
    {
        Array.Clear(all);
        foreach (var row in rows)
            Add(all, row, weights[row]);
    }

    private (int Input, int Bin)? FindSplit(ReadOnlySpan<int> rows, double[] weights, ref SeededRandom random)
    {
        if (rows.Length < 2 * minimumRows)
            return null;
        var whole = Purity(all);
        var (best, highest) = (((int, int)?)null, whole + (SmallestGain * Math.Max(1, Math.Abs(whole))));

        // Inputs without two bins here do not count as tried: there is nothing to choose.
        var count = 0;
        for (var i = 0; i < inputs.Length && count < tried; i++)
        {
            var other = i + random.NextInt32(inputs.Length - i);
            (inputs[i], inputs[other]) = (inputs[other], inputs[i]);
            if (!TryInput(inputs[i], rows, weights, ref best, ref highest))
                continue;
            count++;
        }

        return best;
    }

    private bool TryInput(int input, ReadOnlySpan<int> rows, double[] weights, ref (int, int)? best, ref double highest)
    {
        var codes = bins.Codes[input];
        var (lowest, last) = (int.MaxValue, -1);
        foreach (var row in rows)
        {
            lowest = Math.Min(lowest, codes[row]);
            last = Math.Max(last, codes[row]);
        }

        if (lowest == last)
            return false;
        histogram.AsSpan((lowest * stride)..((last + 1) * stride)).Clear();
        foreach (var row in rows)
            Add(histogram.AsSpan(codes[row] * stride, stride), row, weights[row]);

        Array.Clear(left);
        for (var bin = lowest; bin < last; bin++)
        {
            var here = histogram.AsSpan(bin * stride, stride);
            if (here[^1] == 0)
                continue;   // as the split before
            for (var i = 0; i < left.Length; i++)
                left[i] += here[i];
            if (left[^1] < minimumRows || all[^1] - left[^1] < minimumRows)
                continue;
            var purity = PurityOfBoth();
            if (purity > highest)
                (best, highest) = ((input, bin), purity);
        }

        return true;
    }

    // Σ s² / w over both sides: the larger, the less variance is left.
    private double PurityOfBoth()
    {
        var (below, above) = (0.0, 0.0);
        for (var i = 0; i < outputs; i++)
        {
            below += left[i] * left[i];
            above += (all[i] - left[i]) * (all[i] - left[i]);
        }

        return (below / left[outputs]) + (above / (all[outputs] - left[outputs]));
    }

    private double Purity(double[] sums)
    {
        var purity = 0.0;
        for (var i = 0; i < outputs; i++)
            purity += sums[i] * sums[i];
        return purity / sums[outputs];
    }

    private void Add(Span<double> sums, int row, double weight)
    {
        if (outputs > 1)
            sums[(int)targets[row]] += weight;
        else
            sums[0] += weight * targets[row];
        sums[outputs] += weight;
        sums[outputs + 1]++;
    }

    private static int Divide(Span<int> rows, byte[] codes, int bin)
    {
        var (front, back) = (0, rows.Length - 1);
        while (front <= back)
        {
            if (codes[rows[front]] <= bin)
            {
                front++;
                continue;
            }

            (rows[front], rows[back]) = (rows[back], rows[front]);
            back--;
        }

        return front;
    }

    private void Link(int parent, bool asLeft, int child)
    {
        if (parent < 0)
            roots[^1] = child;
        else
            nodes[parent] = asLeft ? nodes[parent] with { Left = child } : nodes[parent] with { Right = child };
    }
}
