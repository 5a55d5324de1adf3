namespace Lamina;

/// <summary>Finds rows that were enriched as new ones though the networks were trained on them.</summary>
/// <param name="fitted">The fit.</param>
/// <param name="allowed">Whether such rows are taken all the same.</param>
internal sealed class SeenRows(FittedSchema fitted, bool allowed)
{
    /// <summary>Refuses them.</summary>
    /// <exception cref="FitMismatchException">There are such rows.</exception>
    public void Refuse<TRow>(ReadOnlySpan<TRow> rows)
        where TRow : class, IRow<TRow>
    {
        if (allowed || fitted.TrainingRows is not { } training)
            return;

        var features = new RowBuffer(new float[fitted.Schema.NumberCount], new CategoryKey[fitted.Schema.CategoryCount]);
        var label = new RowBuffer(new float[1], new CategoryKey[1]);
        var first = -1;
        var count = 0;
        for (var i = 0; i < rows.Length; i++)
        {
            RowEncoder.RequireRow(rows[i], i);
            if (rows[i].Activations.Block.Origin != ActivationOrigin.NewRows)
                continue;
            FeatureReader.Read(rows[i], i, fitted.Schema, features);
            TRow.ReadLabels(rows[i], label);
            if (!training.Contains(features, label))
                continue;
            first = first < 0 ? i : first;
            count++;
        }

        if (count > 0)
        {
            throw new FitMismatchException(
                $"{count} of the {rows.Length} rows, the first of them row {first}, equal rows that the networks were trained on, but were enriched as new ones: "
                + "their activations know their labels. Train on the fit's Rows, whose activations are out of fold. If the rows are equal by chance, set LightGbmOptions.AllowSeenRows.");
        }
    }
}
