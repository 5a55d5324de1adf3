namespace Lamina;

/// <summary>Where on its range a hidden unit is, over the rows that were looked at.</summary>
public sealed record UnitActivity
{
    /// <summary>The mean.</summary>
    public required double Mean { get; init; }

    /// <summary>The standard deviation.</summary>
    public required double Deviation { get; init; }

    /// <summary>The lowest value.</summary>
    public required float Lowest { get; init; }

    /// <summary>The highest value.</summary>
    public required float Highest { get; init; }

    /// <summary>
    /// From where on the unit counts as active: 0 where at least a hundredth of the rows are on either side of it, else the middle between
    /// the lowest and the highest hundredth.
    /// </summary>
    public required float Threshold { get; init; }

    /// <summary>The share of rows in which the unit is above <see cref="Threshold"/>, in [0, 1].</summary>
    public required double ActiveShare { get; init; }
}
