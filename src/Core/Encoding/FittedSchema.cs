using System.Numerics;

namespace Lamina;

/// <summary>
/// A schema with everything that the training rows decided: scales, vocabularies, classes. It encodes raw rows
/// for the network and for the booster; it does not change, and any number of threads may share it.
/// </summary>
public sealed class FittedSchema
{
    /// <summary>The target of a row whose class the training rows did not hold.</summary>
    public const float UnknownClass = -1;

    private readonly NetworkInputEncoder inputs;
    private readonly float[] fills;

    internal FittedSchema(
        string fitId,
        RowSchema schema,
        IReadOnlyList<NumberEncoder> numbers,
        IReadOnlyList<Vocabulary> vocabularies,
        IReadOnlyList<ValueVocabulary> values,
        ClassList? classes,
        IReadOnlyList<TargetScale> targets,
        long rowCount)
    {
        FitId = fitId;
        Schema = schema;
        Numbers = numbers;
        Vocabularies = vocabularies;
        Values = values;
        Classes = classes;
        Targets = targets;
        RowCount = rowCount;
        Reconstruction = new Reconstruction(this);
        inputs = new NetworkInputEncoder(this);
        fills = [.. numbers.Select(static encoder => encoder.Fill(float.NaN))];
    }

    /// <summary>What names the fit: rows and models carry it, and those of different fits do not mix.</summary>
    public string FitId { get; }

    /// <summary>The schema as it was declared.</summary>
    public RowSchema Schema { get; }

    /// <summary>The encoder of each raw number.</summary>
    public IReadOnlyList<NumberEncoder> Numbers { get; }

    /// <summary>The vocabulary of each categorical column.</summary>
    public IReadOnlyList<Vocabulary> Vocabularies { get; }

    /// <summary>The frequent values of each of <see cref="RowSchema.ValueSlots"/>.</summary>
    public IReadOnlyList<ValueVocabulary> Values { get; }

    /// <summary>The learned vectors of words, and how a row's become one.</summary>
    internal PooledVectors Pooled { get; init; } = PooledVectors.None;

    /// <summary>The learned vectors of the words <c>Column=Value</c>, where the network has a <c>ContextWidth</c>; else null.</summary>
    public WordVectors? ContextVectors => Pooled.Context?.Vectors;

    /// <summary>The classes of a multi-class label; null for other tasks.</summary>
    public ClassList? Classes { get; }

    /// <summary>How the numbers among the targets were scaled for networks; 0 and 1 where the targets are none.</summary>
    public IReadOnlyList<TargetScale> Targets { get; }

    /// <summary>How many targets a row has.</summary>
    public int TargetCount => Targets.Count;

    /// <summary>How many rows the encoders were fitted on.</summary>
    public long RowCount { get; }

    /// <summary>How many outputs a network has that learns the label: one for each class of a multi-class label, else one for each target.</summary>
    public int OutputCount => Classes?.Count ?? TargetCount;

    /// <summary>How many values an enriched row has: its activations and the networks' outputs.</summary>
    public int EnrichedWidth => FirstOutputOf(Schema.Networks.Count);

    /// <summary>
    /// What the training rows showed that somebody should know: columns without values or with a single one. Empty
    /// once the fit was saved and loaded.
    /// </summary>
    public IReadOnlyList<string> Remarks { get; internal init; } = [];

    /// <summary>
    /// What tells the rows that networks were trained on from others; null once the fit was saved and loaded.
    /// </summary>
    internal TrainingRows? TrainingRows { get; init; }

    /// <summary>The learned vectors of a text or a list of tokens; of no word where none occurs often enough.</summary>
    /// <param name="column">The column's name.</param>
    /// <exception cref="ArgumentException">The column is neither a text nor a list of tokens.</exception>
    public WordVectors WordVectorsOf(string column)
    {
        foreach (var encoder in Pooled.Tokens)
        {
            if (encoder.Column.Name == column)
                return encoder.Vectors;
        }

        var names = Schema.TokenColumns.Count == 0 ? "none" : string.Join(", ", Schema.TokenColumns.Select(known => known.Name));
        throw new ArgumentException($"{Schema.Name} has no text or list of tokens called {column}; it has {names}.", nameof(column));
    }

    /// <summary>How many outputs the decoder of an autoencoder has: scaled numbers, indicators, and a score for each code of each category and of the frequent values of numbers.</summary>
    public int ReconstructionWidth => Reconstruction.Width;

    /// <summary>What an autoencoder gives back.</summary>
    internal Reconstruction Reconstruction { get; }

