namespace Lamina;

/// <summary>
/// How LightGBM trains. The defaults suit tables of some hundred to some hundred thousand rows: many small steps, stopped
/// by rows of its own that are held back.
/// </summary>
public sealed record LightGbmOptions
{
    /// <summary>Decides every random choice. Default: 0.</summary>
    public int Seed { get; init; }

    /// <summary>Which columns the trees may split on. Default: all.</summary>
    public ColumnSet Columns { get; init; } = ColumnSet.All;

    /// <summary>The most trees (for each class, where there are several), at least 1. Default: 2,000.</summary>
    public int Trees { get; init; } = 2_000;

    /// <summary>
    /// How many boosters are trained, each from a seed of its own, and averaged, at least 1. With more than one, a tree learns from 80 % of the
    /// rows at most, so that they differ. Default: 1.
    /// </summary>
    public int Boosters { get; init; } = 1;

    /// <summary>How much each tree counts, in (0, 1]. Default: 0.05.</summary>
    public double LearningRate { get; init; } = 0.05;

    /// <summary>The most leaves of a tree, at least 2. Default: 31.</summary>
    public int Leaves { get; init; } = 31;

    /// <summary>The most splits between root and leaf, or 0 for no limit. Default: 0.</summary>
    public int MaximumDepth { get; init; }

    /// <summary>The fewest training rows in a leaf, at least 1. Default: 20.</summary>
    public int MinimumRowsInLeaf { get; init; } = 20;

    /// <summary>The least gain of a split, not negative. Default: 0.</summary>
    public double MinimumGain { get; init; }

    /// <summary>The L1 penalty of leaves, not negative. Default: 0.</summary>
    public double L1 { get; init; }

    /// <summary>The L2 penalty of leaves, not negative. Default: 0.01.</summary>
    public double L2 { get; init; } = 0.01;

    /// <summary>
    /// The share of columns that a tree may split on, in (0, 1]; null chooses: all of up to ten columns, where each may be
    /// needed with every other, then ten columns' worth, and never less than half.
    /// </summary>
    public double? FeatureShare { get; init; }

    /// <summary>The share of rows that a tree learns from, in (0, 1]. Default: 1.</summary>
    public double RowShare { get; init; } = 1;

    /// <summary>How many values a number is rounded to, in [2, 65,535]. Default: 255.</summary>
    public int MaximumBins { get; init; } = 255;

    /// <summary>
    /// How many values of a category have a slot of their own, at least 1: the most frequent ones of an open category. The
    /// others count as unknown. Default: 1,000.
    /// </summary>
    public int MaximumCategories { get; init; } = 1_000;

    /// <summary>The fewest rows behind one value, or group of values, of a category that a split looks at; at least 1. Default: 100.</summary>
    public int MinimumRowsInCategory { get; init; } = 100;

    /// <summary>The most values on the smaller side of a split by category, at least 1. Default: 32.</summary>
    public int MaximumCategoriesInSplit { get; init; } = 32;

    /// <summary>How far rare values of a category are drawn to the middle, in rows, not negative. Default: 10.</summary>
    public double CategorySmoothing { get; init; } = 10;

    /// <summary>The L2 penalty of splits by category, not negative. Default: 10.</summary>
    public double CategoryL2 { get; init; } = 10;

    /// <summary>
    /// Whether each categorical column also brings the mean label of the rows that share its value, as a number beside the
    /// splits by category (Micci-Barreca 2001), drawn to the mean of all rows as if <see cref="CategorySmoothing"/> more rows
    /// had that. No row's own label is in it: a training row gets the mean of other folds, of other groups with
    /// <c>[Group]</c>, of strictly earlier moments with <c>[Time]</c> (Prokhorenkova et al. 2018; 0 before the second moment);
    /// a new row gets the mean of all training rows. Several classes or labels get one number each; more than ten get none.
    /// Default: false.
    /// </summary>
    public bool TargetStatistics { get; init; }

    /// <summary>
    /// After how many trees without a better loss on the validation rows the training stops; 0 trains all trees. Default: 50.
    /// </summary>
    public int EarlyStoppingRounds { get; init; } = 50;

    /// <summary>
    /// The share of the training rows that is held back for early stopping where no validation rows are given, in (0, 0.5]:
    /// by label, whole groups with <c>[Group]</c>, the latest with <c>[Time]</c>. Default: 0.1.
    /// </summary>
    public double ValidationShare { get; init; } = 0.1;

