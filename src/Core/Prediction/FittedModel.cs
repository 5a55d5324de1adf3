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
    private readonly ScratchPool<ModelScratch> scratches;

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
        scratches = new ScratchPool<ModelScratch>(() => new ModelScratch(Layout, Scorer, Average));
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

    /// <summary>
    /// Writes the trees as a text model that LightGBM itself loads, in Python
    /// <c>lightgbm.Booster(model_file="passenger.txt")</c>; it predicts what this model predicts. The file names its columns in their order:
    /// numbers (float32, NaN where missing), then the code of each category, then activations, as an enriched row holds them. Codes are
    /// those of <see cref="Vocabulary.IndexOf"/>: 0 for an unknown value, 1 for a missing one, then the values; the last line of the file has their
    /// names.
    /// </summary>
    /// <param name="path">The file; it is written beside its place first, then moved there.</param>
    /// <exception cref="LaminaException">The model is none of boosted trees.</exception>
    /// <exception cref="ArtifactException">The trees are damaged.</exception>
    public void SaveLightGbmText(string path) => LightGbmText.Save(path, Layout, Scorer);

    /// <summary>Brings the row that stands in <see cref="ModelScratch.Raw"/> into the compact form.</summary>
    /// <param name="scratch">The row.</param>
    /// <param name="row">Its position among the rows to score.</param>
    /// <param name="activations">Its activations; none where the model uses none.</param>
    internal void Encode(ModelScratch scratch, int row, ReadOnlySpan<float> activations) =>
        Layout.Encode(scratch.Raw, activations, scratch.ValuesOf(row), scratch.CodesOf(row));

    /// <summary>Brings a row that was read and encoded for the network into the compact form, without activations.</summary>
    /// <param name="scratch">Where the row goes.</param>
    /// <param name="row">Its position among the rows to score, and among those of <paramref name="encoded"/>.</param>
    /// <param name="encoded">The row was the last to be read.</param>
    internal void Encode(ModelScratch scratch, int row, RowScratch encoded) =>
        Layout.Encode(encoded.Raw.Numbers, encoded.PooledOf(row), encoded.CodesOf(row), scratch.ValuesOf(row), scratch.CodesOf(row));

    /// <summary>Brings activations into the rows that were encoded.</summary>
    /// <param name="activations"><c>[rows, RowLayout.ActivationCount]</c>.</param>
    /// <param name="scratch">The rows.</param>
    /// <param name="rows">How many.</param>
    internal void Bring(ReadOnlySpan<float> activations, ModelScratch scratch, int rows)
    {
        var width = Layout.ActivationCount;
        for (var row = 0; row < rows; row++)
            activations.Slice(row * width, width).CopyTo(scratch.ValuesOf(row)[Layout.NumberCount..]);
    }

    /// <summary>Scores the rows that were encoded; their outputs are left in the scratch.</summary>
    internal void Score(ModelScratch scratch, int rows) => Scorer.Score(scratch, rows);

    internal ModelScratch RentScratch() => scratches.Rent();

    internal void ReturnScratch(ModelScratch scratch)
    {
        scratch.Forget();
        scratches.Return(scratch);
    }
}
