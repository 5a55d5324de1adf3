using System.Collections.Concurrent;

namespace Lamina;

/// <summary>
/// The trained networks of a fit with their encoders: what turns a raw row into activations, without libtorch.
/// The networks of the folds run one after the other over the same encoded rows, and their mean is the result;
/// where a record declares several networks, each fold has one of each. It does not change, and any number of threads
/// may share it.
/// </summary>
public sealed class FittedNetwork
{
    /// <summary>Stands for the mean over all folds.</summary>
    internal const int AllFolds = -1;

    private readonly NetworkKernel[] kernels;
    private readonly int kernelWidth;
    private readonly int convolutionScratch;
    private readonly ConcurrentBag<RowScratch> scratches = [];

    internal FittedNetwork(FittedSchema fitted, IReadOnlyList<NetworkWeights> members)
    {
        Fitted = fitted;
        Members = members;
        var networks = fitted.Schema.Networks;
        kernels = new NetworkKernel[members.Count * networks.Count];
        for (var i = 0; i < kernels.Length; i++)
        {
            var network = i % networks.Count;
            kernels[i] = new NetworkKernel(fitted, network, members[i / networks.Count].Of(networks[network].Name));
            kernelWidth = Math.Max(kernelWidth, kernels[i].ScratchWidth);
            convolutionScratch = Math.Max(convolutionScratch, kernels[i].ConvolutionScratch);
        }
    }

    /// <summary>The encoders.</summary>
    public FittedSchema Fitted { get; }

    /// <summary>How many folds there are, each with its networks.</summary>
    public int MemberCount => Members.Count;

    /// <summary>The weights of the networks of each fold.</summary>
    internal IReadOnlyList<NetworkWeights> Members { get; }

    /// <summary>Reads a network from a saved pipeline.</summary>
    /// <param name="path">The file.</param>
    /// <param name="schema">The schema of the record that is to be enriched; it must be the saved one.</param>
    /// <exception cref="ArtifactException">The file is damaged or no pipeline.</exception>
    /// <exception cref="FitMismatchException">The file was saved for a record with other columns; the message names them.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public static FittedNetwork Load(string path, RowSchema schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        using var artifact = ArtifactFile.Open(path);
        return Load(artifact, schema);
    }

    /// <summary>Reads a network from a saved pipeline that stands in a stream: a resource of an assembly, a download.</summary>
    /// <param name="stream">The pipeline, from the stream's position to its end; it stays open.</param>
    /// <param name="schema">The schema of the record that is to be enriched; it must be the saved one.</param>
    /// <exception cref="ArtifactException">The bytes are damaged or no pipeline.</exception>
    /// <exception cref="FitMismatchException">The pipeline was saved for a record with other columns; the message names them.</exception>
    public static FittedNetwork Load(Stream stream, RowSchema schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        using var artifact = ArtifactFile.Open(stream);
        return Load(artifact, schema);
    }

    /// <summary>Reads a network from a saved pipeline that is open.</summary>
    internal static FittedNetwork Load(ArtifactFile artifact, RowSchema schema) =>
        artifact.Load("networks", opened => NetworkEntries.Read(opened, schema));

    /// <summary>Writes the network to a file: beside it first, then moved into place.</summary>
    /// <param name="path">The file.</param>
    public void Save(string path) => ArtifactWriter.Write(path, artifact => NetworkEntries.Write(artifact, this));

    /// <summary>Runs rows through the networks.</summary>
    /// <typeparam name="TRow">The annotated type.</typeparam>
    /// <typeparam name="TSchema">Its generated schema.</typeparam>
    /// <param name="rows">The rows.</param>
    /// <param name="firstRow">The position of the first, for errors.</param>
    /// <param name="enriched">Room for <c>[rows, EnrichedWidth]</c>.</param>
    /// <param name="pooled">Room for the pooled vectors, <c>[rows, RowSchema.PooledCount]</c>, or empty where they are not wanted.</param>
    /// <param name="fold">The fold whose networks run alone, from 0; the mean over all of them where it is <see cref="AllFolds"/>.</param>
    internal void Run<TRow, TSchema>(ReadOnlySpan<TRow> rows, long firstRow, Span<float> enriched, Span<float> pooled = default, int fold = AllFolds)
        where TSchema : struct, IRowSchema<TRow>
    {
        var scratch = RentScratch();
        var schema = Fitted.Schema;
        for (var start = 0; start < rows.Length; start += RowScratch.ChunkRows)
        {
            var count = Math.Min(RowScratch.ChunkRows, rows.Length - start);
            for (var i = 0; i < count; i++)
            {
                ref readonly var row = ref rows[start + i];
                FeatureReader.Read<TRow, TSchema>(in row, firstRow + start + i, schema, scratch.Raw);
                EncodeInto(scratch, i, pooled.IsEmpty ? [] : pooled.Slice((start + i) * schema.PooledCount, schema.PooledCount));
            }

            RunChunk(scratch, count, enriched.Slice(start * Fitted.EnrichedWidth, count * Fitted.EnrichedWidth), fold);
        }

        ReturnScratch(scratch);
    }

    /// <summary>Runs one row, already read by generated code, through the networks.</summary>
    /// <param name="raw">The raw row.</param>
    /// <param name="enriched">Room for <c>[EnrichedWidth]</c>.</param>
    /// <param name="fold">The fold whose networks run alone, from 0; the mean over all of them where it is <see cref="AllFolds"/>.</param>
    internal void Run(RowBuffer raw, Span<float> enriched, int fold = AllFolds)
    {
        var scratch = RentScratch();
        Fitted.EncodeForNetwork(raw, scratch.Numeric, scratch.Indicators, scratch.Codes);
        RunChunk(scratch, 1, enriched, fold);
        ReturnScratch(scratch);
    }

    private void EncodeInto(RowScratch scratch, int row, Span<float> pooled)
    {
        var schema = Fitted.Schema;
        Fitted.EncodeForNetwork(
            scratch.Raw,
            scratch.Numeric.AsSpan(row * schema.NumericWidth, schema.NumericWidth),
            scratch.Indicators.AsSpan(row * schema.IndicatorCount, schema.IndicatorCount),
            scratch.Codes.AsSpan(row * schema.CodeCount, schema.CodeCount),
            pooled);
    }

    private void RunChunk(RowScratch scratch, int count, Span<float> enriched, int fold)
    {
        var networks = Fitted.Schema.Networks.Count;
        var running = fold == AllFolds ? kernels : kernels.AsSpan(fold * networks, networks);
        var share = fold == AllFolds ? 1f / Members.Count : 1;
        enriched.Clear();
        foreach (var kernel in running)
            kernel.Accumulate(scratch.Numeric, scratch.Indicators, scratch.Codes, count, share, scratch.Kernel, enriched);
    }

    private RowScratch RentScratch() => scratches.TryTake(out var scratch) ? scratch : new RowScratch(Fitted.Schema, kernelWidth, convolutionScratch);

    private void ReturnScratch(RowScratch scratch)
    {
        scratch.Forget();
        scratches.Add(scratch);
    }
}
