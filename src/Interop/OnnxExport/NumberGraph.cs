namespace Lamina;

/// <summary>Numbers as inputs of a graph, and their scaling: <see cref="NumberEncoder"/> for all of them at once.</summary>
internal static class NumberGraph
{
    // As NumberEncoder has it; the tests hold the two together.
    private const double ClipAt = 3;

    /// <summary>Declares a column's inputs.</summary>
    /// <returns>Its raw numbers, <c>[batch, numbers]</c>.</returns>
    public static string Input(GraphWriter graph, Column column)
    {
        if (column.Kind == ColumnKind.Vector)
        {
            int[] shape = [.. column.Shape];
            var input = graph.Input(column.Name, OnnxElementType.Float, shape, Describe(column));
            return shape.Length == 1 ? input : graph.Apply("Flatten", [input], GraphAttribute.Of("axis", 1L));
        }

        var parts = new List<string>();
        foreach (var slot in column.Numbers)
            parts.Add(graph.Input(slot.Name, OnnxElementType.Float, [1], Describe(column)));

        return graph.Concat(parts, axis: 1);
    }

    /// <summary>Scales numbers; a missing one becomes 0.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="encoders">The encoder of each number.</param>
    /// <param name="raw">The numbers, <c>[batch, numbers]</c>.</param>
    /// <param name="missing">Which of them are NaN.</param>
    /// <returns><c>[batch, inputs]</c>: where a number repeats, a sine and a cosine.</returns>
    public static string Scale(GraphWriter graph, IReadOnlyList<NumberEncoder> encoders, string raw, string missing)
    {
        // In double precision, as in .NET: a scaled number that is an edge between two bins must be that edge to the last bit.
        var (plain, repeating) = (new List<int>(), new List<int>());
        for (var i = 0; i < encoders.Count; i++)
            (encoders[i].Period > 0 ? repeating : plain).Add(i);
        if (repeating.Count == 0)
            return Squash(graph, encoders, plain, raw, missing);

        var parts = new List<string>();
        if (plain.Count > 0)
            parts.Add(Squash(graph, encoders, plain, graph.Columns(raw, plain.ToArray()), graph.Columns(missing, plain.ToArray())));
        var angles = Angles(graph, encoders, repeating, graph.Columns(raw, repeating.ToArray()));
        var away = graph.Columns(missing, repeating.ToArray());
        parts.Add(ZeroWhere(graph, away, graph.Cast(graph.Apply("Sin", [angles]), OnnxElementType.Float)));
        parts.Add(ZeroWhere(graph, away, graph.Cast(graph.Apply("Cos", [angles]), OnnxElementType.Float)));
        return graph.Columns(graph.Concat(parts, axis: 1), Order(encoders, plain.Count, repeating.Count));
    }

    private static string Squash(GraphWriter graph, IReadOnlyList<NumberEncoder> encoders, List<int> positions, string raw, string missing)
    {
        var (centers, scales) = (new double[positions.Count], new double[positions.Count]);
        for (var i = 0; i < centers.Length; i++)
            (centers[i], scales[i]) = (encoders[positions[i]].Center, encoders[positions[i]].Scale);

        var centered = graph.Apply("Sub", [graph.Cast(raw, OnnxElementType.Double), graph.Doubles("center", [centers.Length], centers)]);
        var scaled = graph.Apply("Mul", [centered, graph.Doubles("scale", [scales.Length], scales)]);
        var share = graph.Apply("Div", [graph.Apply("Mul", [scaled, scaled]), graph.Doubles("clip", [], [ClipAt * ClipAt])]);
        var root = graph.Apply("Sqrt", [graph.Apply("Add", [graph.Doubles("one", [], [1]), share])]);
        return ZeroWhere(graph, missing, graph.Cast(graph.Apply("Div", [scaled, root]), OnnxElementType.Float));
    }

    private static string Angles(GraphWriter graph, IReadOnlyList<NumberEncoder> encoders, List<int> positions, string raw)
    {
        var periods = new double[positions.Count];
        for (var i = 0; i < periods.Length; i++)
            periods[i] = encoders[positions[i]].Period;
        var turns = graph.Apply("Mul", [graph.Cast(raw, OnnxElementType.Double), graph.Doubles("turn", [], [2 * Math.PI])]);
        return graph.Apply("Div", [turns, graph.Doubles("period", [periods.Length], periods)]);
    }

    private static string ZeroWhere(GraphWriter graph, string missing, string values) => graph.Apply("Where", [missing, graph.Float("zero", 0), values]);

    // From all plain numbers, all sines and all cosines to the order of the encoders.
    private static int[] Order(IReadOnlyList<NumberEncoder> encoders, int plainCount, int repeatingCount)
    {
        var order = new List<int>();
        var (plain, repeating) = (0, 0);
        foreach (var encoder in encoders)
        {
            if (encoder.Period > 0)
            {
                order.Add(plainCount + repeating);
                order.Add(plainCount + repeatingCount + repeating);
                repeating++;
            }
            else
            {
                order.Add(plain++);
            }
        }

        return [.. order];
    }

    private static string Describe(Column column)
    {
        var what = column switch
        {
            { Kind: ColumnKind.Flag } => "0 or 1",
            { Kind: ColumnKind.Time } => "a part of a moment or a duration",
            { IsRagged: true } => "a sequence, NaN behind its end",
            { Kind: ColumnKind.Vector } => "numbers",
            _ => "a number",
        };
        return column.Nullable ? $"{what}; NaN where it is missing" : what;
    }
}
