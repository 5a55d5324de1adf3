namespace Lamina;

/// <summary>What a column is for when it is neither feature nor label.</summary>
public enum ColumnRole
{
    /// <summary>How much a row counts.</summary>
    Weight,

    /// <summary>Which rows belong together.</summary>
    Group,

    /// <summary>When a row happened.</summary>
    Time,

    /// <summary>What names a row.</summary>
    Id,
}

/// <summary>A column with a role.</summary>
/// <param name="Name">The member's name.</param>
/// <param name="Role">Its role.</param>
public sealed record RoleColumn(string Name, ColumnRole Role);
