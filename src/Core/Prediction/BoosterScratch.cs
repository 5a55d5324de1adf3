namespace Lamina;

/// <summary>The buffers that scoring rows needs. One thread uses them at a time; they are reused.</summary>
internal sealed class BoosterScratch(BoosterLayout layout)
{
    private readonly float[] numbers = new float[layout.Fitted.Schema.ReadNumberCount];
    private readonly CategoryKey[] keys = new CategoryKey[layout.CategoryCount];
    private readonly RowTokens[] tokens = new RowTokens[layout.Fitted.Schema.TokenColumns.Count];

    public RowBuffer Raw => new(numbers, keys, tokens);

    public float[] Values { get; } = new float[layout.ValueCount];

    public int[] Codes { get; } = new int[layout.CategoryCount];

    public double[] Scores { get; } = new double[layout.Fitted.OutputCount];

    public float[] Outputs { get; } = new float[layout.Fitted.OutputCount];

    /// <summary>Activations of a chunk of rows; empty where the booster uses none.</summary>
    public float[] Activations { get; } = new float[RowScratch.ChunkRows * layout.ActivationCount];

    /// <summary>Lets go of the texts of the last row.</summary>
    public void Forget()
    {
        keys.AsSpan().Clear();
        tokens.AsSpan().Clear();
    }
}
