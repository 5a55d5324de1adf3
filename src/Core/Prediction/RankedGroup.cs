namespace Lamina;

/// <summary>
/// The rows of one group, the highest score first. Rows of equal score have no order: every figure is its mean over all orders
/// that they may have (McSherry and Najork 2008), so that the order in which rows are given does not count.
/// </summary>
internal sealed class RankedGroup
{
    private readonly float[] scores;
    private readonly float[] relevances;

    /// <summary>Ranks a group.</summary>
    /// <param name="rows">The positions of its rows.</param>
    /// <param name="outputs">The score of every row.</param>
    /// <param name="targets">The relevance of every row.</param>
    public RankedGroup(List<int> rows, float[] outputs, float[] targets)
    {
        scores = [.. rows.Select(row => outputs[row])];
        relevances = [.. rows.Select(row => targets[row])];
        Array.Sort(scores, relevances);
        Array.Reverse(scores);
        Array.Reverse(relevances);
    }

    /// <summary>Whether a row has any relevance; if none has, every order is as good.</summary>
    public bool HasRelevant => relevances.AsSpan().ContainsAnyExcept(0);

    /// <summary>
    /// The discounted cumulative gain of the first rows as a share of the best possible one (Järvelin and Kekäläinen 2002).
    /// </summary>
    /// <param name="depth">How many rows count.</param>
    public double NormalizedGain(int depth)
    {
        var gain = 0.0;
        for (var start = 0; start < Math.Min(depth, scores.Length);)
        {
            var end = EndOfTie(start);
            var worth = 0.0;
            for (var i = start; i < end; i++)
                worth += Relevance.Gain(relevances[i]);
            for (var i = start; i < Math.Min(end, depth); i++)
                gain += Discounted(worth / (end - start), i);
            start = end;
        }

        var best = 0.0;
        var ideal = relevances.OrderDescending().ToArray();
        for (var i = 0; i < Math.Min(depth, ideal.Length); i++)
            best += Discounted(Relevance.Gain(ideal[i]), i);
        return gain / best;
    }

    /// <summary>One over the place of the first row with any relevance.</summary>
    public double ReciprocalRank()
    {
        for (int start = 0, end; start < scores.Length; start = end)
        {
            end = EndOfTie(start);
            var relevant = relevances.AsSpan(start, end - start).ToArray().Count(relevance => relevance > 0);
            if (relevant > 0)
                return ReciprocalRank(start, end - start, relevant);
        }

        return 0;
    }

    // The mean over all orders of tied rows: the first relevant one may stand at any of their places.
    private static double ReciprocalRank(int start, int count, int relevant)
    {
        var mean = 0.0;
        var noneBefore = 1.0;
        for (var i = 0; i <= count - relevant; i++)
        {
            var here = (double)relevant / (count - i);
            mean += noneBefore * here / (start + i + 1);
            noneBefore *= 1 - here;
        }

        return mean;
    }

    private static double Discounted(double worth, int place) => worth / Math.Log2(place + 2);

    private int EndOfTie(int start)
    {
        var end = start + 1;
        while (end < scores.Length && scores[end] == scores[start])
            end++;
        return end;
    }
}
