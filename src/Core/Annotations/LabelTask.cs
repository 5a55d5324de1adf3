namespace Lamina;

/// <summary>What is to be learned from a label.</summary>
public enum LabelTask
{
    /// <summary>By the member's type: bool is binary, enum and string are multi-class, real numbers are regression.</summary>
    Auto,

    /// <summary>One of two outcomes.</summary>
    Binary,

    /// <summary>One of several exclusive classes.</summary>
    MultiClass,

    /// <summary>A number.</summary>
    Regression,
}
