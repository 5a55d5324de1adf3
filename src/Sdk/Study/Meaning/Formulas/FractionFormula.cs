namespace Lamina;

/// <summary>Numbers multiplied and divided: a product where nothing is below, else a ratio.</summary>
internal sealed record FractionFormula : Formula
{
    private readonly int[] multiplied;
    private readonly int[] divided;

    /// <summary>Creates the formula.</summary>
    /// <param name="above">What is multiplied, at least one number; brought into the order of the columns, as is what is below.</param>
    /// <param name="below">What is divided by, one after the other.</param>
    public FractionFormula(IEnumerable<FormulaNumber> above, IEnumerable<FormulaNumber> below)
    {
        Above = [.. above.OrderBy(number => number.Slot)];
        Below = [.. below.OrderBy(number => number.Slot)];
        multiplied = [.. Above.Select(number => number.Slot)];
        divided = [.. Below.Select(number => number.Slot)];
        Text = string.Join(" / ", [string.Join(" * ", Above.Select(number => number.Name)), .. Below.Select(number => number.Name)]);
    }

    /// <summary>What is multiplied.</summary>
    public IReadOnlyList<FormulaNumber> Above { get; }

    /// <summary>What is divided by.</summary>
    public IReadOnlyList<FormulaNumber> Below { get; }

    public override FormulaKind Kind => Below.Count == 0 ? FormulaKind.Product : FormulaKind.Ratio;

    public override string Text { get; }

    public override IReadOnlyList<string> Columns => [.. Above.Concat(Below).Select(number => number.Column.Name)];

    /// <summary>Whether all its numbers are above 0, so that its inverse ranks the same rows in the reverse order.</summary>
    public bool IsPositive => Above.All(number => number.IsPositive) && Below.All(number => number.IsPositive);

    public override Formula? Opposite => Below.Count > 0 && IsPositive ? Inverse() : null;

    /// <summary>What is above below, and the other way round.</summary>
    public FractionFormula Inverse() => new(Below, Above);

    /// <summary>Two fractions of the same numbers in the same places are equal.</summary>
    public bool Equals(FractionFormula? other) => other is not null && Text == other.Text;

    /// <inheritdoc/>
    public override int GetHashCode() => Text.GetHashCode(StringComparison.Ordinal);

    protected override float ValueOf(RowBuffer raw)
    {
        var value = 1f;
        foreach (var slot in multiplied)
            value *= raw.Numbers[slot];
        foreach (var slot in divided)
            value /= raw.Numbers[slot];
        return value;
    }
}
