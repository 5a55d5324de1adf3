using System.Globalization;

namespace Lamina;

/// <summary>Categories as inputs of a graph, and their codes: what a <see cref="Vocabulary"/> says.</summary>
internal static class CategoryGraph
{
    /// <summary>Declares a column's input.</summary>
    /// <returns>Its name in the graph.</returns>
    public static string Input(GraphWriter graph, Column column, Vocabulary vocabulary)
    {
        var what = vocabulary.IsNumbers ? "a whole number" : column.Kind == ColumnKind.ClosedCategory ? $"one of {string.Join(", ", column.Values)}" : "a text";
        return graph.Input(column.Name, vocabulary.IsNumbers ? OnnxElementType.Int64 : OnnxElementType.String, [1], column.Nullable ? what + ", or what stands for a missing one" : what);
    }

    /// <summary>Looks the codes of a column up, <c>[batch, 1]</c>.</summary>
    /// <exception cref="OnnxException">What stands for a missing value is a value too.</exception>
    public static string Code(GraphWriter graph, Column column, Vocabulary vocabulary, string input, OnnxExportOptions options)
    {
        var codes = new List<long>();
        for (var i = 0; i < vocabulary.Names.Count; i++)
            codes.Add(Vocabulary.FirstValue + i);
        if (vocabulary.IsNumbers)
        {
            List<long> numbers = [.. vocabulary.Names.Select(name => long.Parse(name, CultureInfo.InvariantCulture))];
            if (column.Nullable)
            {
                RequireNoValue(column, numbers.Contains(options.MissingNumber), options.MissingNumber.ToString(CultureInfo.InvariantCulture), nameof(OnnxExportOptions.MissingNumber));
                numbers.Add(options.MissingNumber);
                codes.Add(Vocabulary.Missing);
            }

            return numbers.Count == 0 ? Unknown(graph, input) : graph.LookUp(input, GraphAttribute.Of("keys_int64s", numbers.ToArray()), codes.ToArray(), Vocabulary.Unknown);
        }

        var texts = vocabulary.Names.ToList();
        if (column.Nullable)
        {
            RequireNoValue(column, texts.Contains(options.MissingText), $"\"{options.MissingText}\"", nameof(OnnxExportOptions.MissingText));
            texts.Add(options.MissingText);
            codes.Add(Vocabulary.Missing);
        }

        return texts.Count == 0 ? Unknown(graph, input) : graph.LookUp(input, GraphAttribute.Of("keys_strings", texts.ToArray()), codes.ToArray(), Vocabulary.Unknown);
    }

    /// <summary>Looks the codes of the frequent values of a number up.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="vocabulary">The frequent values.</param>
    /// <param name="raw">The numbers, <c>[batch, 1]</c>.</param>
    public static string ValueCode(GraphWriter graph, ValueVocabulary vocabulary, string raw)
    {
        var codes = new long[vocabulary.Values.Count];
        for (var i = 0; i < codes.Length; i++)
            codes[i] = Vocabulary.FirstValue + i;
        var known = graph.LookUp(raw, GraphAttribute.Of("keys_floats", vocabulary.Values.ToArray()), codes, Vocabulary.Unknown);
        return graph.Apply("Where", [graph.Apply("IsNaN", [raw]), graph.Numbers("missing", [], [Vocabulary.Missing]), known]);
    }

    /// <summary>The vector of each code, <c>[batch, width]</c>.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="name">The name of the table.</param>
    /// <param name="table">The vectors, one for each code.</param>
    /// <param name="width">How long each is.</param>
    /// <param name="code">The codes, <c>[batch, 1]</c>.</param>
    public static string Embed(GraphWriter graph, string name, float[] table, int width, string code) =>
        graph.Apply("Gather", [graph.Floats(name, [table.Length / width, width], table), graph.Apply("Squeeze", [code, graph.Numbers("axis", 1)])]);

    // No table may be empty.
    private static string Unknown(GraphWriter graph, string input) =>
        graph.Apply("ConstantOfShape", [graph.Apply("Shape", [input])], GraphAttribute.TensorOf("value", Vocabulary.Unknown));

    private static void RequireNoValue(Column column, bool isValue, string missing, string option)
    {
        if (isValue)
        {
            throw new OnnxException(
                $"Column {column.Name} has the value {missing}, which would stand for a missing one in ONNX. Set {nameof(OnnxExportOptions)}.{option} to something that no row holds.");
        }
    }
}
