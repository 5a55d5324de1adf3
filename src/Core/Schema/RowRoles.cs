namespace Lamina;

/// <summary>What a row says about its own handling: how much it counts, what it belongs to, when it happened.</summary>
/// <param name="Weight">How much the row counts in training; 1 where the record has no <c>[Weight]</c>.</param>
/// <param name="Group">The row's group, or missing where the record has no <c>[Group]</c>.</param>
/// <param name="Time">The row's moment in ticks, or 0 where the record has no <c>[Time]</c>.</param>
public readonly record struct RowRoles(double Weight, CategoryKey Group, long Time)
{
    /// <summary>The roles of a row whose record declares none: weight 1, no group, no time.</summary>
    public static RowRoles None => new(1, CategoryKey.Missing, 0);
}
