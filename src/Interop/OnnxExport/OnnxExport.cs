namespace Lamina;

/// <summary>
/// Writes what enriches rows, encoders and networks, as an ONNX file for other runtimes: from the raw columns of a row to its
/// activations and the networks' outputs, the mean over the folds.
/// </summary>
/// <remarks>
/// <para>Every column is an input of its own by its name, <c>[batch, 1]</c>: a number or a flag as a float, NaN where it is missing; an enum by the name of its
/// value and a text as a string; a category of whole numbers as an int64. A date or a time is an input for each of its parts, <c>Boarded.Year</c>,
/// <c>Boarded.Month</c>. A vector is a float input <c>[batch, ...shape]</c>, all NaN where it is missing; a sequence of any length is
/// <c>[batch, channels, MaxLength]</c>, NaN behind its end.</para>
/// <para>Every extracted layer is an output, <c>Hidden2</c>, and so is the network's own, <c>NetworkPrediction</c>; of a named network they are
/// <c>Wide.Hidden2</c> and <c>Wide.NetworkPrediction</c>. All are floats, <c>[batch, width]</c>.</para>
/// <para>The operators are those of ai.onnx 17 and ai.onnx.ml 2. Inputs are scaled in double precision, so that the bins of embeddings see the same bits as in .NET.</para>
/// </remarks>
public static class OnnxExport
{
    /// <summary>Writes the networks of an enricher to a file: beside it first, then moved into place.</summary>
    /// <typeparam name="TRow">The annotated type.</typeparam>
    /// <typeparam name="TSchema">Its generated schema.</typeparam>
    /// <typeparam name="TEnriched">Its generated enriched type.</typeparam>
    /// <param name="enricher">The enricher.</param>
    /// <param name="path">The file.</param>
    /// <param name="options">How missing categories are said.</param>
    /// <exception cref="OnnxException">A column cannot be expressed in ONNX: the message names it and says what to do.</exception>
    public static void ExportOnnx<TRow, TSchema, TEnriched>(this Enricher<TRow, TSchema, TEnriched> enricher, string path, OnnxExportOptions? options = null)
        where TSchema : struct, IRowSchema<TRow>
        where TEnriched : class, IEnriched<TEnriched, TRow>
    {
        ArgumentNullException.ThrowIfNull(enricher);
        enricher.Network.ExportOnnx(path, options);
    }

    /// <summary>Writes the networks of an enricher to a stream, which stays open.</summary>
    /// <inheritdoc cref="ExportOnnx{TRow, TSchema, TEnriched}(Enricher{TRow, TSchema, TEnriched}, string, OnnxExportOptions)"/>
    /// <param name="enricher">The enricher.</param>
    /// <param name="stream">The stream.</param>
    /// <param name="options">How missing categories are said.</param>
    public static void ExportOnnx<TRow, TSchema, TEnriched>(this Enricher<TRow, TSchema, TEnriched> enricher, Stream stream, OnnxExportOptions? options = null)
        where TSchema : struct, IRowSchema<TRow>
        where TEnriched : class, IEnriched<TEnriched, TRow>
    {
        ArgumentNullException.ThrowIfNull(enricher);
        enricher.Network.ExportOnnx(stream, options);
    }

    /// <summary>Writes networks to a file: beside it first, then moved into place.</summary>
    /// <param name="network">The networks.</param>
    /// <param name="path">The file.</param>
    /// <param name="options">How missing categories are said.</param>
    /// <exception cref="OnnxException">A column cannot be expressed in ONNX: the message names it and says what to do.</exception>
    public static void ExportOnnx(this FittedNetwork network, string path, OnnxExportOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentException.ThrowIfNullOrEmpty(path);
        var model = ModelWriter.Write(network, options ?? new OnnxExportOptions());
        using var file = new PartialFile(path);
        model.CopyTo(file.Stream);
        file.Complete();
    }

    /// <summary>Writes networks to a stream, which stays open.</summary>
    /// <param name="network">The networks.</param>
    /// <param name="stream">The stream.</param>
    /// <param name="options">How missing categories are said.</param>
    /// <exception cref="OnnxException">A column cannot be expressed in ONNX: the message names it and says what to do.</exception>
    public static void ExportOnnx(this FittedNetwork network, Stream stream, OnnxExportOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(stream);
        ModelWriter.Write(network, options ?? new OnnxExportOptions()).CopyTo(stream);
    }
}
