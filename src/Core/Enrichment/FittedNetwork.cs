namespace Lamina;

/// <summary>
/// The trained networks of a fit with their encoders: what turns a raw row into activations, without libtorch.
/// The networks of the folds run one after the other over the same encoded rows, and their mean is the result;
/// where a record declares several networks, each fold has one of each. It does not change, and any number of threads
/// may share it.
/// </summary>
public sealed class FittedNetwork
{
    private readonly NetworkKernel[] kernels;
    private readonly int kernelWidth;
    private readonly int convolutionScratch;
    private readonly ScratchPool<RowScratch> scratches;

    internal FittedNetwork(FittedSchema fitted, IReadOnlyList<NetworkWeights> members)
    {
        Fitted = fitted;
        Members = members;
        var networks = fitted.Schema.Networks;
        kernels = new NetworkKernel[networks.Count];
        for (var i = 0; i < kernels.Length; i++)
        {
            kernels[i] = new NetworkKernel(fitted, i, [.. members.Select(member => member.Of(networks[i].Name))]);
            kernelWidth = Math.Max(kernelWidth, kernels[i].ScratchWidth);
            convolutionScratch = Math.Max(convolutionScratch, kernels[i].ConvolutionScratch);
        }

        scratches = new ScratchPool<RowScratch>(() => new RowScratch(Fitted, members.Count, kernelWidth, convolutionScratch));
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

    /// <summary>Writes to a stream what a file would hold.</summary>
    /// <param name="stream">Where to; it stays open.</param>
    public void Save(Stream stream) => ArtifactWriter.Write(stream, artifact => NetworkEntries.Write(artifact, this));

    /// <summary>Runs rows through the networks: the mean over the folds.</summary>
    /// <typeparam name="TRow">The annotated type.</typeparam>
    /// <typeparam name="TSchema">Its generated schema.</typeparam>
    /// <param name="rows">The rows.</param>
    /// <param name="firstRow">The position of the first, for errors.</param>
    /// <param name="enriched">Room for <c>[rows, EnrichedWidth]</c>.</param>
    /// <param name="pooled">Room for the pooled vectors, <c>[rows, RowSchema.PooledCount]</c>, or empty where they are not wanted.</param>
    internal void Run<TRow, TSchema>(ReadOnlySpan<TRow> rows, long firstRow, Span<float> enriched, Span<float> pooled = default)
        where TSchema : struct, IRowSchema<TRow>
    {
        var scratch = RentScratch();
        var (width, pooledWidth) = (Fitted.EnrichedWidth, pooled.IsEmpty ? 0 : Fitted.Schema.PooledCount);
        for (var start = 0; start < rows.Length; start += RowScratch.ChunkRows)
        {
            var count = Math.Min(RowScratch.ChunkRows, rows.Length - start);
            for (var i = 0; i < count; i++)
                Encode<TRow, TSchema>(in rows[start + i], firstRow + start + i, scratch, i);
            Run(scratch, count, enriched.Slice(start * width, count * width));
            scratch.Pooled.AsSpan(0, count * pooledWidth).CopyTo(pooled[(start * pooledWidth)..]);
        }

        ReturnScratch(scratch);
    }

    /// <summary>Runs one row, already read by generated code, through the networks: the mean over the folds.</summary>
    /// <param name="raw">The raw row.</param>
    /// <param name="enriched">Room for <c>[EnrichedWidth]</c>.</param>
    internal void Run(RowBuffer raw, Span<float> enriched)
    {
        var scratch = RentScratch();
        Fitted.EncodeForNetwork(raw, scratch.NumericOf(0), scratch.IndicatorsOf(0), scratch.CodesOf(0), scratch.PooledOf(0));
        Run(scratch, 1, enriched);
        ReturnScratch(scratch);
    }

    /// <summary>Runs rows through the networks of each fold.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="folds">For each fold room for <c>[rows, EnrichedWidth]</c>.</param>
    internal void RunEach<TRow, TSchema>(ReadOnlySpan<TRow> rows, ReadOnlySpan<float[]> folds)
        where TSchema : struct, IRowSchema<TRow>
    {
        var scratch = RentScratch();
        var width = Fitted.EnrichedWidth;
        for (var start = 0; start < rows.Length; start += RowScratch.ChunkRows)
        {
            var count = Math.Min(RowScratch.ChunkRows, rows.Length - start);
            for (var i = 0; i < count; i++)
                Encode<TRow, TSchema>(in rows[start + i], start + i, scratch, i);
            var apart = RunEach(scratch, count);
            for (var fold = 0; fold < folds.Length; fold++)
                apart.Slice(fold * count * width, count * width).CopyTo(folds[fold].AsSpan(start * width));
        }

        ReturnScratch(scratch);
    }

    /// <summary>Reads and encodes a row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="position">Where it stands, for errors.</param>
    /// <param name="scratch">Where it is left, as it was read and encoded.</param>
    /// <param name="place">Its place among the rows of the scratch.</param>
    /// <exception cref="RowException">The row cannot be used.</exception>
    internal void Encode<TRow, TSchema>(in TRow row, long position, RowScratch scratch, int place)
        where TSchema : struct, IRowSchema<TRow>
    {
        FeatureReader.Read<TRow, TSchema>(in row, position, Fitted.Schema, scratch.Raw);
        Fitted.EncodeForNetwork(scratch.Raw, scratch.NumericOf(place), scratch.IndicatorsOf(place), scratch.CodesOf(place), scratch.PooledOf(place));
    }

    /// <summary>Runs encoded rows through the networks: the mean over the folds.</summary>
    /// <param name="scratch">Holds the rows.</param>
    /// <param name="count">How many.</param>
    /// <param name="enriched">Room for <c>[rows, EnrichedWidth]</c>.</param>
    internal void Run(RowScratch scratch, int count, Span<float> enriched) => Run(scratch, count, apart: false, enriched);

    /// <summary>Runs encoded rows through the networks of each fold.</summary>
    /// <param name="scratch">Holds the rows.</param>
    /// <param name="count">How many.</param>
    /// <returns><c>[folds, rows, EnrichedWidth]</c>, until the scratch is used again.</returns>
    internal ReadOnlySpan<float> RunEach(RowScratch scratch, int count)
    {
        var enriched = scratch.Apart.AsSpan(0, MemberCount * count * Fitted.EnrichedWidth);
        Run(scratch, count, apart: true, enriched);
        return enriched;
    }

    internal RowScratch RentScratch() => scratches.Rent();

    internal void ReturnScratch(RowScratch scratch)
    {
        scratch.Forget();
        scratches.Return(scratch);
    }

    private void Run(RowScratch scratch, int count, bool apart, Span<float> enriched)
    {
        var rows = new EncodedChunk(scratch.Numeric, scratch.Indicators, scratch.Codes, count);
        enriched.Clear();
        foreach (var kernel in kernels)
            kernel.Accumulate(rows, apart, scratch.Kernel, enriched);
    }
}
