using Microsoft.ML;

namespace Lamina;

/// <summary>Brings what the networks of a fit learned into a pipeline of ML.NET.</summary>
public static class LaminaCatalog
{
    /// <summary>
    /// Adds the hidden layers and the networks' own outputs as vectors of Single: <c>Hidden2</c>, <c>NetworkPrediction</c>. The fitted pipeline can be saved with
    /// ML.NET and loaded where there is no Lamina: the networks travel in it as ONNX.
    /// </summary>
    /// <remarks>
    /// The data needs the record's columns by name: numbers and flags of any type, enums and texts as text, whole-number categories as integers, vectors of known
    /// size. A date or a time is a column for each part, <c>Boarded.Year</c>. An empty text is a missing one. New rows are meant: fitting a trainer behind it on the rows
    /// that the networks were trained on would show it layers that know the answers.
    /// </remarks>
    /// <typeparam name="TRow">The annotated type.</typeparam>
    /// <typeparam name="TSchema">Its generated schema.</typeparam>
    /// <typeparam name="TEnriched">Its generated enriched type.</typeparam>
    /// <param name="catalog">The transforms of an <see cref="MLContext"/>.</param>
    /// <param name="enricher">The enricher.</param>
    /// <param name="prefix">What the names of the new columns begin with.</param>
    /// <exception cref="OnnxException">A column cannot be expressed in ONNX: the message names it and says what to do.</exception>
    public static LaminaEstimator LaminaColumns<TRow, TSchema, TEnriched>(this TransformsCatalog catalog, Enricher<TRow, TSchema, TEnriched> enricher, string prefix = "")
        where TSchema : struct, IRowSchema<TRow>
        where TEnriched : class, IEnriched<TEnriched, TRow>
    {
        ArgumentNullException.ThrowIfNull(enricher);
        return catalog.LaminaColumns(enricher.Network, prefix);
    }

    /// <inheritdoc cref="LaminaColumns{TRow, TSchema, TEnriched}(TransformsCatalog, Enricher{TRow, TSchema, TEnriched}, string)"/>
    /// <param name="catalog">The transforms of an <see cref="MLContext"/>.</param>
    /// <param name="network">The networks.</param>
    /// <param name="prefix">What the names of the new columns begin with.</param>
    public static LaminaEstimator LaminaColumns(this TransformsCatalog catalog, FittedNetwork network, string prefix = "")
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(prefix);
        return new LaminaEstimator(catalog, network, prefix);
    }
}
