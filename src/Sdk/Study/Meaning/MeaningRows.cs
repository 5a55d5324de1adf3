namespace Lamina;

/// <summary>
/// The rows that units are explained on: raw columns and out-of-fold activations, in two parts. Formulas are chosen on one and scored
/// on the other.
/// </summary>
internal sealed class MeaningRows
{
    /// <summary>How many rows it takes at least.</summary>
    public const int FewestRows = 40;

    /// <summary>How many rows a part has at least: with fewer neither a choice nor an interval says anything.</summary>
    public const int FewestInPart = 10;

    // 64 MiB of raw numbers; a table of 100 columns never comes near.
    private const int MostNumbers = 1 << 24;

    private readonly float[] numbers;
    private readonly CategoryKey[] keys;
    private readonly RowTokens[] tokens;
    private readonly float[] activations;

    /// <summary>Holds rows that were read.</summary>
    /// <param name="schema">The record.</param>
    /// <param name="numbers"><c>[rows, ReadNumberCount]</c>.</param>
    /// <param name="keys"><c>[rows, CategoryCount]</c>.</param>
    /// <param name="tokens"><c>[rows, tokens]</c>.</param>
    /// <param name="activations"><c>[rows, ActivationCount]</c>.</param>
    /// <param name="traits">How the rows may be divided.</param>
    /// <param name="options">How they are.</param>
    public MeaningRows(
        RowSchema schema, float[] numbers, CategoryKey[] keys, RowTokens[] tokens, float[] activations, RowTraits traits, MeaningOptions options)
    {
        Schema = schema;
        Count = traits.Count;
        Groups = traits.Groups;
        (this.numbers, this.keys, this.tokens, this.activations) = (numbers, keys, tokens, activations);
        Require(schema, Count);
        RequireFinite();
        var parts = FoldPlan.TakePart(traits, FoldPlan.AllPositions(Count), options.ScoringShare, options.Seed);
        (Choosing, Scoring) = (parts.Train, parts.Test);
        if (Math.Min(Choosing.Length, Scoring.Length) < FewestInPart)
        {
            throw new RowException(
                $"Of {Count} enriched training rows of {schema.Name}, {Choosing.Length} are left to choose formulas on and {Scoring.Length} to score them on. "
                + $"Each part needs at least {FewestInPart}: fit on more rows, groups or moments, or set {nameof(MeaningOptions)}.{nameof(MeaningOptions.ScoringShare)} nearer to 0.5.");
        }
    }

    /// <summary>The record.</summary>
    public RowSchema Schema { get; }

    /// <summary>How many rows there are.</summary>
    public int Count { get; }

    /// <summary>How many units there are.</summary>
    public int UnitCount => Schema.ActivationCount;

    /// <summary>The rows that formulas are chosen on, ascending.</summary>
    public int[] Choosing { get; }

    /// <summary>The rows that they are scored on, ascending.</summary>
    public int[] Scoring { get; }

    /// <summary>The group of each row, or null where rows have none.</summary>
    public int[]? Groups { get; }

    /// <summary>Reads enriched rows, or some of them where there are more than asked for.</summary>
    /// <exception cref="RowException">There are too few rows, or they cannot be divided.</exception>
    public static MeaningRows Read<TEnriched>(TEnriched[] enriched, MeaningOptions options, CancellationToken cancellationToken)
        where TEnriched : class, IRow<TEnriched>
    {
        var schema = TEnriched.Schema;
        Require(schema, enriched.Length);
        var fitting = Math.Max(FewestRows, MostNumbers / Math.Max(1, schema.ReadNumberCount));
        var sample = Sample(enriched, Math.Min(options.MaximumRows, fitting), options.Seed);
        var (count, width, units) = (sample.Length, schema.ReadNumberCount, schema.ActivationCount);
        var numbers = new float[count * width];
        var keys = new CategoryKey[count * schema.CategoryCount];
        var tokens = new RowTokens[count * schema.TokenColumns.Count];
        var activations = new float[count * units];
        for (var row = 0; row < count; row++)
        {
            if (row % 1024 == 0)
                cancellationToken.ThrowIfCancellationRequested();
            OriginalReader.Read(sample[row], row, schema, Slice(schema, row, numbers, keys, tokens));
            sample[row].Activations.Values[..units].CopyTo(activations.AsSpan(row * units));
        }

        return new MeaningRows(
            schema, numbers, keys, tokens, activations, RowTraits.Read<TEnriched, EnrichedReads<TEnriched>>(sample), options);
    }

    /// <summary>The raw columns of a row: the rows' own memory, not a copy.</summary>
    public RowBuffer Raw(int row) => Slice(Schema, row, numbers, keys, tokens);

    /// <summary>What a unit made of some rows.</summary>
    public float[] Activations(int unit, ReadOnlySpan<int> rows)
    {
        var values = new float[rows.Length];
        for (var i = 0; i < values.Length; i++)
            values[i] = activations[(rows[i] * UnitCount) + unit];
        return values;
    }

    /// <summary>What a unit made of all rows.</summary>
    public float[] Activations(int unit)
    {
        var values = new float[Count];
        for (var row = 0; row < values.Length; row++)
            values[row] = activations[(row * UnitCount) + unit];
        return values;
    }

    /// <summary>A formula's values for some rows.</summary>
    public float[] Evaluate(Formula formula, ReadOnlySpan<int> rows)
    {
        var values = new float[rows.Length];
        Evaluate(formula, rows, values);
        return values;
    }

    /// <summary>Writes a formula's values for some rows.</summary>
    public void Evaluate(Formula formula, ReadOnlySpan<int> rows, Span<float> values)
    {
        for (var i = 0; i < rows.Length; i++)
            values[i] = formula.Evaluate(Raw(rows[i]));
    }

    private static TEnriched[] Sample<TEnriched>(TEnriched[] rows, int count, int seed)
    {
        if (rows.Length <= count)
            return rows;
        var order = FoldPlan.AllPositions(rows.Length);
        var random = new SeededRandom(unchecked((ulong)seed));
        random.Shuffle(order.AsSpan());
        var kept = order[..count];
        Array.Sort(kept);
        return Array.ConvertAll(kept, row => rows[row]);
    }

    private static RowBuffer Slice(RowSchema schema, int row, float[] numbers, CategoryKey[] keys, RowTokens[] tokens) => new(
        numbers.AsSpan(row * schema.ReadNumberCount, schema.ReadNumberCount),
        keys.AsSpan(row * schema.CategoryCount, schema.CategoryCount),
        tokens.AsSpan(row * schema.TokenColumns.Count, schema.TokenColumns.Count));

    private static void Require(RowSchema schema, int count)
    {
        if (count < FewestRows)
        {
            throw new RowException(
                $"The fit has {count} enriched training rows of {schema.Name}, too few to say what its hidden units follow. Fit on at least {FewestRows} rows; some hundred say more.");
        }
    }

    private void RequireFinite()
    {
        for (var i = 0; i < activations.Length; i++)
        {
            if (!float.IsFinite(activations[i]))
            {
                throw new RowException(
                    $"the activation {UnitName.Of(Schema, i % UnitCount)} is no finite number, so its unit cannot be explained. Train again with a lower learning rate.",
                    i / UnitCount,
                    null);
            }
        }
    }
}
