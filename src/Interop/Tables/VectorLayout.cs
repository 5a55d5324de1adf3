namespace Lamina;

/// <summary>How values that belong together become columns of a table.</summary>
public enum VectorLayout
{
    /// <summary>A column for each value, <c>Hidden2_0</c>, <c>Hidden2_1</c>: what trainers of other languages take.</summary>
    Columns,

    /// <summary>One column of lists, all of one length.</summary>
    List,
}
