namespace Lamina;

/// <summary>How much one column moves every unit.</summary>
/// <param name="column">The column.</param>
/// <param name="units">How many units there are.</param>
internal sealed class ColumnEffect(Column column, int units)
{
    // A direction is named where what goes against it is a tenth of the movement at most.
    private const double Consistent = 0.8;

    private readonly double[] moved = new double[units];
    private readonly double[] risen = new double[units];
    private int count;

    /// <summary>The column.</summary>
    public Column Column => column;

    /// <summary>Whether its values have an order, so that a unit can rise with them.</summary>
    public bool HasOrder => column.Kind is ColumnKind.Number or ColumnKind.Flag;

    /// <summary>Counts one movement of all units.</summary>
    public void Add(ReadOnlySpan<float> before, ReadOnlySpan<float> after)
    {
        for (var unit = 0; unit < moved.Length; unit++)
        {
            var change = (double)after[unit] - before[unit];
            moved[unit] += Math.Abs(change);
            risen[unit] += change;
        }

        count++;
    }

    /// <summary>The effect on one unit, in its standard deviations.</summary>
    public UnitInput On(int unit, double deviation)
    {
        var isConsistent = HasOrder && Math.Abs(risen[unit]) > Consistent * moved[unit];
        return new UnitInput
        {
            Column = column.Name,
            Effect = count == 0 || deviation == 0 ? 0 : moved[unit] / count / deviation,
            Direction = !isConsistent ? InputDirection.Varying : risen[unit] > 0 ? InputDirection.Rising : InputDirection.Falling,
        };
    }
}
