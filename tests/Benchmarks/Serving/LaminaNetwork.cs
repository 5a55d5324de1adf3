using Lamina;

namespace Benchmarks.Serving;

/// <summary>The network as Lamina runs it: from the record, of which encoding is a part; and from encoded rows, as the peers have them.</summary>
internal static class LaminaNetwork
{
    public static Subject FromRecords<TRow, TSchema>(ServingNetwork network, TRow[] rows)
        where TSchema : struct, IRowSchema<TRow>
    {
        var width = network.Network.Fitted.EnrichedWidth;
        var one = new float[width];
        var all = new float[rows.Length * width];
        return new Subject(
            "Lamina, from the record",
            row =>
            {
                network.Network.Run<TRow, TSchema>(rows.AsSpan(row, 1), 0, one);
                return one[^1];
            },
            (hidden, outputs) =>
            {
                network.Network.Run<TRow, TSchema>(rows, 0, all);
                Divide(all, width, hidden, outputs);
            });
    }

    public static Subject FromEncodedRows(ServingNetwork network, EncodedRows rows)
    {
        var fitted = network.Network.Fitted;
        var kernel = new NetworkKernel(fitted, 0, network.Folds);
        var scratch = new float[(RowScratch.ChunkRows * kernel.ScratchWidth) + kernel.ConvolutionScratch];
        var width = fitted.EnrichedWidth;
        var all = new float[rows.Count * width];
        return new Subject(
            "Lamina",
            row =>
            {
                Run(row, 1);
                return all[width - 1];
            },
            (hidden, outputs) =>
            {
                for (var start = 0; start < rows.Count; start += RowScratch.ChunkRows)
                    Run(start, Math.Min(RowScratch.ChunkRows, rows.Count - start), start);
                Divide(all, width, hidden, outputs);
            });

        void Run(int first, int count, int place = 0)
        {
            var enriched = all.AsSpan(place * width, count * width);
            enriched.Clear();
            var numeric = rows.Numeric.AsSpan(first * fitted.Schema.NumericWidth, count * fitted.Schema.NumericWidth);
            kernel.Accumulate(new EncodedChunk(numeric, [], [], count), apart: false, scratch, enriched);
        }
    }

    private static void Divide(float[] enriched, int width, float[] hidden, float[] outputs)
    {
        for (var i = 0; i < outputs.Length; i++)
        {
            enriched.AsSpan(i * width, width - 1).CopyTo(hidden.AsSpan(i * (width - 1)));
            outputs[i] = enriched[((i + 1) * width) - 1];
        }
    }
}
