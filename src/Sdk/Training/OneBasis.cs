namespace Lamina;

/// <summary>
/// Brings the fold networks onto the basis of one of them, so that a unit means the same in every fold: each extracted
/// layer is mapped on the fold's own training rows.
/// </summary>
internal static class OneBasis
{
    // More rows do not change a ridge regression over some dozen units any more.
    private const int MappingRows = 20_000;

    /// <summary>Adds the mappings to the weights of all folds but the one that is the basis.</summary>
    public static void Map<TRow, TSchema>(
        IReadOnlyList<TRow> rows,
        FittedSchema fitted,
        IReadOnlyList<CrossFitFold> folds,
        NetworkWeights[] members,
        Alignment alignment,
        CancellationToken cancellationToken)
        where TSchema : struct, IRowSchema<TRow>
    {
        if (alignment == Alignment.None)
            return;
        var basis = ChooseBasis(folds);
        for (var i = 0; i < members.Length; i++)
        {
            if (i == basis)
                continue;
            cancellationToken.ThrowIfCancellationRequested();
            var sample = OutOfFold.Pick(rows, Thin(folds[i].Training, MappingRows));
            var from = OutOfFold.Run<TRow, TSchema>(fitted, members[i], sample);
            var to = OutOfFold.Run<TRow, TSchema>(fitted, members[basis], sample);
            members[i] = Map(fitted, members[i], alignment, from, to);
        }
    }

    private static NetworkWeights Map(FittedSchema fitted, NetworkWeights member, Alignment alignment, float[] from, float[] to)
    {
        var tensors = new Dictionary<string, WeightTensor>(member.Tensors, StringComparer.Ordinal);
        var offset = 0;
        foreach (var network in fitted.Schema.Networks)
        {
            foreach (var layer in network.Extract)
            {
                var units = network.Hidden[layer - 1];
                var (weight, bias) = BasisMapping.Fit(
                    alignment, Columns(from, fitted.EnrichedWidth, offset, units), Columns(to, fitted.EnrichedWidth, offset, units), units);
                var name = NetworkWeights.NameIn(network, FormattableString.Invariant($"map{layer}"));
                tensors[name + ".weight"] = weight;
                tensors[name + ".bias"] = bias;
                offset += units;
            }
        }

        return new NetworkWeights(tensors);
    }

    // The basis is the network that learned from the most rows: the first, or with [Time] the last.
    private static int ChooseBasis(IReadOnlyList<CrossFitFold> folds)
    {
        var basis = 0;
        var tolerance = folds[0].Training.Length / 10;
        for (var i = 1; i < folds.Count; i++)
        {
            if (folds[i].Training.Length > folds[basis].Training.Length + tolerance)
                basis = i;
        }

        return basis;
    }

    private static int[] Thin(int[] positions, int most)
    {
        if (positions.Length <= most)
            return positions;
        var thinned = new int[most];
        for (var i = 0; i < most; i++)
            thinned[i] = positions[(int)((long)i * positions.Length / most)];
        return thinned;
    }

    private static float[] Columns(float[] values, int width, int offset, int count)
    {
        var rows = values.Length / width;
        var columns = new float[rows * count];
        for (var row = 0; row < rows; row++)
            values.AsSpan((row * width) + offset, count).CopyTo(columns.AsSpan(row * count));
        return columns;
    }
}
