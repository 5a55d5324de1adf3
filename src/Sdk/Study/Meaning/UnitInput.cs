using System.Globalization;

namespace Lamina;

/// <summary>How much one raw column moves a hidden unit, measured through the served networks.</summary>
/// <remarks>
/// The effect is how far the unit moves, in its own standard deviations, in the mean over rows: of a number where it is moved by one standard
/// deviation, half of it down and half of it up; of a flag where it turns from false to true; of every other column (a category, a moment, a
/// vector, a text) where the whole column is taken from another row with another value. A standard deviation is counted along the column's
/// own distribution, by normal scores (van der Waerden 1952), so that a few very large values do not blow it up, and the column only takes
/// values that it has.
/// </remarks>
public sealed record UnitInput
{
    /// <summary>The column's name.</summary>
    public required string Column { get; init; }

    /// <summary>How far the unit moves, in its own standard deviations; not negative.</summary>
    public required double Effect { get; init; }

    /// <summary>Which way it goes, where it goes the same way in nearly all rows.</summary>
    public required InputDirection Direction { get; init; }

    /// <summary><c>Debt +0.71</c>, <c>Income -0.62</c>, <c>Purpose 0.2</c>, with the invariant culture.</summary>
    public override string ToString()
    {
        var sign = Direction switch { InputDirection.Rising => "+", InputDirection.Falling => "-", _ => "" };
        return string.Create(CultureInfo.InvariantCulture, $"{Column} {sign}{Effect:0.00}");
    }
}
