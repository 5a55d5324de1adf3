namespace Lamina;

/// <summary>
/// Numbers of one unit, which share a scale: those of a vector, of a hidden layer, the network's outputs. A pixel that is seldom
/// lit, or a unit that hardly moves, would else count as much as any other.
/// </summary>
internal static class InputBlocks
{
    /// <summary>For each number and activation of a row, its block.</summary>
    public static int[] Of(RowLayout layout)
    {
        var blocks = new int[layout.ValueCount];
        var block = 0;
        var value = 0;
        foreach (var column in layout.Fitted.Schema.Columns)
        {
            block++;
            for (var i = 0; i < column.Numbers.Count; i++)
                blocks[value++] = column.Kind == ColumnKind.Vector ? block : block++;
        }

        if (!layout.HasActivations)
            return blocks;
        foreach (var network in layout.Fitted.Schema.Networks)
        {
            foreach (var layer in network.Extract)
                Fill(network.Hidden[layer - 1]);
        }

        // The outputs of each network stand behind the activations of all.
        for (var network = 0; network < layout.Fitted.Schema.Networks.Count; network++)
            Fill(layout.Fitted.OutputCountOf(network));
        return blocks;

        void Fill(int width)
        {
            blocks.AsSpan(value, width).Fill(++block);
            value += width;
        }
    }

    /// <summary>Gives the numbers of a block one scale: one over the root of their mean variance.</summary>
    public static void ShareScale(Span<InputColumn> inputs)
    {
        var (variance, count) = (0.0, 0);
        foreach (var input in inputs)
        {
            if (input.Kind == InputKind.Missing)
                continue;
            variance += 1 / (input.Scale * input.Scale);
            count++;
        }

        foreach (ref var input in inputs)
        {
            if (input.Kind == InputKind.Number && count > 1)
                input = input with { Scale = 1 / Math.Sqrt(variance / count) };
        }
    }
}