    /// <summary>How many values of an enriched row are outputs of a network: an autoencoder has one, its error.</summary>
    internal int OutputCountOf(int network) => Schema.Networks[network].IsAutoencoder ? 1 : OutputCount;

    /// <summary>Where the outputs of a network begin in an enriched row: behind all activations.</summary>
    internal int FirstOutputOf(int network)
    {
        var first = Schema.ActivationCount;
        for (var i = 0; i < network; i++)
            first += OutputCountOf(i);
        return first;
    }

    /// <summary>The same encoders with an output for everything that a row is given back by, in the place of the label's.</summary>
    internal FittedSchema ForReconstruction() =>
        new(FitId, Schema, Numbers, Vocabularies, Values, null, [.. Enumerable.Repeat(TargetScale.None, ReconstructionWidth)], RowCount) { Pooled = Pooled };

    /// <summary>Encodes a raw row for the network.</summary>
    /// <param name="raw">The row, as generated code read it.</param>
    /// <param name="numeric">Room for <see cref="RowSchema.NumericWidth"/> scaled numbers; NaN behind the end of a sequence of any length.</param>
    /// <param name="indicators">Room for <see cref="RowSchema.IndicatorCount"/> numbers, 1 where a value is missing.</param>
    /// <param name="codes">Room for <see cref="RowSchema.CodeCount"/> codes.</param>
    public void EncodeForNetwork(RowBuffer raw, Span<float> numeric, Span<float> indicators, Span<int> codes) =>
        EncodeForNetwork(raw, numeric, indicators, codes, []);

    /// <summary>The same; pooled vectors, not scaled, are left in <paramref name="pooled"/> where it is not empty.</summary>
    internal void EncodeForNetwork(RowBuffer raw, Span<float> numeric, Span<float> indicators, Span<int> codes, Span<float> pooled) =>
        inputs.Encode(raw, numeric, indicators, codes, pooled);

    /// <summary>Encodes a raw row for the booster: numbers as they are, NaN only where training rows had some.</summary>
    /// <param name="raw">The row, as generated code read it.</param>
    /// <param name="numbers">Room for <see cref="RowSchema.NumberCount"/> numbers.</param>
    /// <param name="codes">Room for <see cref="RowSchema.CategoryCount"/> codes.</param>
    public void EncodeForBooster(RowBuffer raw, Span<float> numbers, Span<int> codes)
    {
        inputs.EncodeCategories(raw, codes);
        raw.Numbers[..Schema.ReadNumberCount].CopyTo(numbers);
        Pooled.Pool(raw, codes, numbers.Slice(Schema.ReadNumberCount, Schema.PooledCount));
        FillMissing(numbers);
    }

    /// <summary>Puts the fitted value into the place of missing numbers, where no training row had one missing.</summary>
    /// <param name="numbers">The numbers of a row, <see cref="RowSchema.NumberCount"/>.</param>
    internal void FillMissing(Span<float> numbers) => MissingValues.Fill(numbers, fills);

    /// <summary>
    /// The targets of a raw label: 0 or 1, the position of a class, or the number itself; NaN where the row is
    /// not labelled, <see cref="UnknownClass"/> where its class is new.
    /// </summary>
    /// <param name="label">The label, as generated code read it.</param>
    /// <param name="targets">Room for <see cref="TargetCount"/> targets.</param>
    public void EncodeTargets(RowBuffer label, Span<float> targets)
    {
        if (Classes is null)
        {
            label.Numbers[..TargetCount].CopyTo(targets);
            return;
        }

        var key = label.Keys[0];
        targets[0] = key.IsMissing ? float.NaN : Classes.IndexOf(key);
    }

    /// <summary>Refuses a row with an infinite number.</summary>
    /// <exception cref="RowException">A number is infinite.</exception>
    internal static void RequireFinite(RowSchema schema, RowBuffer raw, long row)
    {
        if (!HasInfinite(raw.Numbers))
            return;
        for (var i = 0; i < raw.Numbers.Length; i++)
        {
            if (float.IsInfinity(raw.Numbers[i]))
            {
                throw new RowException(
                    $"the value is infinite. Use NaN or null where it is missing, or a finite number that fits a float.",
                    row,
                    schema.Numbers[i].Name);
            }
        }
    }

    private static bool HasInfinite(ReadOnlySpan<float> numbers)
    {
        var i = 0;
        for (; i <= numbers.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            if (Vector.EqualsAny(Vector.Abs(new Vector<float>(numbers[i..])), new Vector<float>(float.PositiveInfinity)))
                return true;
        }

        for (; i < numbers.Length; i++)
        {
            if (float.IsInfinity(numbers[i]))
                return true;
        }

        return false;
    }
}
