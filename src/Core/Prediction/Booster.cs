using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace Lamina;

/// <summary>
/// Boosted trees with what their columns and scores mean: all that predicting needs, without ML.NET. It does not change,
/// and any number of threads may share it.
/// </summary>
/// <typeparam name="TValue">The label's type.</typeparam>
/// <typeparam name="TMetrics">What the task is measured by.</typeparam>
public sealed class Booster<TValue, TMetrics>
{
    private readonly ConcurrentBag<BoosterScratch> scratches = [];

    internal Booster(BoosterLayout layout, TreeEnsemble trees, double slope, Outcome<TValue, TMetrics> outcome)
    {
        if (layout.Fitted.Schema.Label.Task != outcome.Task)
        {
            throw new FitMismatchException(
                $"The label {layout.Fitted.Schema.Label.Name} is for {layout.Fitted.Schema.Label.Task}, not for {outcome.Task}. Use the types that were generated for {layout.Fitted.Schema.Name}.");
        }

        Layout = layout;
        Trees = trees;
        Slope = slope;
        Outcome = outcome;
    }

    /// <summary>The fit that the trees belong to.</summary>
    public FittedSchema Fitted => Layout.Fitted;

    /// <summary>How many trees there are.</summary>
    public int TreeCount => Trees.TreeCount;

    /// <summary>Whether the trees use the network's activations, or raw columns alone.</summary>
    public bool UsesActivations => Layout.HasActivations;

    internal BoosterLayout Layout { get; }

    internal TreeEnsemble Trees { get; }

    /// <summary>What a binary score is multiplied with before the logistic function.</summary>
    internal double Slope { get; }

    internal Outcome<TValue, TMetrics> Outcome { get; }

    /// <summary>Reads the trees of a saved pipeline.</summary>
    /// <param name="path">The file.</param>
    /// <param name="fitted">The fit that was read from the same file.</param>
    /// <param name="outcome">What the task's outputs mean.</param>
    /// <exception cref="ArtifactException">The file is damaged, or holds networks without a booster.</exception>
    /// <exception cref="FitMismatchException">The file's booster belongs to another fit or task.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    [SuppressMessage("Design", "CA1000:Do not declare static members on generic types", Justification = "Generated code names the type arguments once.")]
    public static Booster<TValue, TMetrics> Load(string path, FittedSchema fitted, Outcome<TValue, TMetrics> outcome)
    {
        ArgumentNullException.ThrowIfNull(fitted);
        ArgumentNullException.ThrowIfNull(outcome);
        return ArtifactFile.Load(path, "trees", artifact => BoosterEntries.Read(artifact, fitted, outcome));
    }

    /// <summary>Scores a row whose raw values stand in the scratch.</summary>
    /// <param name="scratch">The row; its outputs are left there.</param>
    /// <param name="activations">The row's activations.</param>
    internal void Score(BoosterScratch scratch, ReadOnlySpan<float> activations)
    {
        Layout.Encode(scratch.Raw, activations, scratch.Values, scratch.Codes);
        Trees.Score(scratch.Values, scratch.Codes, scratch.Scores);
        ScoreTransform.Apply(Fitted.Schema.Label.Task, Slope, scratch.Scores, scratch.Outputs);
    }

    internal BoosterScratch RentScratch() => scratches.TryTake(out var scratch) ? scratch : new BoosterScratch(Layout);

    internal void ReturnScratch(BoosterScratch scratch)
    {
        scratch.Forget();
        scratches.Add(scratch);
    }
}
