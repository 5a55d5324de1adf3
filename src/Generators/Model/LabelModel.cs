namespace Lamina.Generators.Model;

internal enum TaskKind
{
    Binary,
    MultiClass,
    Regression,
    Ranking,
    MultiLabel,
    MultiRegression,
}

/// <summary>The label: one member, or several that are learned together.</summary>
/// <param name="Name">The column's name; of several, all names with commas between them.</param>
/// <param name="Task">The task.</param>
/// <param name="Nullable">Whether rows may be unlabelled.</param>
/// <param name="Read">The expression that reads the number or key from <c>row</c>, or the enum itself.</param>
/// <param name="ClassType">The type of a class, for several classes; the type of several labels together.</param>
/// <param name="Decode">The expression that makes a class of <c>key</c>, where the classes are not declared.</param>
/// <param name="Values">The declared classes of an enum.</param>
internal sealed record LabelModel(
    string Name, TaskKind Task, bool Nullable, string Read, string ClassType, string Decode, EquatableArray<EnumValue> Values)
{
    /// <summary>The members, where there are several; their type is generated too.</summary>
    public EquatableArray<LabelMemberModel> Members { get; init; } = EquatableArray<LabelMemberModel>.Empty;

    public bool IsSeveral => Members.Count > 0;

    /// <summary>Whether exactly one of several members is true, so that together they are one label of several classes.</summary>
    public bool IsExclusive => IsSeveral && Task == TaskKind.MultiClass;
}

/// <summary>One of several label members.</summary>
/// <param name="Name">The column's name.</param>
/// <param name="Read">The expression that reads its number from <c>row</c>.</param>
internal sealed record LabelMemberModel(string Name, string Read);

/// <summary>A column with a role.</summary>
/// <param name="Name">The column's name.</param>
/// <param name="Role">The name of the value of <c>Lamina.ColumnRole</c>.</param>
/// <param name="Read">The expression that reads it from <c>row</c>; empty for an id.</param>
internal sealed record RoleModel(string Name, string Role, string Read);
