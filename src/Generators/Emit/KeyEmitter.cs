using Lamina.Generators.Model;

namespace Lamina.Generators.Emit;

/// <summary>Prints keys of categories and classes, and the arguments that describe them.</summary>
internal static class KeyEmitter
{
    public const int ValuesOnOneLine = 4;

    // An enum's key is the position of its value among the declared ones.
    public static void Write(SourceWriter writer, string target, string read, bool nullable, EquatableArray<EnumValue> values)
    {
        if (values.Count == 0)
        {
            writer.Write($"{target}{read};");
            return;
        }

        var arms = new List<string>();
        for (var i = 0; i < values.Count; i++)
            arms.Add($"{values[i].Expression} => {i}L");
        if (nullable)
            arms.Add("null => global::Lamina.CategoryKey.Missing");
        arms.Add("_ => -1L");
        if (values.Count <= ValuesOnOneLine)
        {
            writer.Write($"{target}{read} switch {{ {string.Join(", ", arms)} }};");
            return;
        }

        writer.Write($"{target}{read} switch").Open();
        foreach (var arm in arms)
            writer.Write(arm + ",");
        writer.Close("};");
    }

    public static string ValuesArgument(EquatableArray<EnumValue> values) =>
        values.Count == 0 ? "" : $", [{string.Join(", ", values.Select(static value => $"\"{value.Name}\""))}]";

    public static string NullableArgument(bool nullable) => nullable ? ", nullable: true" : "";
}
