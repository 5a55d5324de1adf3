namespace Lamina;

/// <summary>How the hidden units of a fit are explained.</summary>
public sealed record MeaningOptions
{
    /// <summary>Decides which rows are looked at and how they are divided. The same rows, fit and options give the same report.</summary>
    public int Seed { get; init; }

    /// <summary>
    /// How many training rows are looked at, at least 40; more are drawn from at random. Fewer are taken where the rows hold large vectors.
    /// </summary>
    public int MaximumRows { get; init; } = 6_000;

    /// <summary>
    /// The share of those rows that formulas are scored on, in (0, 1). Formulas are chosen on the others; groups are not divided, and with a
    /// <c>[Time]</c> the latest rows score.
    /// </summary>
    public double ScoringShare { get; init; } = 0.5;

    /// <summary>How many rows each column is moved in, one after the other, to see what it does to the units; at least 1.</summary>
    public int EffectRows { get; init; } = 200;

    /// <summary>How many inputs a card keeps, the strongest first; not negative.</summary>
    public int Inputs { get; init; } = 4;

    /// <summary>
    /// How many number columns are combined with each other, at least 0: those that move the units most. Every other one is
    /// tried by itself.
    /// </summary>
    public int CombinedColumns { get; init; } = 30;

    /// <summary>How many formulas are written as columns at most, those first that say most about most units; not negative.</summary>
    public int Columns { get; init; } = 10;

    /// <summary>From which rank correlation on, of either sign, a unit is said to follow a formula, in (0, 1].</summary>
    public double LeastCorrelation { get; init; } = 0.5;

    /// <summary>How probable a correlation may be where there is none, over all units together, in (0, 1).</summary>
    public double Significance { get; init; } = 0.05;

    internal void Validate()
    {
        Require(MaximumRows >= MeaningRows.FewestRows, nameof(MaximumRows), MaximumRows, $"at least {MeaningRows.FewestRows}");
        Require(ScoringShare is > 0 and < 1, nameof(ScoringShare), ScoringShare, "above 0 and below 1");
        Require(EffectRows >= 1, nameof(EffectRows), EffectRows, "at least 1");
        Require(Inputs >= 0, nameof(Inputs), Inputs, "at least 0");
        Require(CombinedColumns >= 0, nameof(CombinedColumns), CombinedColumns, "at least 0");
        Require(Columns >= 0, nameof(Columns), Columns, "at least 0");
        Require(LeastCorrelation is > 0 and <= 1, nameof(LeastCorrelation), LeastCorrelation, "above 0 and at most 1");
        Require(Significance is > 0 and < 1, nameof(Significance), Significance, "above 0 and below 1");
    }

    private static void Require(bool fits, string name, object value, string range)
    {
        if (!fits)
            throw new ArgumentOutOfRangeException(name, value, FormattableString.Invariant($"{nameof(MeaningOptions)}.{name} is {value}. It must be {range}."));
    }
}
