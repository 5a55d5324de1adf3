namespace Lamina;

/// <summary>Steps of one standard deviation along the distribution of a number, by normal scores.</summary>
internal sealed class ColumnSteps
{
    private const double HalfStep = 0.5;

    private readonly float[] sorted;

    /// <summary>Describes a number.</summary>
    /// <param name="values">Its values, NaN where missing. They are reordered.</param>
    public ColumnSteps(Span<float> values) => sorted = NumberEncoder.SortPresent(values).ToArray();

    /// <summary>The values half a standard deviation below and above one; the same value twice where there is nothing to step to.</summary>
    public (float Down, float Up) Around(float value)
    {
        if (sorted.Length == 0)
            return (value, value);
        var below = FirstAtLeast(value);
        var end = below;
        while (end < sorted.Length && sorted[end] == value)
            end++;
        var share = (below + end) / (2.0 * sorted.Length);
        var score = NormalScore.Of(Math.Clamp(share, 0.5 / sorted.Length, 1 - (0.5 / sorted.Length)));
        return (At(NormalScore.Below(score - HalfStep)), At(NormalScore.Below(score + HalfStep)));
    }

    private float At(double share) => sorted[Math.Min((int)(share * sorted.Length), sorted.Length - 1)];

    private int FirstAtLeast(float value)
    {
        var (low, high) = (0, sorted.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (sorted[middle] < value)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
