namespace Lamina;

/// <summary>Brings rows and their block of activations together.</summary>
internal static class EnrichedRows
{
    /// <summary>Makes the enriched row of each row; row i of the block belongs to row i.</summary>
    public static TEnriched[] Create<TEnriched, TRow>(ReadOnlySpan<TRow> rows, ActivationBlock block)
        where TEnriched : class, IEnriched<TEnriched, TRow>
    {
        var enriched = new TEnriched[rows.Length];
        for (var i = 0; i < enriched.Length; i++)
            enriched[i] = TEnriched.Create(rows[i], new ActivationRow(block, i));
        return enriched;
    }
}
