namespace Lamina;

/// <summary>How a study compares its arms.</summary>
public sealed record StudyOptions
{
    /// <summary>Decides every random choice: folds, networks, boosters, trials, resampling. Default: 0.</summary>
    public int Seed { get; init; }

    /// <summary>
    /// How many parts the rows are divided into, each tested on once, at least 2. With <c>[Group]</c> whole groups; with <c>[Time]</c> blocks in
    /// time, each tested on what came before it. Default: 5.
    /// </summary>
    public int Folds { get; init; } = 5;

    /// <summary>How often the division is made anew, at least 1; with <c>[Time]</c> once, since there is one order. Default: 2.</summary>
    public int Repeats { get; init; } = 2;

    /// <summary>What is compared; <see cref="Arm.RawAveraged"/>, the reference, and <see cref="Arm.Constant"/> are always there. Default: every arm that the record allows.</summary>
    public IReadOnlyList<Arm> Arms { get; init; } = Enum.GetValues<Arm>();

    /// <summary>
    /// How many settings every arm tries on rows held back from its training rows, at least 1: those of its last stage, a booster's, a penalty or
    /// a network's learning rate. The first are the defaults. Default: 4.
    /// </summary>
    public int Trials { get; init; } = 4;

    /// <summary>The share of an arm's training rows that its trials are measured on, in (0, 0.5]. Default: 0.2.</summary>
    public double TrialShare { get; init; } = 0.2;

    /// <summary>
    /// How a booster on learned columns predicts a new row: what each fold's network makes of it is scored by itself and the predictions are averaged, which
    /// does better on most data sets, or the mean of the activations is scored once, as a booster on enriched rows does by itself. Default: the first.
    /// </summary>
    public FoldAverage Average { get; init; } = FoldAverage.Predictions;

    /// <summary>What decides. Default: what the task is usually measured by.</summary>
    public StudyMetric Metric { get; init; }

    /// <summary>The level of intervals and of the decision, in (0, 0.5). Default: 0.05.</summary>
    public double Level { get; init; } = 0.05;

    /// <summary>How often units are drawn with replacement for a bootstrap interval, at least 200. Default: 2,000.</summary>
    public int BootstrapRounds { get; init; } = 2_000;

    /// <summary>
    /// Shares of the training rows, each in (0, 1), at which the reference and the best arm are trained once more on the first division: a learning curve.
    /// Default: none.
    /// </summary>
    public IReadOnlyList<double> LearningCurve { get; init; } = [];

    /// <summary>How networks are trained; the seed is the study's.</summary>
    public FitOptions Network { get; init; } = new();

    /// <summary>How boosters are trained before anything is tried; the seed is the study's.</summary>
    public LightGbmOptions Booster { get; init; } = new();

    /// <summary>
    /// A folder that keeps every finished fold, or null. A study that was stopped goes on from there when it is started again with the
    /// same rows and options, and ends in the same numbers. More <see cref="Repeats"/> later go on from there as well. An arm
    /// of your own is known by its name: give it another one when it changes.
    /// </summary>
    public string? Folder { get; init; }

    /// <summary>The clock behind progress and times.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>How many folds are worked out for rows of a type, those of the learning curve too.</summary>
    internal int FoldCount<TRow, TSchema>()
        where TSchema : struct, IRowSchema<TRow> =>
        Folds * ((TSchema.Descriptor.Has(ColumnRole.Time) ? 1 : Repeats) + LearningCurve.Count);

    /// <summary>How many boosters the reference averages: as many models as the largest arm has, a blend of the networks and as many boosters.</summary>
    internal int ReferenceBoosters => 2 * Math.Max(Network.Folds, Booster.Boosters);

    /// <summary>Refuses values that make no sense.</summary>
    /// <exception cref="ArgumentOutOfRangeException">One is out of its range.</exception>
    internal void Validate()
    {
        Require(Folds >= 2, nameof(Folds), Folds, "at least 2");
        Require(Repeats >= 1, nameof(Repeats), Repeats, "at least 1");
        Require(Trials >= 1, nameof(Trials), Trials, "at least 1");
        Require(TrialShare is > 0 and <= 0.5, nameof(TrialShare), TrialShare, "above 0 and at most 0.5");
        Require(Level is > 0 and < 0.5, nameof(Level), Level, "above 0 and below 0.5");
        Require(BootstrapRounds >= 200, nameof(BootstrapRounds), BootstrapRounds, "at least 200");
        foreach (var share in LearningCurve)
            Require(share is > 0 and < 1, nameof(LearningCurve), share, "shares above 0 and below 1");
        Require(Enum.IsDefined(Average), nameof(Average), Average, "an average that there is");
        foreach (var arm in Arms)
            Require(Enum.IsDefined(arm), nameof(Arms), arm, "arms that there are");
        Network.Validate();
        Booster.Validate();
    }

    /// <summary>
    /// What of the options decides the numbers of a fold: part of what names a study. How often rows are divided does not, so a study that is asked for
    /// more divisions later takes those that lie there.
    /// </summary>
    internal string Recipe() => FormattableString.Invariant(
        $"{Seed} {Folds} {string.Join(',', Arms)} {Trials} {TrialShare} {Average} {Metric} | {Network.Recipe()} {Network.Encoders} | {Booster.Recipe()}");

    private static void Require(bool holds, string name, object? value, string range)
    {
        if (!holds)
            throw new ArgumentOutOfRangeException(name, value, $"StudyOptions.{name} must be {range}.");
    }
}
