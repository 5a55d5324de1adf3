namespace Lamina;

/// <summary>The buffers that scoring a chunk of rows needs. One thread uses them at a time; they are reused.</summary>
internal sealed class ModelScratch
{
    private readonly float[] numbers;
    private readonly CategoryKey[] keys;
    private readonly RowTokens[] tokens;
    private readonly RowLayout layout;
    private readonly int outputCount;

    public ModelScratch(RowLayout layout, Scorer scorer, FoldAverage average = FoldAverage.Activations)
    {
        this.layout = layout;
        numbers = new float[layout.Fitted.Schema.ReadNumberCount];
        keys = new CategoryKey[layout.CategoryCount];
        tokens = new RowTokens[layout.Fitted.Schema.TokenColumns.Count];
        outputCount = layout.Fitted.OutputCount;
        Values = new float[RowScratch.ChunkRows * layout.ValueCount];
        Codes = new int[RowScratch.ChunkRows * layout.CategoryCount];
        Scores = new double[outputCount];
        Outputs = new float[RowScratch.ChunkRows * outputCount];
        Sums = average == FoldAverage.Predictions ? new float[Outputs.Length] : [];
        Activations = new float[RowScratch.ChunkRows * layout.ActivationCount];
        Work = RowArray.Create<float>(RowScratch.ChunkRows, scorer.WorkWidth);
        Picks = new int[scorer.PickCount];
    }

    /// <summary>The row that is being read.</summary>
    public RowBuffer Raw => new(numbers, keys, tokens);

    /// <summary>Numbers and activations, <c>[rows, RowLayout.ValueCount]</c>.</summary>
    public float[] Values { get; }

    /// <summary>Category codes, <c>[rows, RowLayout.CategoryCount]</c>.</summary>
    public int[] Codes { get; }

    /// <summary>The scores of one row.</summary>
    public double[] Scores { get; }

    /// <summary>The outputs, <c>[rows, outputs]</c>.</summary>
    public float[] Outputs { get; }

    /// <summary>The outputs summed over folds, <c>[rows, outputs]</c>; empty where the model scores the mean of their activations.</summary>
    public float[] Sums { get; }

    /// <summary>Activations of the rows; empty where the model uses none.</summary>
    public float[] Activations { get; }

    /// <summary>Room of the scorer's own, <c>[rows, Scorer.WorkWidth]</c>.</summary>
    public float[] Work { get; }

    /// <summary>Room of the scorer's own, <c>[Scorer.PickCount]</c>.</summary>
    public int[] Picks { get; }

    public Span<float> ValuesOf(int row) => Values.AsSpan(row * layout.ValueCount, layout.ValueCount);

    public Span<int> CodesOf(int row) => Codes.AsSpan(row * layout.CategoryCount, layout.CategoryCount);

    public Span<float> OutputsOf(int row) => Outputs.AsSpan(row * outputCount, outputCount);

    /// <summary>Lets go of the texts of the last row.</summary>
    public void Forget()
    {
        keys.AsSpan().Clear();
        tokens.AsSpan().Clear();
    }
}
