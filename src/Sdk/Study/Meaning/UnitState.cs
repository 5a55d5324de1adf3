namespace Lamina;

/// <summary>Whether a hidden unit says something of its own.</summary>
public enum UnitState
{
    /// <summary>It does.</summary>
    Distinct,

    /// <summary>It moves with an earlier unit: their activations correlate by 0.98 or more, of either sign (Pearson).</summary>
    Redundant,

    /// <summary>It does not move, or less than a millionth as far as the unit of its network that moves furthest.</summary>
    Dead,
}
