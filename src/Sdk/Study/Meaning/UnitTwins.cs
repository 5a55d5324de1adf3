namespace Lamina;

/// <summary>Finds units that do not move, and units that move with an earlier one.</summary>
internal static class UnitTwins
{
    private const double SameFrom = 0.98;
    private const double DeadBelow = 1e-6;

    /// <summary>Judges units.</summary>
    /// <param name="values">For each unit its values over all rows.</param>
    /// <param name="activities">For each unit where on its range it is.</param>
    /// <param name="networks">For each unit the network it belongs to.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static (UnitState State, int Twin, double Correlation)[] Judge(
        float[][] values, UnitActivity[] activities, string[] networks, CancellationToken cancellationToken)
    {
        var furthest = new Dictionary<string, double>(StringComparer.Ordinal);
        for (var unit = 0; unit < values.Length; unit++)
            furthest[networks[unit]] = Math.Max(furthest.GetValueOrDefault(networks[unit]), activities[unit].Deviation);

        var found = new (UnitState, int, double)[values.Length];
        var scaled = new float[values.Length][];
        for (var unit = 0; unit < values.Length; unit++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            found[unit] = (UnitState.Distinct, -1, 0);
            scaled[unit] = [];
            if (activities[unit].Deviation <= DeadBelow * furthest[networks[unit]])
            {
                found[unit] = (UnitState.Dead, -1, 0);
                continue;
            }

            scaled[unit] = Scale(values[unit], activities[unit]);
            for (var earlier = 0; earlier < unit; earlier++)
            {
                if (found[earlier].Item1 != UnitState.Distinct)
                    continue;
                var correlation = RankVector.Dot(scaled[earlier], scaled[unit]);
                if (Math.Abs(correlation) < SameFrom)
                    continue;
                found[unit] = (UnitState.Redundant, earlier, Math.Clamp(correlation, -1, 1));
                break;
            }
        }

        return found;
    }

    // Centred and of length 1, so that a dot product is Pearson's correlation.
    private static float[] Scale(float[] values, UnitActivity activity)
    {
        var length = activity.Deviation * Math.Sqrt(values.Length);
        return Array.ConvertAll(values, value => (float)((value - activity.Mean) / length));
    }
}
