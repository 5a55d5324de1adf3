namespace Lamina;

/// <summary>
/// The columns of a row as inputs of a graph, and what the encoders make of them: what <see cref="FittedSchema.EncodeForNetwork(RowBuffer, Span{float}, Span{float}, Span{int})"/>
/// does, with the difference that numbers behind the end of a sequence are 0 and <see cref="LengthOf"/> says where it ends.
/// </summary>
internal sealed class EncoderGraph
{
    private readonly GraphWriter graph;
    private readonly FittedSchema fitted;
    private readonly string[] codes;
    private readonly Dictionary<ConvolutionTrunk, string> lengths = [];
    private readonly string? missing;

    /// <summary>Writes inputs and encoders.</summary>
    /// <exception cref="OnnxException">A column cannot be expressed.</exception>
    public EncoderGraph(GraphWriter graph, FittedSchema fitted, OnnxExportOptions options)
    {
        this.graph = graph;
        this.fitted = fitted;
        var schema = fitted.Schema;
        RequireNoWords(schema);

        var inputs = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var column in schema.Columns)
            inputs.Add(column.Name, column.IsCategory ? CategoryGraph.Input(graph, column, VocabularyOf(column)) : NumberGraph.Input(graph, column));

        codes = new string[schema.CodeCount];
        for (var i = 0; i < schema.CategoryCount; i++)
            codes[i] = CategoryGraph.Code(graph, schema.Categories[i], fitted.Vocabularies[i], inputs[schema.Categories[i].Name], options);

        var raw = new List<string>();
        foreach (var column in schema.NumberColumns)
            raw.Add(column.Kind == ColumnKind.Context ? ContextGraph.Write(graph, fitted, codes) : inputs[column.Name]);
        if (raw.Count == 0)
            return;

        Raw = graph.Concat(raw, axis: 1);
        missing = graph.Apply("IsNaN", [Raw]);
        Numeric = NumberGraph.Scale(graph, fitted.Numbers, Raw, missing);
        Indicators = WriteIndicators();
        for (var i = 0; i < fitted.Values.Count; i++)
        {
            if (fitted.Values[i].IsUsed)
                codes[schema.CategoryCount + i] = CategoryGraph.ValueCode(graph, fitted.Values[i], graph.Columns(Raw, schema.ValueSlots[i], 1));
        }
    }

    /// <summary>The raw numbers, <c>[batch, NumberCount]</c>, NaN where missing; null where a row has none.</summary>
    public string? Raw { get; }

    /// <summary>The scaled numbers, <c>[batch, NumericWidth]</c>; null where a row has none.</summary>
    public string? Numeric { get; }

    /// <summary>1 where a value is missing, <c>[batch, IndicatorCount]</c>; null where no column has an indicator.</summary>
    public string? Indicators { get; }

    /// <summary>A code of every row, <c>[batch, 1]</c>.</summary>
    /// <param name="position">Its position among the codes of a row.</param>
    public string Code(int position) => codes[position];

    /// <summary>How many steps a sequence of any length has, <c>[batch, 1]</c>.</summary>
    public string LengthOf(ConvolutionTrunk trunk)
    {
        if (lengths.TryGetValue(trunk, out var known))
            return known;
        var scope = graph.Scope;
        graph.Scope = "/encoder/";

        // Up to the last step with a value in any channel.
        var present = graph.Cast(graph.Apply("Not", [graph.Columns(missing!, trunk.Slot, trunk.Count)]), OnnxElementType.Int64);
        var steps = graph.Apply("ReduceMax", [graph.Reshape(present, 0, trunk.Channels, trunk.Width)], GraphAttribute.Of("axes", [1L]), GraphAttribute.Of("keepdims", 0L));
        var counts = new long[trunk.Width];
        for (var i = 0; i < counts.Length; i++)
            counts[i] = i + 1;
        var length = graph.Apply("ReduceMax", [graph.Apply("Mul", [steps, graph.Numbers("steps", counts)])], GraphAttribute.Of("axes", [1L]), GraphAttribute.Of("keepdims", 1L));
        graph.Scope = scope;
        lengths.Add(trunk, length);
        return length;
    }

    private string? WriteIndicators()
    {
        var schema = fitted.Schema;
        if (schema.IndicatorCount == 0)
            return null;
        var flags = graph.Cast(missing!, OnnxElementType.Float);
        var columns = new List<string>();
        for (var i = 0; i < schema.IndicatorCount; i++)
        {
            // A vector is missing where all of its numbers are.
            var count = schema.Indicators[i].Numbers.Count;
            var own = graph.Columns(flags, schema.IndicatorSlots[i], count);
            columns.Add(count == 1 ? own : graph.Apply("ReduceMin", [own], GraphAttribute.Of("axes", [1L]), GraphAttribute.Of("keepdims", 1L)));
        }

        return graph.Concat(columns, axis: 1);
    }

    private Vocabulary VocabularyOf(Column column)
    {
        for (var i = 0; i < fitted.Schema.CategoryCount; i++)
        {
            if (ReferenceEquals(fitted.Schema.Categories[i], column))
                return fitted.Vocabularies[i];
        }

        throw new InvalidOperationException($"{column.Name} is no category.");
    }

    private static void RequireNoWords(RowSchema schema)
    {
        foreach (var column in schema.TokenColumns)
        {
            var what = column.Kind == ColumnKind.Text ? "a text" : "a list of tokens";
            throw new OnnxException(
                $"Column {column.Name} of {schema.Name} is {what}, whose words are looked up among learned vectors and pooled; ONNX has no operator that cuts texts as Lamina does. "
                + $"Serve such a pipeline in .NET with {schema.Name}Predictor, or declare the column a vector of numbers that you compute beforehand, [Feature(Shape = [{column.VectorWidth}])], and train again.");
        }
    }
}
