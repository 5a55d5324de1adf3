using Lamina;

namespace IndoorMovement;

/// <summary>A walk as one would describe it without a network: for each anchor mean, deviation, least, most, first, last and slope of the signal.</summary>
public record WalkStatistics([Feature] int Length, [Feature(Shape = [4, 7])] float[] Statistics, [Label] bool ChangesRoom)
{
    public static WalkStatistics Of(Walk walk)
    {
        var statistics = new List<float>();
        for (var anchor = 0; anchor < 4; anchor++)
        {
            var values = walk.Signal.Select(step => (double)step[anchor]).ToArray();
            var mean = values.Average();
            var middle = (values.Length - 1) / 2.0;
            statistics.AddRange(
            [
                (float)mean,
                (float)Math.Sqrt(values.Average(value => (value - mean) * (value - mean))),
                (float)values.Min(),
                (float)values.Max(),
                (float)values[0],
                (float)values[^1],
                (float)(values.Select((value, step) => (step - middle) * value).Sum() / values.Select((_, step) => (step - middle) * (step - middle)).Sum()),
            ]);
        }

        return new WalkStatistics(walk.Signal.Length, [.. statistics], walk.ChangesRoom);
    }
}
