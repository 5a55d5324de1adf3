namespace Lamina;

/// <summary>How the values of a unit are ranked.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="OffBelowZero">
/// Whether all values below 0 are one. SiLU and GELU bend back there: the unit is off, and the order among such rows is that of a small dent.
/// </param>
internal readonly record struct UnitReading(int Unit, bool OffBelowZero)
{
    /// <summary>The ways in which a unit may be read.</summary>
    public static IEnumerable<UnitReading> Of(RowSchema schema, int unit)
    {
        yield return new UnitReading(unit, false);
        var name = UnitName.Of(schema, unit).Network;
        if (schema.Networks.First(network => network.Name == name).Activation is Activation.Silu or Activation.Gelu)
            yield return new UnitReading(unit, true);
    }

    /// <summary>The values for some rows.</summary>
    public float[] Values(MeaningRows rows, ReadOnlySpan<int> positions)
    {
        var values = rows.Activations(Unit, positions);
        if (OffBelowZero)
        {
            foreach (ref var value in values.AsSpan())
                value = MathF.Max(value, 0);
        }

        return values;
    }
}
