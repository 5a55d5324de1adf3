namespace Lamina;

/// <summary>
/// A tree on one column that is grown best first: the leaf whose best cut takes the most squared error away is cut next.
/// For classes the error is that of their indicators, which is Gini's impurity.
/// </summary>
/// <param name="values">The column, ascending.</param>
/// <param name="labels">The rows' labels in the same order, <c>[rows, labelCount]</c>.</param>
/// <param name="classCount">How many classes, or 0 where the labels are numbers.</param>
/// <param name="labelCount">How many numbers a row's label has; 1 where there are classes.</param>
/// <param name="leastRows">The fewest rows of a leaf.</param>
internal sealed class BinTree(float[] values, float[] labels, int classCount, int labelCount, int leastRows)
{
    private readonly double[] leftSums = new double[Math.Max(labelCount, classCount)];
    private readonly double[] rightSums = new double[Math.Max(labelCount, classCount)];

    /// <summary>Grows leaves and returns the cuts between them, ascending.</summary>
    /// <param name="leaves">The most leaves.</param>
    public List<float> Grow(int leaves)
    {
        var open = new PriorityQueue<Cut, double>();
        var cuts = new List<float>();
        Offer(0, values.Length, open);
        while (cuts.Count < leaves - 1 && open.TryDequeue(out var cut, out _))
        {
            cuts.Add(cut.Edge);
            Offer(cut.Start, cut.Middle, open);
            Offer(cut.Middle, cut.End, open);
        }

        cuts.Sort();
        return cuts;
    }

    private void Offer(int start, int end, PriorityQueue<Cut, double> open)
    {
        if (end - start < 2 * leastRows || values[start] == values[end - 1])
            return;
        leftSums.AsSpan().Clear();
        rightSums.AsSpan().Clear();
        for (var i = start; i < end; i++)
            Add(rightSums, i, 1);
        var whole = Score(rightSums, end - start);

        var (best, middle) = (0.0, -1);
        for (var i = start; i < end - leastRows; i++)
        {
            Add(leftSums, i, 1);
            Add(rightSums, i, -1);
            if (i + 1 - start < leastRows || values[i] == values[i + 1])
                continue;
            var gain = Score(leftSums, i + 1 - start) + Score(rightSums, end - i - 1) - whole;
            if (gain > best)
                (best, middle) = (gain, i + 1);
        }

        if (middle > 0)
            open.Enqueue(new Cut(start, middle, end, values[middle]), -best);
    }

    private void Add(double[] sums, int row, int count)
    {
        if (classCount > 0)
        {
            sums[(int)labels[row]] += count;
            return;
        }

        for (var i = 0; i < labelCount; i++)
            sums[i] += count * (double)labels[(row * labelCount) + i];
    }

    // The sum of squares that the leaf's means explain.
    private static double Score(double[] sums, int rows)
    {
        double score = 0;
        foreach (var sum in sums)
            score += sum * sum / rows;
        return score;
    }

    private readonly record struct Cut(int Start, int Middle, int End, float Edge);
}
