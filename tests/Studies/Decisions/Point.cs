using Lamina;

namespace Studies.Decisions;

/// <summary>A row of six numbers and a label that may hang on three of them together.</summary>
[Network(Hidden = [32, 8])]
public record Point(
    [Feature] float A, [Feature] float B, [Feature] float C, [Feature] float D, [Feature] float E, [Feature] float F, [Label] bool Happened)
{
    /// <summary>Simulates rows.</summary>
    /// <param name="count">How many.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="strength">How strongly A, B and C together decide; 0 for labels that hang on nothing.</param>
    public static Point[] Simulate(int count, int seed, double strength)
    {
        var random = new Random(seed);
        var points = new Point[count];
        for (var i = 0; i < count; i++)
        {
            var numbers = Enumerable.Range(0, 6).Select(_ => (random.NextSingle() * 2) - 1).ToArray();

            // A valley along a diagonal plane: one column alone says nothing, and a tree has to cut it out of boxes.
            var sum = numbers[0] + numbers[1] + numbers[2];
            var score = strength * ((sum * sum) - 1);
            points[i] = new Point(numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5], random.NextDouble() < 1 / (1 + Math.Exp(-score)));
        }

        return points;
    }
}
