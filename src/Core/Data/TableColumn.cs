namespace Lamina;

/// <summary>A member that is filled from a table.</summary>
/// <param name="Name">The member's name, and so the column's in any case.</param>
public sealed record TableColumn(string Name)
{
    /// <summary>Whether the member is the label. A table may lack it: see <see cref="TableOptions.WithoutLabel"/>.</summary>
    public bool IsLabel { get; init; }

    /// <summary>Whether the member is nullable.</summary>
    public bool IsOptional { get; init; }
}
