namespace Lamina.Generators.Model;

/// <summary>An annotated type with every decision made: emitters only print it. It holds no symbol and compares by value.</summary>
internal sealed record RowModel
{
    /// <summary>The annotated type as a person would write it.</summary>
    public required string DisplayName { get; init; }

    /// <summary>Whether rows are objects, not values.</summary>
    public required bool IsClass { get; init; }

    public required EquatableArray<FeatureModel> Features { get; init; }

    /// <summary>How wide the vectors of categories are that are learned from each other; 0 for none.</summary>
    public required int ContextWidth { get; init; }

    public required LabelModel Label { get; init; }

    public required EquatableArray<RoleModel> Roles { get; init; }

    /// <summary>The original members that an enriched row shows.</summary>
    public required EquatableArray<MirrorModel> Mirrors { get; init; }

    /// <summary>The private field of an enriched row that holds its activations.</summary>
    public required string ActivationsField { get; init; }

    /// <summary>How a row is made of a table; null where it cannot be.</summary>
    public required ConstructionModel? Construction { get; init; }

    /// <summary>What both halves share.</summary>
    public required TrainingModel Shared { get; init; }
}

/// <summary>A member of the original row as a property of the enriched one.</summary>
/// <param name="Name">The member's name, escaped.</param>
/// <param name="Type">Its type.</param>
/// <param name="Access">Its accessibility.</param>
/// <param name="Summary">What it is.</param>
internal sealed record MirrorModel(string Name, string Type, string Access, string Summary);

/// <summary>How a row is made of a table's row.</summary>
/// <param name="Columns">The columns of the table.</param>
/// <param name="Arguments">What is passed to the constructor.</param>
/// <param name="Initializers">What is assigned afterwards.</param>
internal sealed record ConstructionModel(
    EquatableArray<TableColumnModel> Columns, EquatableArray<AssignmentModel> Arguments, EquatableArray<AssignmentModel> Initializers);

/// <summary>A column of the table.</summary>
internal sealed record TableColumnModel(string Name, bool IsLabel, bool IsOptional);

/// <summary>A value on its way into a constructor parameter or a member.</summary>
/// <param name="Target">The member's or parameter's name; empty where the position says it.</param>
/// <param name="Value">The expression that reads it from <c>table</c>.</param>
internal sealed record AssignmentModel(string Target, string Value);
