namespace Lamina;

/// <summary>Brings rows that are enriched already into a table.</summary>
/// <typeparam name="TRow">The rows' type.</typeparam>
internal sealed class EnrichedRowFeed<TRow>(TableFile<TRow> file)
    where TRow : class, IRow<TRow>
{
    private readonly float[] numbers = new float[TRow.Schema.ReadNumberCount];
    private readonly CategoryKey[] keys = new CategoryKey[TRow.Schema.CategoryCount];
    private readonly RowTokens[] tokens = new RowTokens[TRow.Schema.TokenColumns.Count];
    private readonly float[] targets = new float[TRow.Schema.Label.TargetCount];
    private readonly CategoryKey[] classes = new CategoryKey[1];
    private ActivationBlock? first;
    private ActivationBlock? last;

    /// <summary>Adds a row; the first one decides the columns.</summary>
    /// <exception cref="RowException">The row is null or cannot be read.</exception>
    /// <exception cref="FitMismatchException">It does not belong to the rows before it, or networks were trained on it.</exception>
    public async ValueTask AddAsync(TRow row, CancellationToken cancellationToken)
    {
        RowEncoder.RequireRow(row, file.RowCount);
        var block = row.Activations.Block;
        if (!ReferenceEquals(block, last))
        {
            RequireSame(block);
            last = block;
        }

        if (!file.IsOpen)
            await file.OpenAsync(block.Fitted, block.Origin, cancellationToken).ConfigureAwait(false);
        Read(row, block);
        if (file.IsFull)
            await file.WriteAsync(cancellationToken).ConfigureAwait(false);
    }

    private void Read(TRow row, ActivationBlock block)
    {
        var features = new RowBuffer(numbers, keys, tokens);
        var labels = new RowBuffer(targets, classes);
        OriginalReader.Read(row, file.RowCount, block.Fitted.Schema, features);
        TRow.ReadLabels(row, labels);
        var activations = row.Activations;
        ReadOnlySpan<float> pooled = block.Pooled.Length > 0 ? activations.Vector(0, block.Fitted.Schema.PooledCount).AsSpan() : [];
        file.Add(row, new TableRow(features, labels, block.Origin == ActivationOrigin.Raw ? [] : activations.Values, pooled));
    }

    private void RequireSame(ActivationBlock block)
    {
        if (block.Origin == ActivationOrigin.InSample)
        {
            throw new FitMismatchException(
                $"Row {file.RowCount} was enriched by networks that were trained on it: its activations know its label. Use the fit's Rows, or enrich rows that the networks have not seen.");
        }

        first ??= block;
        if (block.Fitted.FitId != first.Fitted.FitId)
        {
            throw new FitMismatchException(
                $"Row {file.RowCount} belongs to fit {block.Fitted.FitId}, row 0 to fit {first.Fitted.FitId}: their columns carry the same names and mean different things. Write a file for each fit.");
        }

        if (block.Origin != first.Origin)
        {
            throw new FitMismatchException(
                $"Row {file.RowCount} is {block.Origin}, row 0 is {first.Origin}: such rows do not follow one distribution. Write training rows and new rows into files of their own.");
        }
    }
}
