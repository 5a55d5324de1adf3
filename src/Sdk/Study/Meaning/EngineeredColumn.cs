namespace Lamina;

/// <summary>A formula that hidden units follow, as a property to paste into the record.</summary>
public sealed record EngineeredColumn
{
    /// <summary>The property's name, which no member of the record has: <c>DebtPerIncome</c>.</summary>
    public required string Name { get; init; }

    /// <summary>
    /// The property. It is null where a part of it is missing and where it would divide by zero:
    /// <c>[Feature] public float? DebtPerIncome =&gt; Income == 0 ? null : Debt / Income;</c>
    /// </summary>
    public required string Code { get; init; }

    /// <summary>The formula: <c>Debt / Income</c>.</summary>
    public required string Expression { get; init; }

    /// <summary>The units that follow it, the closest first.</summary>
    public required IReadOnlyList<string> Units { get; init; }

    /// <summary>The strongest correlation of them, as in <see cref="UnitFormula.Correlation"/>.</summary>
    public required double Correlation { get; init; }

    /// <summary>The formula itself, to be evaluated on rows; null where the report was read from elsewhere.</summary>
    internal Formula? Formula { get; init; }

    /// <summary>The property.</summary>
    public override string ToString() => Code;
}
