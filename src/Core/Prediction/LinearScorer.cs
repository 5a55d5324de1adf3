namespace Lamina;

/// <summary>
/// Weighted sums of inputs as scores: logits of a binary or multi-class label, or the number itself. With a map in between,
/// the sums are over random Fourier features of the inputs, which makes a kernel machine of it.
/// </summary>
internal sealed class LinearScorer : Scorer
{
    private readonly RowLayout layout;
    private readonly DenseLayer sums;

    /// <summary>Takes weights over.</summary>
    /// <param name="layout">The rows.</param>
    /// <param name="inputs">The inputs of a row.</param>
    /// <param name="map">What the inputs go through, or null.</param>
    /// <param name="weights"><c>[outputs, features]</c>.</param>
    /// <param name="biases"><c>[outputs]</c>.</param>
    public LinearScorer(RowLayout layout, InputEncoder inputs, FourierMap? map, float[] weights, float[] biases)
    {
        this.layout = layout;
        Inputs = inputs;
        Map = map;
        Weights = weights;
        Biases = biases;
        sums = new DenseLayer(weights, biases, map?.Width ?? inputs.Width, biases.Length);
    }

    public InputEncoder Inputs { get; }

    public FourierMap? Map { get; }

    public float[] Weights { get; }

    public float[] Biases { get; }

    public override int WorkWidth => Inputs.Width + (Map?.Stride ?? 0) + sums.OutputStride;

    public override void Score(ModelScratch scratch, int rows)
    {
        var inputs = scratch.Work.AsSpan(0, rows * Inputs.Width);
        for (var row = 0; row < rows; row++)
            Inputs.Encode(scratch.ValuesOf(row), scratch.CodesOf(row), inputs.Slice(row * Inputs.Width, Inputs.Width));

        var free = scratch.Work.AsSpan(inputs.Length);
        ReadOnlySpan<float> features = inputs;
        var stride = Inputs.Width;
        if (Map is not null)
        {
            stride = Map.Stride;
            var mapped = free[..(rows * stride)];
            Map.Apply(inputs, rows, mapped);
            features = mapped;
            free = free[mapped.Length..];
        }

        var scores = free[..(rows * sums.OutputStride)];
        sums.Apply(features, stride, rows, scores);
        for (var row = 0; row < rows; row++)
        {
            for (var i = 0; i < scratch.Scores.Length; i++)
                scratch.Scores[i] = scores[(row * sums.OutputStride) + i];
            ScoreTransform.Apply(layout.Fitted.Schema.Label.Task, 1, scratch.Scores, scratch.OutputsOf(row));
        }
    }
}
