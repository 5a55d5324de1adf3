namespace Lamina;

/// <summary>Layer normalisation (Ba, Kiros and Hinton 2016) of each row over the units of a layer, in place.</summary>
/// <param name="gain"><c>[units]</c>.</param>
/// <param name="bias"><c>[units]</c>.</param>
internal sealed class LayerNormalization(float[] gain, float[] bias)
{
    /// <summary>What is added to the variance, as PyTorch has it by default.</summary>
    public const double Epsilon = 1e-5;

    /// <summary>Normalises rows.</summary>
    /// <param name="values"><c>[rows, units]</c>, the rows <paramref name="stride"/> apart.</param>
    /// <param name="stride">The distance between rows.</param>
    /// <param name="rows">How many rows.</param>
    public void Apply(Span<float> values, int stride, int rows)
    {
        for (var row = 0; row < rows; row++)
        {
            var units = values.Slice(row * stride, gain.Length);
            double sum = 0;
            foreach (var value in units)
                sum += value;
            var mean = sum / units.Length;

            double squares = 0;
            foreach (var value in units)
                squares += (value - mean) * (value - mean);
            var scale = 1 / Math.Sqrt((squares / units.Length) + Epsilon);

            for (var i = 0; i < units.Length; i++)
                units[i] = (float)(((units[i] - mean) * scale * gain[i]) + bias[i]);
        }
    }
}
