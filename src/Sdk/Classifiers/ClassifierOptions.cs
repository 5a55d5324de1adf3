namespace Lamina;

/// <summary>What all classifiers beside the booster can be told.</summary>
public abstract record ClassifierOptions
{
    private protected ClassifierOptions()
    {
    }

    /// <summary>Decides every random choice. Default: 0.</summary>
    public int Seed { get; init; }

    /// <summary>Which columns to learn from: <see cref="ColumnSet.Hidden"/> takes the hidden layers alone. Default: all that the rows have.</summary>
    public ColumnSet Columns { get; init; } = ColumnSet.All;

    /// <summary>
    /// How many values of a category have an input of their own, at least 1: the most frequent ones of an open category. The
    /// others count as unknown. Default: 100.
    /// </summary>
    public int MaximumCategories { get; init; } = 100;

    /// <inheritdoc cref="LightGbmOptions.AllowSeenRows"/>
    public bool AllowSeenRows { get; init; }

    /// <summary>Refuses values that make no sense.</summary>
    internal virtual void Validate()
    {
        Require(Columns != ColumnSet.None && (Columns & ~ColumnSet.All) == 0, nameof(Columns), Columns, "some of Raw, Hidden and Prediction");
        Require(MaximumCategories >= 1, nameof(MaximumCategories), MaximumCategories, "at least 1");
    }

    private protected void Require(bool holds, string name, object? value, string range)
    {
        if (!holds)
            throw new ArgumentOutOfRangeException(name, value, $"{GetType().Name}.{name} must be {range}.");
    }
}

/// <summary>What support vector machines can be told.</summary>
public abstract record SvmOptions : ClassifierOptions
{
    private protected SvmOptions()
    {
    }

    /// <summary>
    /// How much a training row on the wrong side of the margin costs (C), above 0: the larger, the closer the model follows the
    /// rows. Null chooses by cross-validation on the training rows, from 0.001 to 10 (linear) or 0.1 to 100 (kernel) in steps of ten.
    /// </summary>
    public double? Penalty { get; init; }

    /// <summary>
    /// How many folds the training rows are dealt into, by the rules of <c>[Group]</c> and <c>[Time]</c>, to choose the penalty
    /// and to turn scores into probabilities; at least 2. Default: 5.
    /// </summary>
    public int Folds { get; init; } = 5;

    internal override void Validate()
    {
        base.Validate();
        Require(Penalty is null || (double.IsFinite(Penalty.Value) && Penalty > 0), nameof(Penalty), Penalty, "above 0, or null");
        Require(Folds >= 2, nameof(Folds), Folds, "at least 2");
    }
}

/// <summary>How a linear support vector machine is trained.</summary>
public sealed record LinearSvmOptions : SvmOptions;

/// <summary>How a support vector machine with a Gaussian kernel is trained.</summary>
public sealed record KernelSvmOptions : SvmOptions
{
    /// <summary>How many random Fourier features approximate the kernel, from 1 to 65,536; more are closer to it and slower. Default: 1,024.</summary>
    public int Features { get; init; } = 1_024;

    /// <summary>
    /// γ of the kernel <c>exp(-γ |x - y|²)</c> over standardised inputs, above 0: the larger, the more local. Null takes one over the
    /// number of inputs.
    /// </summary>
    public double? Gamma { get; init; }

    internal override void Validate()
    {
        base.Validate();
        Require(Features is >= 1 and <= 65_536, nameof(Features), Features, "from 1 to 65,536");
        Require(Gamma is null || (double.IsFinite(Gamma.Value) && Gamma > 0), nameof(Gamma), Gamma, "above 0, or null");
    }
}

/// <summary>How a logistic regression is trained.</summary>
public sealed record LogisticRegressionOptions : ClassifierOptions
{
    /// <summary>
    /// The L2 penalty: this times half the squared weights is added to the summed loss of the rows; not negative. Null chooses by
    /// cross-validation on the training rows, from 0.1 to 1,000 in steps of ten.
    /// </summary>
    public double? L2 { get; init; }

    /// <summary>How many folds the training rows are dealt into, by the rules of <c>[Group]</c> and <c>[Time]</c>, to choose the penalty; at least 2. Default: 5.</summary>
    public int Folds { get; init; } = 5;

    internal override void Validate()
    {
        base.Validate();
        Require(L2 is null || (double.IsFinite(L2.Value) && L2 >= 0), nameof(L2), L2, "0 or above, or null");
        Require(Folds >= 2, nameof(Folds), Folds, "at least 2");
    }
}

/// <summary>How a random forest is trained.</summary>
public sealed record RandomForestOptions : ClassifierOptions
{
    /// <summary>How many trees, at least 1. Default: 200.</summary>
    public int Trees { get; init; } = 200;

    /// <summary>
    /// The fewest different training rows in a leaf, at least 1; null takes 1 for classes and 5 for a number (Breiman 2001).
    /// </summary>
    public int? MinimumRowsInLeaf { get; init; }

    /// <summary>How many rows are drawn for each tree, with replacement, as a share of all, in (0, 1]. Default: 1.</summary>
    public double RowShare { get; init; } = 1;

    /// <summary>
    /// The share of inputs that a split may choose from, in (0, 1]; null takes the square root of their number, or a third of them
    /// for a number (Breiman 2001).
    /// </summary>
    public double? FeatureShare { get; init; }

    internal override void Validate()
    {
        base.Validate();
        Require(Trees >= 1, nameof(Trees), Trees, "at least 1");
        Require(MinimumRowsInLeaf is null or >= 1, nameof(MinimumRowsInLeaf), MinimumRowsInLeaf, "at least 1, or null");
        Require(RowShare is > 0 and <= 1, nameof(RowShare), RowShare, "above 0 and at most 1");
        Require(FeatureShare is null or (> 0 and <= 1), nameof(FeatureShare), FeatureShare, "above 0 and at most 1, or null");
    }
}

/// <summary>How the nearest neighbours are asked.</summary>
public sealed record NearestNeighborsOptions : ClassifierOptions
{
    /// <summary>How many neighbours are asked, from 1 to 10,000; all where there are fewer rows. Default: 5.</summary>
    public int Neighbors { get; init; } = 5;

    internal override void Validate()
    {
        base.Validate();
        Require(Neighbors is >= 1 and <= Lamina.Neighbors.MostCount, nameof(Neighbors), Neighbors, "from 1 to 10,000");
    }
}
