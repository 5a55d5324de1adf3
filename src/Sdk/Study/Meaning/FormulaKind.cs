namespace Lamina;

/// <summary>What a formula does with its columns.</summary>
public enum FormulaKind
{
    /// <summary>One number or flag as it is: <c>Income</c>.</summary>
    Column,

    /// <summary>Whether a number is above a threshold: <c>Income &gt; 3200</c>.</summary>
    Threshold,

    /// <summary>Whether a category has one of its values: <c>Purpose is Car</c>.</summary>
    Value,

    /// <summary>One number less another: <c>Income - Debt</c>.</summary>
    Difference,

    /// <summary>Two or three numbers multiplied: <c>Width * Length</c>.</summary>
    Product,

    /// <summary>Two or three numbers, at least one of them divided by: <c>Amount / Months / Income</c>.</summary>
    Ratio,
}
