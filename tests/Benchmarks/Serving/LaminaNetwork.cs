using Lamina;

namespace Benchmarks.Serving;

/// <summary>The network as Lamina runs it, from the record: encoding belongs to it.</summary>
internal static class LaminaNetwork
{
    public static Subject Create<TRow, TSchema>(ServingNetwork network, TRow[] rows)
        where TSchema : struct, IRowSchema<TRow>
    {
        var width = network.Network.Fitted.EnrichedWidth;
        var one = new float[width];
        var all = new float[rows.Length * width];
        return new Subject(
            "Lamina",
            row =>
            {
                network.Network.Run<TRow, TSchema>(rows.AsSpan(row, 1), 0, one);
                return one[^1];
            },
            outputs =>
            {
                network.Network.Run<TRow, TSchema>(rows, 0, all);
                for (var i = 0; i < outputs.Length; i++)
                    outputs[i] = all[((i + 1) * width) - 1];
            });
    }
}
