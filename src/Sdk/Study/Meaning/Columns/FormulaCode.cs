namespace Lamina;

/// <summary>Writes a formula as a property of the record that gives what the formula gives.</summary>
/// <param name="record">The record.</param>
internal sealed class FormulaCode(Type record)
{
    /// <summary>What the property would be called, or null where the formula is no more than a column.</summary>
    public static string? NameOf(Formula formula) => formula switch
    {
        ThresholdFormula threshold => $"{Capital(threshold.Number.Name)}Above{Digits(threshold.Threshold)}",
        DifferenceFormula difference => $"{Capital(difference.First.Name)}Minus{Capital(difference.Second.Name)}",
        FractionFormula fraction => string.Join("Times", fraction.Above.Select(number => Capital(number.Name)))
            + string.Concat(fraction.Below.Select(number => "Per" + Capital(number.Name))),
        _ => null,
    };

    /// <summary>The property.</summary>
    /// <param name="formula">A formula that has a name.</param>
    /// <param name="name">What the property is called.</param>
    public string Property(Formula formula, string name)
    {
        var (type, value) = formula switch
        {
            ThresholdFormula threshold => Threshold(Of(threshold.Number), threshold.Threshold),
            DifferenceFormula difference => Difference(Of(difference.First), Of(difference.Second)),
            FractionFormula fraction => Fraction([.. fraction.Above.Select(Of)], [.. fraction.Below.Select(Of)]),
            _ => throw new ArgumentException($"{formula.Text} is a column already.", nameof(formula)),
        };
        return $"[Feature] public {type} {name} => {value};";
    }

    private static (string Type, string Value) Threshold(MemberCode number, float threshold)
    {
        var above = $"{number.Compared} > {MemberCode.Literal(threshold)}";
        return number.IsNullable ? ("bool?", $"{number.Name} is null ? null : {above}") : ("bool", above);
    }

    // A difference or a product with a null is null by itself.
    private static (string Type, string Value) Difference(MemberCode first, MemberCode second) =>
        (first.IsNullable || second.IsNullable ? "float?" : "float", $"{first.Value} - {second.Value}");

    private static (string Type, string Value) Fraction(MemberCode[] above, MemberCode[] below)
    {
        var value = string.Join(" / ", [string.Join(" * ", above.Select(number => number.Value)), .. below.Select(number => number.Value)]);
        if (below.Length == 0)
            return (above.Any(number => number.IsNullable) ? "float?" : "float", value);
        return ("float?", $"{string.Join(" || ", below.Select(number => $"{number.Compared} == 0"))} ? null : {value}");
    }

    private MemberCode Of(FormulaNumber number) => MemberCode.Of(record, number.Column);

    private static string Capital(string name) => char.ToUpperInvariant(name[0]) + name[1..];

    // A threshold within a name: 3200, Minus5, 0_25.
    private static string Digits(float threshold) =>
        ShortNumber.Text(threshold).Replace("-", "Minus", StringComparison.Ordinal).Replace('.', '_').Replace("+", "", StringComparison.Ordinal);
}
