namespace Lamina;

/// <summary>Scores rows of a table as a served model would score them.</summary>
internal static class TableScorer
{
    /// <summary>The outputs of a model for rows of a table that was read with an open layout, <c>[rows, outputs]</c>.</summary>
    public static float[] Score(Scorer scorer, RowLayout layout, TrainingTable rows)
    {
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
                rows.CodesOf(start + i).CopyTo(scratch.CodesOf(i));
                layout.Complete(values, scratch.CodesOf(i));
            }

            scorer.Score(scratch, count);
            scratch.Outputs.AsSpan(0, count * outputs).CopyTo(all.AsSpan(start * outputs));
        }

        return all;
    }
}