    /// <summary>
    /// Whether to train once more on all rows, the held-back ones too, with as many trees as early stopping found. It
    /// happens only where the validation rows were taken from the training rows. Default: true.
    /// </summary>
    public bool RefitOnAllRows { get; init; } = true;

    /// <summary>
    /// How many threads LightGBM uses, at least 1; null uses one for small tables, where more are slower, else all cores.
    /// The same number gives the same bits; another number can change the last ones.
    /// </summary>
    public int? Threads { get; init; }

    /// <summary>
    /// Whether to take rows enriched as new ones though most of them equal rows that the networks were trained on. Their
    /// activations know their labels, so the model would lean on them too much. Set it only where rows are equal by
    /// chance. Default: false.
    /// </summary>
    public bool AllowSeenRows { get; init; }

    /// <summary>Refuses values that make no sense.</summary>
    internal void Validate()
    {
        Require(Columns is > ColumnSet.None and <= ColumnSet.All, nameof(Columns), Columns, "one of the sets, or several joined");
        Require(Trees >= 1, nameof(Trees), Trees, "at least 1");
        Require(Boosters >= 1, nameof(Boosters), Boosters, "at least 1");
        Require(LearningRate is > 0 and <= 1, nameof(LearningRate), LearningRate, "above 0 and at most 1");
        Require(Leaves >= 2, nameof(Leaves), Leaves, "at least 2");
        Require(MaximumDepth >= 0, nameof(MaximumDepth), MaximumDepth, "0 or above");
        Require(MinimumRowsInLeaf >= 1, nameof(MinimumRowsInLeaf), MinimumRowsInLeaf, "at least 1");
        RequireNotNegative(MinimumGain, nameof(MinimumGain));
        RequireNotNegative(L1, nameof(L1));
        RequireNotNegative(L2, nameof(L2));
        Require(FeatureShare is null or (> 0 and <= 1), nameof(FeatureShare), FeatureShare, "above 0 and at most 1, or null");
        Require(RowShare is > 0 and <= 1, nameof(RowShare), RowShare, "above 0 and at most 1");
        Require(MaximumBins is >= 2 and <= 65_535, nameof(MaximumBins), MaximumBins, "from 2 to 65,535");
        Require(MaximumCategories >= 1, nameof(MaximumCategories), MaximumCategories, "at least 1");
        Require(MinimumRowsInCategory >= 1, nameof(MinimumRowsInCategory), MinimumRowsInCategory, "at least 1");
        Require(MaximumCategoriesInSplit >= 1, nameof(MaximumCategoriesInSplit), MaximumCategoriesInSplit, "at least 1");
        RequireNotNegative(CategorySmoothing, nameof(CategorySmoothing));
        RequireNotNegative(CategoryL2, nameof(CategoryL2));
        Require(EarlyStoppingRounds >= 0, nameof(EarlyStoppingRounds), EarlyStoppingRounds, "0 or above");
        Require(ValidationShare is > 0 and <= 0.5, nameof(ValidationShare), ValidationShare, "above 0 and at most 0.5");
        Require(Threads is null or >= 1, nameof(Threads), Threads, "at least 1, or null");
    }

    /// <summary>The share of columns that a tree may split on, chosen where it is not set.</summary>
    internal double FeatureShareOf(int columns) => FeatureShare ?? Math.Clamp(10.0 / columns, 0.5, 1);

    /// <summary>What of the options decides the trees, whatever the culture.</summary>
    internal string Recipe() => FormattableString.Invariant(
        $"{Seed} {Columns} {Trees} {Boosters} {LearningRate} {Leaves} {MaximumDepth} {MinimumRowsInLeaf} {MinimumGain} {L1} {L2} {FeatureShare} {RowShare} {MaximumBins} {MaximumCategories} {MinimumRowsInCategory} {MaximumCategoriesInSplit} {CategorySmoothing} {CategoryL2} {TargetStatistics} {EarlyStoppingRounds} {ValidationShare} {RefitOnAllRows} {Threads} {(Threads is null ? Environment.ProcessorCount : 0)}");

    private static void RequireNotNegative(double value, string name) =>
        Require(double.IsFinite(value) && value >= 0, name, value, "0 or above");

    private static void Require(bool holds, string name, object? value, string range)
    {
        if (!holds)
            throw new ArgumentOutOfRangeException(name, value, $"LightGbmOptions.{name} must be {range}.");
    }
}
