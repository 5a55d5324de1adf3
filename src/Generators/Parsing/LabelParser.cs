using Lamina.Generators.Diagnostics;
using Lamina.Generators.Model;
using Microsoft.CodeAnalysis;

namespace Lamina.Generators.Parsing;

/// <summary>Finds the label and its task; several labels are <see cref="LabelsParser"/>'s.</summary>
internal static class LabelParser
{
    // The values of Lamina.LabelTask.
    internal const int Auto = 0;
    internal const int Binary = 1;
    internal const int MultiClass = 2;
    internal const int Regression = 3;
    internal const int Ranking = 4;
    internal const int MultiLabel = 5;

    public static (LabelModel? Label, IReadOnlyList<Member> Members) Parse(List<Member> members, INamedTypeSymbol type, IDiagnosticSink? sink)
    {
        var labels = members.FindAll(static member => member.Annotations["Label"] is not null);
        if (labels.Count == 0)
            sink?.Report(LabelRules.NoLabel, RowParser.Where(type), Names.Display(type));
        var label = labels.Count switch
        {
            0 => null,
            1 => Parse(labels[0], sink),
            _ => LabelsParser.Parse(labels, type, sink),
        };
        return (label, labels);
    }

    /// <summary>The task that a label names, or that follows from its type; <see cref="Auto"/> where neither says one.</summary>
    internal static int TaskOf(Member member, ScalarType type)
    {
        var task = member.Annotations["Label"]!.ConstructorArguments is [{ Value: int value }] ? value : Auto;
        return task == Auto ? TaskOf(type) : task;
    }

    /// <summary>Whether a whole number leaves open which task it is; says so.</summary>
    internal static bool IsAmbiguous(Member member, ScalarType type, int task, IDiagnosticSink? sink)
    {
        if (task != Auto || !type.IsWhole)
            return false;
        sink?.Report(LabelRules.AmbiguousLabel, member.Location, member.Name);
        return true;
    }

    private static LabelModel? Parse(Member member, IDiagnosticSink? sink)
    {
        var type = ScalarType.Of(member.Type);
        var task = TaskOf(member, type);
        if (IsAmbiguous(member, type, task, sink))
            return null;

        if (Misfit(type, task) is var (what, instead))
        {
            sink?.Report(LabelRules.LabelTypeDoesNotFit, member.Location, member.Name, Names.Display(member.Type), what, instead);
            return null;
        }

        if (type.Kind == ScalarKind.Enum && task == MultiClass)
            MemberCheck.PointOutForeignEnum(member, type, sink);
        var values = type.Kind == ScalarKind.Enum ? FeatureParser.Values(type) : EquatableArray<EnumValue>.Empty;
        return task switch
        {
            Binary => new LabelModel(member.Name, TaskKind.Binary, type.Nullable, ReadBinary(member, type), "", "", values),
            Regression or Ranking => new LabelModel(
                member.Name, task == Ranking ? TaskKind.Ranking : TaskKind.Regression, type.Nullable, Expressions.Number(member.Access, type), "", "", values),
            _ => new LabelModel(
                member.Name,
                TaskKind.MultiClass,
                type.Nullable,
                type.Kind == ScalarKind.Enum ? member.Access : Expressions.Key(member.Access, type),
                type.Name,
                Decode(type),
                values),
        };
    }

    private static int TaskOf(ScalarType type) => type.Kind switch
    {
        ScalarKind.Boolean => Binary,
        ScalarKind.Enum or ScalarKind.String or ScalarKind.Char => MultiClass,
        _ => type.IsReal ? Regression : Auto,
    };

    private static (string What, string Instead)? Misfit(ScalarType type, int task) => task switch
    {
        Binary when type.Kind != ScalarKind.Boolean && !type.IsWhole => ("two outcomes", "use bool, or whole numbers that are 0 or 1"),
        MultiClass when type.Kind == ScalarKind.Boolean => ("several classes", "leave LabelTask out: a bool is binary"),
        MultiClass when type.IsFlags => ("one of several classes", "its values are combined"),
        MultiClass when type.Kind == ScalarKind.Enum && FeatureParser.Values(type).Count < 2 => ("several classes", "the enum must declare at least two values"),
        MultiClass when type.Kind is not (ScalarKind.Enum or ScalarKind.String or ScalarKind.Char) && !type.IsWhole =>
            ("several classes", "use an enum, a string or a whole number"),
        Regression when !type.IsNumber => ("a number to be estimated", "use float, double or decimal, or a whole number"),
        Ranking when !type.IsNumber => ("a relevance", "use a whole number from 0, of no use, to 30"),
        MultiLabel => ("several labels", "mark the other labels too, or leave LabelTask out"),
        Binary or MultiClass or Regression or Ranking => null,
        Auto => ("any task", "use a bool, an enum, a string or a number"),
        _ => ("any task", "LabelTask has no such value"),
    };

    // A whole number other than 0 and 1 is refused where the row is known.
    internal static string ReadBinary(Member member, ScalarType type) => type.Kind == ScalarKind.Boolean
        ? Expressions.Flag(member.Access, type)
        : Expressions.Number(member.Access, type);

    private static string Decode(ScalarType type) => type.Kind switch
    {
        ScalarKind.String => "key.Text!",
        ScalarKind.Char => "key.Text![0]",
        ScalarKind.UInt64 => "unchecked((ulong)key.Number)",
        ScalarKind.Whole => type.Name == "long" ? "key.Number" : $"({type.Name})key.Number",
        _ => "",
    };
}
