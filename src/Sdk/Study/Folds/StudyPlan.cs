namespace Lamina;

/// <summary>One test of a study: which rows are learned from and which are predicted.</summary>
/// <param name="Repeat">Which repeat, from 0.</param>
/// <param name="Fold">Which fold of the repeat, from 0.</param>
/// <param name="Training">The positions of the rows to learn from, ascending.</param>
/// <param name="Test">The positions of the rows to predict, ascending.</param>
/// <param name="Seed">What decides the random choices of the fold.</param>
internal sealed record StudyFold(int Repeat, int Fold, int[] Training, int[] Test, int Seed);

/// <summary>How the rows of a study are divided.</summary>
internal sealed class StudyPlan
{
    private StudyPlan(RowTraits traits, IReadOnlyList<StudyFold> folds)
    {
        Traits = traits;
        Folds = folds;
    }

    /// <summary>What decides the divisions.</summary>
    public RowTraits Traits { get; }

    /// <summary>All folds, repeat after repeat.</summary>
    public IReadOnlyList<StudyFold> Folds { get; }

    /// <summary>What the rows were divided by, in words.</summary>
    public string Division => this switch
    {
        { Traits.Times: not null } => "forward in time",
        { Traits.Groups: not null, Traits.GroupsAreEqualRows: false } => "whole groups at random",
        _ => "at random",
    };

    /// <summary>Plans the folds.</summary>
    /// <exception cref="RowException">There are too few rows, groups or moments.</exception>
    public static StudyPlan Create(RowTraits traits, StudyOptions options)
    {
        var folds = new List<StudyFold>();
        var repeats = traits.Times is null ? options.Repeats : 1;
        for (var repeat = 0; repeat < repeats; repeat++)
        {
            var plan = FoldPlan.Create(traits, options.Folds, SeedOf(options.Seed, repeat, -1));
            for (var fold = 0; fold < plan.Count; fold++)
                folds.Add(new StudyFold(repeat, fold, plan.Training(fold), plan.HeldOut(fold), SeedOf(options.Seed, repeat, fold)));
        }

        return new StudyPlan(traits, folds);
    }

    /// <summary>A share of a fold's training rows, by the rules of every division: the latest of them with a time.</summary>
    public static StudyFold Thin(RowTraits traits, StudyFold fold, double share) =>
        fold with { Training = FoldPlan.TakePart(traits, fold.Training, share, fold.Seed).Test };

    // Seeds of neighbouring folds must not be those of neighbouring studies.
    private static int SeedOf(int seed, int repeat, int fold)
    {
        var mixed = new RowFingerprint();
        mixed.AddBits((ulong)seed);
        mixed.AddBits((ulong)repeat);
        mixed.AddBits((ulong)fold);
        return (int)(mixed.Value & int.MaxValue);
    }
}
