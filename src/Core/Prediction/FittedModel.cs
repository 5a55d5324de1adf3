using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace Lamina;

/// <summary>
/// A trained model with what its columns and scores mean: all that predicting needs, without ML.NET. It does not change,
/// and any number of threads may share it.
/// </summary>
/// <typeparam name="TValue">The label's type.</typeparam>
/// <typeparam name="TMetrics">What the task is measured by.</typeparam>
public sealed class FittedModel<TValue, TMetrics>
{
    private readonly ConcurrentBag<ModelScratch> scratches = [];

    internal FittedModel(RowLayout layout, Scorer scorer, Outcome<TValue, TMetrics> outcome, FoldAverage average = FoldAverage.Activations)
    {
        if (layout.Fitted.Schema.Label.Task != outcome.Task)
        {
            throw new FitMismatchException(
                $"The label {layout.Fitted.Schema.Label.Name} is for {layout.Fitted.Schema.Label.Task}, not for {outcome.Task}. Use the types that were generated for {layout.Fitted.Schema.Name}.");
        }

        Layout = layout;
        Scorer = scorer;
        Outcome = outcome;
        Average = average;
    }

    /// <summary>The fit that the model belongs to.</summary>
    public FittedSchema Fitted => Layout.Fitted;

    /// <summary>Whether the model uses the network's activations, or raw columns alone.</summary>
    public bool UsesActivations => Layout.HasActivations;

    /// <summary>What a predictor averages over the networks of the folds. Rows that are enriched already hold the mean of the activations, and are scored by it.</summary>
    public FoldAverage Average { get; }

    internal RowLayout Layout { get; }

    internal Scorer Scorer { get; }

    internal Outcome<TValue, TMetrics> Outcome { get; }

    /// <summary>Reads the model of a saved pipeline.</summary>
    /// <param name="path">The file.</param>
    /// <param name="fitted">The fit that was read from the same file.</param>
    /// <param name="outcome">What the task's outputs mean.</param>
    /// <exception cref="ArtifactException">The file is damaged, or holds networks without a model.</exception>
    /// <exception cref="FitMismatchException">The file's model belongs to another fit or task.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    [SuppressMessage("Design", "CA1000:Do not declare static members on generic types", Justification = "Generated code names the type arguments once.")]
    public static FittedModel<TValue, TMetrics> Load(string path, FittedSchema fitted, Outcome<TValue, TMetrics> outcome)
    {
        ArgumentNullException.ThrowIfNull(fitted);
        ArgumentNullException.ThrowIfNull(outcome);
        using var artifact = ArtifactFile.Open(path);
        return Load(artifact, fitted, outcome);
    }

    /// <summary>Reads the model of a saved pipeline that is open.</summary>
    internal static FittedModel<TValue, TMetrics> Load(ArtifactFile artifact, FittedSchema fitted, Outcome<TValue, TMetrics> outcome) =>
        artifact.Load("model", opened => ModelEntries.Read(opened, fitted, outcome));

    /// <summary>The same model with another average; a model of raw columns alone has none and stays as it is.</summary>
    /// <param name="average">What a predictor averages.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such average.</exception>
    public FittedModel<TValue, TMetrics> With(FoldAverage average)
    {
        if (!Enum.IsDefined(average))
            throw new ArgumentOutOfRangeException(nameof(average), average, "FoldAverage is Activations or Predictions.");
        return average == Average || !UsesActivations ? this : new(Layout, Scorer, Outcome, average);
    }

    /// <summary>Brings the row that stands in <see cref="ModelScratch.Raw"/> into the compact form.</summary>
    /// <param name="scratch">The row.</param>
    /// <param name="row">Its position among the rows to score.</param>
    /// <param name="activations">Its activations.</param>
    internal void Encode(ModelScratch scratch, int row, ReadOnlySpan<float> activations) =>
        Layout.Encode(scratch.Raw, activations, scratch.ValuesOf(row), scratch.CodesOf(row));

    /// <summary>Scores the rows that were encoded; their outputs are left in the scratch.</summary>
    internal void Score(ModelScratch scratch, int rows) => Scorer.Score(scratch, rows);

    internal ModelScratch RentScratch() => scratches.TryTake(out var scratch) ? scratch : new ModelScratch(Layout, Scorer, Average);

    internal void ReturnScratch(ModelScratch scratch)
    {
        scratch.Forget();
        scratches.Add(scratch);
    }
}
