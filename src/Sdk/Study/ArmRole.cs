namespace Lamina;

/// <summary>What an arm is there for.</summary>
public enum ArmRole
{
    /// <summary>What the others are compared with.</summary>
    Reference,

    /// <summary>A model that might be taken.</summary>
    Candidate,

    /// <summary>Shows what more columns do by themselves; it is never taken.</summary>
    Control,
}
