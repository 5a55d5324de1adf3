namespace Lamina;

/// <summary>What is to be learned from a label.</summary>
public enum LabelTask
{
    /// <summary>By the member's type: bool is binary, enum and string are multi-class, real numbers are regression.</summary>
    Auto,

    /// <summary>One of two outcomes.</summary>
    Binary,

    /// <summary>
    /// One of several exclusive classes. On several flags of a row: exactly one of them is true, and together they are one label.
    /// </summary>
    MultiClass,

    /// <summary>A number; several members of a row are several numbers.</summary>
    Regression,

    /// <summary>
    /// Which rows of a <c>[Group]</c> come first. The label is how relevant a row is: a whole number from 0, of no use, to 30.
    /// Booster and network learn the order within a group, not the relevance itself.
    /// </summary>
    Ranking,

    /// <summary>One of several labels of the row, any of which may be true.</summary>
    MultiLabel,
}
