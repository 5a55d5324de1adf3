namespace Lamina;

/// <summary>
/// One centre and scale for all numbers of a channel of an image or a sequence: a filter meets every place, so every
/// place must mean the same, and a pixel that never changes is ordinary.
/// </summary>
internal static class ChannelScales
{
    // More values do not move a quartile any more.
    private const long MostValues = 1L << 24;

    /// <summary>Fits the encoders of convolved columns.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="columns">For each raw number its training values, the present ones in front and ascending.</param>
    /// <param name="missing">For each raw number, in how many rows it is missing.</param>
    /// <param name="numbers">The encoders to write.</param>
    public static void Fit(RowSchema schema, float[][] columns, int[] missing, NumberEncoder[] numbers)
    {
        foreach (var trunk in schema.Convolutions)
        {
            var places = trunk.Height * trunk.Width;
            for (var channel = 0; channel < trunk.Channels; channel++)
            {
                var first = trunk.Slot + (channel * places);
                var shared = NumberEncoder.Fit(Gather(columns, missing, first, places), period: 0, seenMissing: false);
                for (var slot = first; slot < first + places; slot++)
                    numbers[slot] = shared with { SeenMissing = missing[slot] > 0 };
            }
        }
    }

    // The values of some raw numbers in ascending order, evenly thinned where they are very many.
    private static float[] Gather(float[][] columns, int[] missing, int first, int count)
    {
        var total = 0L;
        for (var slot = first; slot < first + count; slot++)
            total += columns[slot].Length - missing[slot];
        var step = (int)((total + MostValues - 1) / MostValues);
        var gathered = new List<float>((int)Math.Min(total, MostValues) + count);
        for (var slot = first; slot < first + count; slot++)
        {
            var present = columns[slot].Length - missing[slot];
            for (var i = 0; i < present; i += step)
                gathered.Add(columns[slot][i]);
        }

        gathered.Sort();
        return [.. gathered];
    }
}
