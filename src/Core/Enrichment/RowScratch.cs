using System.Runtime.CompilerServices;

namespace Lamina;

/// <summary>The buffers that enriching a chunk of rows needs. One thread uses them at a time; they are reused.</summary>
internal sealed class RowScratch
{
    /// <summary>How many rows are enriched at a time: enough to fill the vectors, few enough to stay in the cache.</summary>
    public const int ChunkRows = 64;

    private readonly float[] numbers;
    private readonly CategoryKey[] keys;
    private readonly RowTokens[] tokens;
    private readonly int numericWidth;
    private readonly int indicatorCount;
    private readonly int codeCount;
    private readonly int pooledCount;
    private readonly int apartWidth;
    private float[]? apart;

    /// <param name="fitted">The encoders.</param>
    /// <param name="folds">How many folds there are.</param>
    /// <param name="kernelWidth">How many floats of scratch the networks need for a row.</param>
    /// <param name="convolutionScratch">How many they need besides.</param>
    public RowScratch(FittedSchema fitted, int folds, int kernelWidth, int convolutionScratch)
    {
        var schema = fitted.Schema;
        (numericWidth, indicatorCount, codeCount, pooledCount) = (schema.NumericWidth, schema.IndicatorCount, schema.CodeCount, schema.PooledCount);
        apartWidth = folds * fitted.EnrichedWidth;
        numbers = new float[schema.ReadNumberCount];
        keys = new CategoryKey[schema.CategoryCount];
        tokens = new RowTokens[schema.TokenColumns.Count];
        Numeric = new float[ChunkRows * numericWidth];
        Indicators = new float[ChunkRows * indicatorCount];
        Codes = new int[ChunkRows * codeCount];
        Pooled = new float[ChunkRows * pooledCount];
        Kernel = new float[(ChunkRows * kernelWidth) + convolutionScratch];
    }

    /// <summary>The row that is being read.</summary>
    public RowBuffer Raw
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(numbers, keys, tokens);
    }

    /// <summary>Scaled numbers, <c>[rows, RowSchema.NumericWidth]</c>.</summary>
    public float[] Numeric { get; }

    /// <summary>Indicators, <c>[rows, RowSchema.IndicatorCount]</c>.</summary>
    public float[] Indicators { get; }

    /// <summary>Codes, <c>[rows, RowSchema.CodeCount]</c>.</summary>
    public int[] Codes { get; }

    /// <summary>Pooled vectors as they are, <c>[rows, RowSchema.PooledCount]</c>.</summary>
    public float[] Pooled { get; }

    /// <summary>Room for the networks.</summary>
    public float[] Kernel { get; }

    /// <summary>Room for the values of each fold, <c>[folds, rows, EnrichedWidth]</c>; it is there once somebody asks for it.</summary>
    public float[] Apart => apart ??= RowArray.Create<float>(ChunkRows, apartWidth);

    public Span<float> NumericOf(int row) => Numeric.AsSpan(row * numericWidth, numericWidth);

    public Span<float> IndicatorsOf(int row) => Indicators.AsSpan(row * indicatorCount, indicatorCount);

    public Span<int> CodesOf(int row) => Codes.AsSpan(row * codeCount, codeCount);

    public Span<float> PooledOf(int row) => Pooled.AsSpan(row * pooledCount, pooledCount);

    /// <summary>Lets go of the texts of the last row.</summary>
    public void Forget()
    {
        keys.AsSpan().Clear();
        tokens.AsSpan().Clear();
    }
}
