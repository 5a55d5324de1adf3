namespace Lamina;

/// <summary>
/// Batch normalisation (Ioffe and Szegedy 2015) is fixed once trained: <c>(x W + b - mean) / deviation * gain + shift</c> is one
/// layer with other weights.
/// </summary>
internal static class BatchNormalization
{
    /// <summary>The weights and the bias of the layer before it, with it folded in.</summary>
    /// <param name="weights">Holds its gain, shift, mean and variance.</param>
    /// <param name="name">Its name.</param>
    /// <param name="weight"><c>[outputs, inputs]</c>.</param>
    /// <param name="bias"><c>[outputs]</c>.</param>
    public static (float[] Weight, float[] Bias) Fold(NetworkWeights weights, string name, float[] weight, float[] bias)
    {
        var outputs = bias.Length;
        var inputs = weight.Length / outputs;
        var gain = weights.Require($"{name}.weight", outputs);
        var shift = weights.Require($"{name}.bias", outputs);
        var mean = weights.Require($"{name}.running_mean", outputs);
        var variance = weights.Require($"{name}.running_var", outputs);
        var foldedWeight = new float[weight.Length];
        var foldedBias = new float[bias.Length];
        for (var unit = 0; unit < outputs; unit++)
        {
            if (!(variance[unit] >= 0))
                throw new ArtifactException($"The variance {name}.running_var of a layer is negative. The file is damaged: save the pipeline again.");
            var scale = gain[unit] / Math.Sqrt(variance[unit] + LayerNormalization.Epsilon);
            for (var input = 0; input < inputs; input++)
                foldedWeight[(unit * inputs) + input] = (float)(weight[(unit * inputs) + input] * scale);
            foldedBias[unit] = (float)(((bias[unit] - mean[unit]) * scale) + shift[unit]);
        }

        return (foldedWeight, foldedBias);
    }
}
