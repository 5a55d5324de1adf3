using Lamina.Generators.Diagnostics;
using Lamina.Generators.Model;
using Microsoft.CodeAnalysis;

namespace Lamina.Generators.Parsing;

/// <summary>
/// Decides what several labels are together: one label of several classes where they exclude each other, flags of which any
/// may be true, or numbers.
/// </summary>
internal static class LabelsParser
{
    private const string ClassSuffix = "Class";
    private const string LabelsSuffix = "Labels";

    // What a record struct or an enum has of its own.
    private static readonly string[] Taken = ["Clone", "Deconstruct", "PrintMembers", "value__"];

    /// <summary>The names of the types that are generated for several labels end with one of these.</summary>
    public static readonly string[] Suffixes = [ClassSuffix, LabelsSuffix];

    public static LabelModel? Parse(List<Member> labels, INamedTypeSymbol type, IDiagnosticSink? sink)
    {
        var types = labels.ConvertAll(static label => ScalarType.Of(label.Type));
        var tasks = new int[labels.Count];
        for (var i = 0; i < tasks.Length; i++)
        {
            tasks[i] = LabelParser.TaskOf(labels[i], types[i]);
        }

        // Whole numbers that may be flags are asked what they are together, not one by one.
        if (!CouldBeFlags(types, tasks) && AreAmbiguous(labels, types, tasks, sink))
            return null;
        if (Together(types, tasks) is not { } task)
        {
            sink?.Report(
                LabelRules.SeveralLabels,
                labels[1].Location,
                CouldBeFlags(types, tasks) ? FixProperties.Tasks("MultiClass", "MultiLabel") : FixProperties.None,
                labels[1].Name,
                labels[0].Name,
                ReasonAgainst(types, tasks));
            return null;
        }

        var name = Names.StemOf(type) + (task == TaskKind.MultiClass ? ClassSuffix : LabelsSuffix);
        return AreNamesFree(labels, name, type, sink) ? Model(labels, types, task, Names.Qualify(type, name)) : null;
    }

    private static LabelModel Model(List<Member> labels, List<ScalarType> types, TaskKind task, string type)
    {
        var members = new List<LabelMemberModel>(labels.Count);
        for (var i = 0; i < labels.Count; i++)
        {
            var read = task == TaskKind.MultiRegression
                ? Expressions.Number(labels[i].Access, types[i])
                : LabelParser.ReadBinary(labels[i], types[i]);
            members.Add(new LabelMemberModel(labels[i].Name, read));
        }

        return new LabelModel(
            string.Join(", ", labels.Select(static label => label.Name)),
            task,
            types.Exists(static member => member.Nullable),
            "",
            type,
            "",
            EquatableArray<EnumValue>.Empty)
        {
            Members = members.ToEquatableArray(),
        };
    }

    private static TaskKind? Together(List<ScalarType> types, int[] tasks)
    {
        if (All(LabelParser.MultiClass) && types.TrueForAll(IsFlag))
            return TaskKind.MultiClass;
        if (All(LabelParser.MultiLabel) && types.TrueForAll(IsFlag))
            return TaskKind.MultiLabel;
        return All(LabelParser.Regression) && types.TrueForAll(static type => type.IsNumber) ? TaskKind.MultiRegression : null;

        bool All(int task) => Array.TrueForAll(tasks, other => other == task);
    }

    // A whole number other than 0 and 1 is refused where the row is known.
    private static bool IsFlag(ScalarType type) => type.Kind == ScalarKind.Boolean || type.IsNumber;

    private static bool CouldBeFlags(List<ScalarType> types, int[] tasks) =>
        types.TrueForAll(static type => type.Kind == ScalarKind.Boolean || type.IsWhole)
        && Array.TrueForAll(tasks, static task => task is not (LabelParser.Ranking or LabelParser.Regression));

    private static bool AreAmbiguous(List<Member> labels, List<ScalarType> types, int[] tasks, IDiagnosticSink? sink)
    {
        var any = false;
        for (var i = 0; i < tasks.Length; i++)
            any |= LabelParser.IsAmbiguous(labels[i], types[i], tasks[i], sink);
        return any;
    }

    private static string ReasonAgainst(List<ScalarType> types, int[] tasks)
    {
        if (CouldBeFlags(types, tasks))
            return "flags may exclude each other or not; write [Label(LabelTask.MultiClass)] on each where exactly one is true, [Label(LabelTask.MultiLabel)] on each where any may be";
        if (Array.IndexOf(tasks, LabelParser.Ranking) >= 0)
            return "rows are ranked by one label; keep one";
        return types.TrueForAll(static type => type.Kind is ScalarKind.Enum or ScalarKind.String or ScalarKind.Char)
            ? "a row has one label of several classes; keep one"
            : "they are not of one kind; keep one, or make all of them numbers or all of them flags";
    }

    private static bool AreNamesFree(List<Member> labels, string name, INamedTypeSymbol type, IDiagnosticSink? sink)
    {
        if (TypeShape.IsTaken(type, name))
        {
            sink?.Report(TypeRules.NameTaken, sink is null ? null : RowParser.Where(type), name, Names.Display(type));
            return false;
        }

        if (labels.Find(label => label.Name == name || Array.IndexOf(Taken, label.Name) >= 0) is not { } taken)
            return true;
        sink?.Report(MemberRules.ColumnNameTaken, taken.Location, taken.Name, $"'{name}', which is generated for the labels together, cannot have a member of this name");
        return false;
    }
}
