namespace Lamina;

/// <summary>The buffers that enriching a chunk of rows needs. One thread uses them at a time; they are reused.</summary>
internal sealed class RowScratch
{
    /// <summary>How many rows are enriched at a time: enough to fill the vectors, few enough to stay in the cache.</summary>
    public const int ChunkRows = 64;

    private readonly float[] numbers;
    private readonly CategoryKey[] keys;
    private readonly RowTokens[] tokens;

    public RowScratch(RowSchema schema, int kernelWidth, int convolutionScratch)
    {
        numbers = new float[schema.ReadNumberCount];
        keys = new CategoryKey[schema.CategoryCount];
        tokens = new RowTokens[schema.TokenColumns.Count];
        Numeric = new float[ChunkRows * schema.NumericWidth];
        Indicators = new float[ChunkRows * schema.IndicatorCount];
        Codes = new int[ChunkRows * schema.CodeCount];
        Kernel = new float[(ChunkRows * kernelWidth) + convolutionScratch];
    }

    public RowBuffer Raw => new(numbers, keys, tokens);

    public float[] Numeric { get; }

    public float[] Indicators { get; }

    public int[] Codes { get; }

    public float[] Kernel { get; }

    /// <summary>Lets go of the texts of the last row.</summary>
    public void Forget()
    {
        keys.AsSpan().Clear();
        tokens.AsSpan().Clear();
    }
}
