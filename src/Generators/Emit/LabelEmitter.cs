using Lamina.Generators.Model;
using Lamina.Generators.Parsing;

namespace Lamina.Generators.Emit;

/// <summary>Prints the label: its description, how it is read, and the type of several labels together.</summary>
internal static class LabelEmitter
{
    public static void WriteClasses(SourceWriter writer, LabelModel label)
    {
        writer.Write($"private static readonly {label.ClassType}[] Classes =").Write("[").Indent();
        foreach (var value in label.Values)
            writer.Write(value.Expression + ",");
        writer.Close("];").Line();
    }

    /// <summary>The expression that describes the label.</summary>
    public static string Descriptor(LabelModel label)
    {
        var nullable = KeyEmitter.NullableArgument(label.Nullable);
        if (label.IsSeveral)
        {
            var names = string.Join(", ", label.Members.Select(static member => $"\"{member.Name}\""));
            var (kind, decode) = label.IsExclusive ? ("Exclusive", $"static key => ({label.ClassType})key.Number") : ($"{label.Task}", $"static values => new({Values(label)})");
            return $"global::Lamina.LabelColumn.{kind}<{label.ClassType}>([{names}], {decode}{nullable})";
        }

        if (label.Task != TaskKind.MultiClass)
            return $"global::Lamina.LabelColumn.{label.Task}(\"{label.Name}\"{nullable})";
        var decodeClass = label.Values.Count > 0 ? "Classes[(int)key.Number]" : label.Decode;
        return $"global::Lamina.LabelColumn.MultiClass<{label.ClassType}>(\"{label.Name}\"{KeyEmitter.ValuesArgument(label.Values)}, static key => {decodeClass}{nullable})";
    }

    public static void WriteReadLabels(SourceWriter writer, RowModel model)
    {
        var label = model.Label;
        writer.Write($"/// <summary>Writes the raw label{(label.IsSeveral ? "s" : "")} of a row.</summary>");
        writer.Write($"public static void ReadLabels(in {model.Shared.RowType} row, global::Lamina.RowBuffer buffer)");
        if (label.IsExclusive)
            WriteExclusive(writer, label);
        else if (label.IsSeveral)
            WriteNumbers(writer, label);
        else if (label is { Task: TaskKind.MultiClass, Values.Count: > KeyEmitter.ValuesOnOneLine })
            WriteKeyInBlock(writer, label);
        else
            WriteOne(writer, label);
        writer.Line();
    }

    /// <summary>The type of several labels together: an enum where they exclude each other, else a record of them.</summary>
    public static void WriteType(SourceWriter writer, RowModel model)
    {
        var (shared, label) = (model.Shared, model.Label);
        var name = label.ClassType.Substring(label.ClassType.LastIndexOf('.') + 1).Replace("global::", "");
        var row = $"<see cref=\"{shared.RowType}\"/>";
        writer.Line();
        if (label.IsExclusive)
        {
            writer.Write($"/// <summary>Which label of a {row} is true: exactly one of them is.</summary>").Generated();
            writer.Write($"{shared.Access} enum {name}").Open();
            foreach (var member in label.Members)
                writer.Write($"/// <summary><c>{member.Name}</c> is true.</summary>").Write(Names.Escape(member.Name) + ",");
            writer.Close();
            return;
        }

        writer.Write($"/// <summary>The labels of a {row} together{(label.Task == TaskKind.MultiLabel ? ", any of which may be true" : "")}.</summary>");
        foreach (var member in label.Members)
            writer.Write($"/// <param name=\"{member.Name}\"><c>{member.Name}</c>.</param>");
        var type = label.Task == TaskKind.MultiLabel ? "bool" : "float";
        writer.Generated();
        var declaration = $"{shared.Access} readonly record struct {name}({string.Join(", ", label.Members.Select(member => $"{type} {Names.Escape(member.Name)}"))})";
        if (label.Task == TaskKind.MultiLabel)
        {
            writer.Write(declaration + ";");
            return;
        }

        // What the compiler writes depends on the culture.
        var values = string.Join(", ", label.Members.Select(member => $"{member.Name} = {{{Names.Escape(member.Name)}}}"));
        writer.Write(declaration).Open();
        writer.Write("/// <summary>The labels and their values, with the invariant culture.</summary>");
        writer.Write($"public override string ToString() => global::System.FormattableString.Invariant($\"{name} {{{{ {values} }}}}\");");
        writer.Close();
    }

    private static string Values(LabelModel label)
    {
        var test = label.Task == TaskKind.MultiLabel ? " > 0" : "";
        return string.Join(", ", label.Members.Select((_, i) => FormattableString.Invariant($"values[{i}]{test}")));
    }

    private static void WriteExclusive(SourceWriter writer, LabelModel label)
    {
        writer.Indent().Write("=> buffer.Keys[0] = global::Lamina.ExclusiveLabels.Find(").Write("[").Indent();
        foreach (var member in label.Members)
            writer.Write(member.Read + ",");
        writer.Close("]);").Outdent();
    }

    private static void WriteNumbers(SourceWriter writer, LabelModel label)
    {
        writer.Open().Write("var numbers = buffer.Numbers;");
        for (var i = 0; i < label.Members.Count; i++)
            writer.Write($"numbers[{i}] = {label.Members[i].Read};");
        writer.Close();
    }

    private static void WriteKeyInBlock(SourceWriter writer, LabelModel label)
    {
        writer.Open();
        KeyEmitter.Write(writer, "buffer.Keys[0] = ", label.Read, label.Nullable, label.Values);
        writer.Close();
    }

    private static void WriteOne(SourceWriter writer, LabelModel label)
    {
        writer.Indent();
        if (label.Task == TaskKind.MultiClass)
            KeyEmitter.Write(writer, "=> buffer.Keys[0] = ", label.Read, label.Nullable, label.Values);
        else
            writer.Write($"=> buffer.Numbers[0] = {label.Read};");
        writer.Outdent();
    }
}
