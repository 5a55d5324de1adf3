using Lamina;

namespace Benchmarks.Conversion;

/// <summary>A row of twenty numbers, as a class that ML.NET can read too.</summary>
public sealed class Reading
{
    [Feature] public float N01 { get; set; }

    [Feature] public float N02 { get; set; }

    [Feature] public float N03 { get; set; }

    [Feature] public float N04 { get; set; }

    [Feature] public float N05 { get; set; }

    [Feature] public float N06 { get; set; }

    [Feature] public float N07 { get; set; }

    [Feature] public float N08 { get; set; }

    [Feature] public float N09 { get; set; }

    [Feature] public float N10 { get; set; }

    [Feature] public float N11 { get; set; }

    [Feature] public float N12 { get; set; }

    [Feature] public float N13 { get; set; }

    [Feature] public float N14 { get; set; }

    [Feature] public float N15 { get; set; }

    [Feature] public float N16 { get; set; }

    [Feature] public float N17 { get; set; }

    [Feature] public float N18 { get; set; }

    [Feature] public float N19 { get; set; }

    [Feature] public float N20 { get; set; }

    [Label] public bool Positive { get; set; }
}
