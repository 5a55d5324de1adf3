namespace Lamina;

internal sealed class RankingOutcome() : Outcome<float, RankingMetrics>(TaskKind.Ranking)
{
    public override Prediction<float> Decide(ReadOnlySpan<float> outputs) => new(outputs[0]);

    private protected override RankingMetrics MeasureRows(float[] outputs, float[] targets, float[] weights, double totalWeight, CategoryKey[]? groups)
    {
        double gainAt5 = 0, gainAt10 = 0, reciprocalRank = 0, total = 0;
        var all = RowsOf(groups!);
        foreach (var rows in all)
        {
            var group = new RankedGroup(rows, outputs, targets);
            if (!group.HasRelevant)
                continue;
            var weight = rows.Average(row => weights[row]);
            gainAt5 += weight * group.NormalizedGain(5);
            gainAt10 += weight * group.NormalizedGain(10);
            reciprocalRank += weight * group.ReciprocalRank();
            total += weight;
        }

        return new RankingMetrics
        {
            RowCount = targets.Length,
            GroupCount = all.Count,
            NdcgAt5 = gainAt5 / total,
            NdcgAt10 = gainAt10 / total,
            MeanReciprocalRank = reciprocalRank / total,
        };
    }

    // A row whose group is missing stands alone.
    private static List<List<int>> RowsOf(CategoryKey[] groups)
    {
        var all = new List<List<int>>();
        var known = new Dictionary<CategoryKey, List<int>>();
        for (var row = 0; row < groups.Length; row++)
        {
            if (!groups[row].IsMissing && known.TryGetValue(groups[row], out var rows))
            {
                rows.Add(row);
                continue;
            }

            all.Add([row]);
            if (!groups[row].IsMissing)
                known.Add(groups[row], all[^1]);
        }

        return all;
    }
}
