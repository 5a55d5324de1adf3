namespace Lamina;

/// <summary>Gives each training row the activations of the fold that never saw it.</summary>
internal static class OutOfFold
{
    /// <summary>Enriches the training rows; those that no fold holds out are left away.</summary>
    /// <returns>The rows that are left, in their order, and their activations.</returns>
    public static (TRow[] Rows, ActivationBlock Activations) Enrich<TRow, TSchema>(
        IReadOnlyList<TRow> rows,
        FittedSchema fitted,
        IReadOnlyList<CrossFitFold> folds,
        NetworkWeights[] members,
        CancellationToken cancellationToken)
        where TSchema : struct, IRowSchema<TRow>
    {
        var foldOf = new int[rows.Count];
        Array.Fill(foldOf, -1);
        for (var i = 0; i < folds.Count; i++)
        {
            foreach (var row in folds[i].HeldOut)
                foldOf[row] = i;
        }

        var positions = new int[rows.Count];
        var kept = new List<TRow>(rows.Count);
        for (var row = 0; row < rows.Count; row++)
        {
            if (foldOf[row] < 0)
                continue;   // with [Time], the first block: no network was trained before it
            positions[row] = kept.Count;
            kept.Add(rows[row]);
        }

        var (width, vectors) = (fitted.EnrichedWidth, fitted.Schema.PooledCount);
        var block = ActivationBlock.Create(fitted, ActivationOrigin.OutOfFold, kept.Count);
        for (var i = 0; i < folds.Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var heldOut = folds[i].HeldOut;
            var pooled = RowArray.Create<float>(heldOut.Length, vectors);
            var activations = Run<TRow, TSchema>(fitted, members[i], Pick(rows, heldOut), pooled);
            for (var j = 0; j < heldOut.Length; j++)
            {
                var row = positions[heldOut[j]];
                activations.AsSpan(j * width, width).CopyTo(block.Values.AsSpan(row * width));
                pooled.AsSpan(j * vectors, vectors).CopyTo(block.Pooled.AsSpan(row * vectors));
            }
        }

        return ([.. kept], block);
    }

    /// <summary>Runs rows through the networks of one fold; their pooled vectors are written where they are wanted.</summary>
    public static float[] Run<TRow, TSchema>(FittedSchema fitted, NetworkWeights member, TRow[] rows, float[]? pooled = null)
        where TSchema : struct, IRowSchema<TRow>
    {
        var enriched = RowArray.Create<float>(rows.Length, fitted.EnrichedWidth);
        new FittedNetwork(fitted, [member]).Run<TRow, TSchema>(rows, 0, enriched, pooled);
        return enriched;
    }

    /// <summary>The rows at some positions.</summary>
    public static TRow[] Pick<TRow>(IReadOnlyList<TRow> rows, int[] positions)
    {
        var picked = new TRow[positions.Length];
        for (var i = 0; i < picked.Length; i++)
            picked[i] = rows[positions[i]];
        return picked;
    }
}
