namespace Lamina;

/// <summary>What is learned.</summary>
public enum TaskKind
{
    /// <summary>One of two outcomes.</summary>
    Binary,

    /// <summary>One of several exclusive classes.</summary>
    MultiClass,

    /// <summary>A number.</summary>
    Regression,

    /// <summary>How relevant a row is within its group.</summary>
    Ranking,

    /// <summary>Several labels, each one of two outcomes.</summary>
    MultiLabel,

    /// <summary>Several numbers.</summary>
    MultiRegression,
}
