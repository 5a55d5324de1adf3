namespace Lamina;

/// <summary>Keeps rows of different fits, or of different making, from being taken for one table.</summary>
internal static class RowsOfOneFit
{
    /// <summary>The block of the first row; every other row must come from the same fit, and about in the same way.</summary>
    /// <exception cref="RowException">There are no rows, or one is null.</exception>
    /// <exception cref="FitMismatchException">The rows do not belong together, or networks were trained on them.</exception>
    public static ActivationBlock Require<TRow>(ReadOnlySpan<TRow> rows)
        where TRow : class, IRow<TRow>
    {
        if (rows.IsEmpty)
            throw new RowException("There are no rows. Pass at least one.");
        RowEncoder.RequireRow(rows[0], 0);
        var first = rows[0].Activations.Block;
        RequireUsable(first, 0);
        var last = first;
        for (var i = 1; i < rows.Length; i++)
        {
            RowEncoder.RequireRow(rows[i], i);
            var block = rows[i].Activations.Block;
            if (ReferenceEquals(block, last))
                continue;
            RequireUsable(block, i);
            if (block.Fitted.FitId != first.Fitted.FitId)
            {
                throw new FitMismatchException(
                    $"Row {i} belongs to fit {block.Fitted.FitId}, row 0 to fit {first.Fitted.FitId}: their columns carry the same names and mean different things. Enrich all rows with one fit.");
            }

            if (block.Origin != first.Origin)
            {
                throw new FitMismatchException(
                    $"Row {i} is {Describe(block.Origin)}, row 0 is {Describe(first.Origin)}: such rows do not follow one distribution. Keep them apart.");
            }

            last = block;
        }

        return first;
    }

    /// <summary>Refuses a row that a model of some layout cannot predict.</summary>
    public static void RequireFor(RowLayout layout, ActivationBlock block, long row)
    {
        if (!ReferenceEquals(block.Fitted, layout.Fitted) && block.Fitted.FitId != layout.Fitted.FitId)
        {
            throw new FitMismatchException(
                $"Row {row} belongs to fit {block.Fitted.FitId}, the model to fit {layout.Fitted.FitId}: their columns carry the same names and mean different things. Enrich the row with the fit that the model was trained on.");
        }

        if (layout.HasActivations && block.Origin == ActivationOrigin.Raw)
            throw new FitMismatchException($"Row {row} carries raw columns alone, and the model was trained on enriched rows. Enrich the row first.");
        RequireUsable(block, row);
    }

    private static void RequireUsable(ActivationBlock block, long row)
    {
        if (block.Origin == ActivationOrigin.InSample)
        {
            throw new FitMismatchException(
                $"Row {row} was enriched by networks that were trained on it: its activations know its label. Use the fit's Rows, or enrich rows that the networks have not seen.");
        }
    }

    private static string Describe(ActivationOrigin origin) =>
        origin switch
        {
            ActivationOrigin.OutOfFold => "a training row with out-of-fold activations",
            ActivationOrigin.NewRows => "a new row, enriched by all networks",
            ActivationOrigin.Raw => "a row of raw columns alone",
            _ => "enriched in-sample",
        };
}
