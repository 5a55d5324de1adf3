namespace Lamina;

/// <summary>Features of rows in one piece of memory, <c>[rows, width]</c>.</summary>
/// <param name="Values">All values.</param>
/// <param name="Stride">The distance between rows.</param>
/// <param name="Width">How many features a row has.</param>
internal sealed record FeatureRows(float[] Values, int Stride, int Width)
{
    public ReadOnlySpan<float> this[int row] => Values.AsSpan(row * Stride, Width);

    /// <summary>The same rows through a Fourier map.</summary>
    public FeatureRows Map(FourierMap map, CancellationToken cancellationToken)
    {
        var count = Values.Length / Stride;
        var mapped = RowArray.Create<float>(count, map.Stride);
        for (var first = 0; first < count; first += RowScratch.ChunkRows)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var rows = Math.Min(RowScratch.ChunkRows, count - first);
            map.Apply(Values.AsSpan(first * Stride, rows * Stride), rows, mapped.AsSpan(first * map.Stride, rows * map.Stride));
        }

        return new FeatureRows(mapped, map.Stride, map.Width);
    }
}
