namespace Lamina;

/// <summary>What an engineered column brings by itself.</summary>
/// <param name="Column">The column.</param>
/// <param name="Relative">
/// How the loss of a booster on the raw columns and this one differs from that of a booster on the raw columns, as a share of the latter: -0.02 is 2 % less.
/// </param>
/// <param name="Low">The lower end of the corrected resampled t interval (Nadeau and Bengio 2003).</param>
/// <param name="High">Its upper end.</param>
/// <param name="PValue">The probability of a difference this far below 0 where there is none, raised for the number of columns (Holm 1979).</param>
public sealed record ColumnLift(EngineeredColumn Column, double Relative, double Low, double High, double PValue)
{
    /// <summary><c>DebtPerIncome  -3.1 % (-4.2 % to -2.0 %), p = 0.002</c>, with the invariant culture.</summary>
    public override string ToString() => FormattableString.Invariant($"{Column.Name}  {Relative:+0.0%;-0.0%} ({Low:+0.0%;-0.0%} to {High:+0.0%;-0.0%}), p = {PValue:0.000}");
}
