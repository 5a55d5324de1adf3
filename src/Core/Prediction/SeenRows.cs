namespace Lamina;

/// <summary>
/// Finds rows that were enriched as new ones though the networks were trained on them. Equal rows happen by chance, so a
/// few are let through; where most rows are such, somebody enriched the training rows.
/// </summary>
internal static class SeenRows
{
    /// <summary>Refuses rows of which most are training rows. A fit that was saved and loaded no longer knows them.</summary>
    /// <param name="fitted">The fit.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="remedy">What else can be done, for the message.</param>
    /// <returns>How many rows equal training rows.</returns>
    /// <exception cref="FitMismatchException">More than half of those that chance leaves over do.</exception>
    public static int Refuse<TRow>(FittedSchema fitted, ReadOnlySpan<TRow> rows, string remedy = "")
        where TRow : class, IRow<TRow>
    {
        if (fitted.TrainingRows is not { } training)
            return 0;

        var features = RowBuffer.For(fitted.Schema);
        var label = RowBuffer.ForLabels(fitted.Schema);
        var first = -1;
        var (count, unlabelled) = (0, 0);
        for (var i = 0; i < rows.Length; i++)
        {
            RowEncoder.RequireRow(rows[i], i);
            if (rows[i].Activations.Block.Origin != ActivationOrigin.NewRows)
                continue;
            OriginalReader.Read(rows[i], i, fitted.Schema, features);
            TRow.ReadLabels(rows[i], label);
            var withoutLabel = training.ContainsUnlabelled(features);
            if (!withoutLabel && !training.Contains(features, label))
                continue;
            unlabelled += withoutLabel ? 1 : 0;
            first = first < 0 ? i : first;
            count++;
        }

        // Where training rows equal each other, new rows equal them as often.
        var byChance = training.ShareOfEqualRows * rows.Length;
        if (count - byChance <= (rows.Length - byChance) / 2)
            return count;
        if (unlabelled > count / 2)
        {
            throw new FitMismatchException(
                $"{unlabelled} of the {rows.Length} rows, the first of them row {first}, equal rows whose features the autoencoders learned: measured on them, the features look better than on new rows. "
                + "Keep rows that are to be measured out of the unlabelled ones, or declare it: FitOptions.Transductive = true.");
        }

        throw new FitMismatchException(
            $"{count} of the {rows.Length} rows, the first of them row {first}, equal rows that the networks were trained on, but were enriched as new ones: "
            + $"their activations know their labels. Use the fit's Rows, whose activations are out of fold, or rows that the networks have not seen.{remedy}");
    }
}
