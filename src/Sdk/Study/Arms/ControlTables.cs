namespace Lamina;

/// <summary>Rows with something else in the place of what the hidden layers learned.</summary>
internal static class ControlTables
{
    /// <summary>The hidden layers of other rows: as many columns with the same values, and nothing in them.</summary>
    public static FoldTables Permuted(FoldTables enriched, int seed)
    {
        var random = new SeededRandom(unchecked((ulong)seed) ^ 0x7065_726d_7574_65);
        return enriched.WithActivations(table =>
        {
            var width = table.Layout.Fitted.Schema.ActivationCount;
            var first = table.Layout.NumberCount;
            var source = (float[])table.Values.Clone();
            var order = FoldPlan.AllPositions(table.Count);
            random.Shuffle(order.AsSpan());
            for (var row = 0; row < order.Length; row++)
                source.AsSpan((order[row] * table.Layout.ValueCount) + first, width).CopyTo(table.ValuesOf(row)[first..]);
        });
    }

    /// <summary>Principal components of the raw columns, as many as the hidden layers have units; where the columns have fewer, the rest is 0.</summary>
    /// <param name="enriched">The rows.</param>
    public static FoldTables Components(FoldTables enriched)
    {
        var width = enriched.Training.Layout.Fitted.Schema.ActivationCount;
        var inputs = InputTable.Fit(enriched.Training, ColumnSet.Raw);
        var components = PrincipalComponents.Fit(inputs, width);
        return enriched.WithActivations(table =>
        {
            var first = table.Layout.NumberCount;
            var encoded = new float[inputs.Encoder.Width];
            for (var row = 0; row < table.Count; row++)
            {
                inputs.Encoder.Encode(table.ValuesOf(row), table.CodesOf(row), encoded);
                var places = table.ValuesOf(row).Slice(first, width);
                places.Clear();
                components.Project(encoded, places);
            }
        });
    }
}
