using Lamina;

namespace Benchmarks.Trees;

/// <summary>A row of twenty numbers, some of them missing.</summary>
[Network(Hidden = [4], Embedding = NumberEmbedding.None)]
public record Numbers(
    [Feature] float A,
    [Feature] float B,
    [Feature] float C,
    [Feature] float D,
    [Feature] float E,
    [Feature] float F,
    [Feature] float G,
    [Feature] float H,
    [Feature] float I,
    [Feature] float J,
    [Feature] float K,
    [Feature] float L,
    [Feature] float M,
    [Feature] float N,
    [Feature] float O,
    [Feature] float P,
    [Feature] float? Q,
    [Feature] float? R,
    [Feature] float? S,
    [Feature] float? T,
    [Label] bool Positive)
{
    public static Numbers[] Simulate(int count, int seed)
    {
        var random = new Random(seed);
        var rows = new Numbers[count];
        for (var i = 0; i < count; i++)
        {
            var row = new Numbers(
                Next(), Next(), Next(), Next(), Next(), Next(), Next(), Next(), Next(), Next(),
                Next(), Next(), Next(), Next(), Next(), Next(), Maybe(), Maybe(), Maybe(), Maybe(), false);
            var said = (row.A * row.B) + row.C - (row.D * row.E * row.F) + Math.Sin(3 * row.G) + (0.5 * row.H * row.H) - Math.Abs(row.I)
                + (row.J > row.K ? row.L : row.M) + (row.N * row.O) - (0.3 * row.P) + ((row.Q ?? 1.5) * (row.R ?? -1)) + (row.S ?? 2) - (row.T ?? 0);
            rows[i] = row with { Positive = random.NextDouble() < 1 / (1 + Math.Exp(-said)) };
        }

        return rows;

        float Next() => (float)Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * (float)Math.Cos(2 * Math.PI * random.NextDouble());

        float? Maybe() => random.Next(8) == 0 ? null : Next();
    }
}
