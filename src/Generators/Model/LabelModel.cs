namespace Lamina.Generators.Model;

internal enum TaskKind
{
    Binary,
    MultiClass,
    Regression,
    Ranking,
}

/// <summary>The label.</summary>
/// <param name="Name">The column's name.</param>
/// <param name="Task">The task.</param>
/// <param name="Nullable">Whether rows may be unlabelled.</param>
/// <param name="Read">The expression that reads the number or key from <c>row</c>, or the enum itself.</param>
/// <param name="ClassType">The type of a class, for several classes.</param>
/// <param name="Decode">The expression that makes a class of <c>key</c>, where the classes are not declared.</param>
/// <param name="Values">The declared classes of an enum.</param>
internal sealed record LabelModel(
    string Name, TaskKind Task, bool Nullable, string Read, string ClassType, string Decode, EquatableArray<EnumValue> Values);

/// <summary>A column with a role.</summary>
/// <param name="Name">The column's name.</param>
/// <param name="Role">The name of the value of <c>Lamina.ColumnRole</c>.</param>
/// <param name="Read">The expression that reads it from <c>row</c>; empty for an id.</param>
internal sealed record RoleModel(string Name, string Role, string Read);
