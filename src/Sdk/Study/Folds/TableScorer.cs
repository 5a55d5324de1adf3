namespace Lamina;

/// <summary>Scores rows of a table as a served model would score them.</summary>
internal static class TableScorer
{
    /// <summary>The outputs of a model for rows of a table that was read with an open layout, <c>[rows, outputs]</c>.</summary>
    public static float[] Score(Scorer scorer, RowLayout layout, TrainingTable rows) => Score(scorer, layout, rows, activations: []);

    /// <summary>The mean of the outputs over the activations of each fold's networks, <c>[rows, outputs]</c>.</summary>
    /// <param name="scorer">The model; it takes activations.</param>
    /// <param name="layout">The rows that it takes.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="folds">For each fold <c>[rows, EnrichedWidth]</c>.</param>
    public static float[] ScoreEach(Scorer scorer, RowLayout layout, TrainingTable rows, IReadOnlyList<float[]> folds)
    {
        var mean = RowArray.Create<float>(rows.Count, layout.Fitted.OutputCount);
        foreach (var fold in folds)
        {
            var outputs = Score(scorer, layout, rows, fold);
            for (var i = 0; i < mean.Length; i++)
                mean[i] += outputs[i] / folds.Count;
        }

        return mean;
    }

    // Where activations are given, they stand in for those of the table.
    private static float[] Score(Scorer scorer, RowLayout layout, TrainingTable rows, float[] activations)
    {
        var width = layout.Fitted.EnrichedWidth;
        var outputs = layout.Fitted.OutputCount;
        var all = RowArray.Create<float>(rows.Count, outputs);
        var scratch = new ModelScratch(layout, scorer);
        for (var start = 0; start < rows.Count; start += RowScratch.ChunkRows)
        {
            var count = Math.Min(RowScratch.ChunkRows, rows.Count - start);
            for (var i = 0; i < count; i++)
            {
                var values = scratch.ValuesOf(i);
                rows.ValuesOf(start + i)[..layout.FirstStatistic].CopyTo(values);
                if (activations.Length > 0)
                    activations.AsSpan((start + i) * width, width).CopyTo(values[layout.NumberCount..]);
                rows.CodesOf(start + i).CopyTo(scratch.CodesOf(i));
                layout.Complete(values, scratch.CodesOf(i));
            }

            scorer.Score(scratch, count);
            scratch.Outputs.AsSpan(0, count * outputs).CopyTo(all.AsSpan(start * outputs));
        }

        return all;
    }
}
