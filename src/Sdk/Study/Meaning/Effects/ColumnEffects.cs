namespace Lamina;

/// <summary>Moves the columns of rows one after the other, and sees in the served networks what each does to the units.</summary>
/// <param name="rows">The rows.</param>
/// <param name="served">The networks.</param>
/// <param name="options">How many rows, and which.</param>
internal sealed class ColumnEffects(MeaningRows rows, FittedNetwork served, MeaningOptions options)
{
    // How often another row is drawn until its value is another one.
    private const int Draws = 8;

    private readonly float[] before = new float[served.Fitted.EnrichedWidth];
    private readonly float[] after = new float[served.Fitted.EnrichedWidth];

    /// <summary>Measures every column, in the order of declaration.</summary>
    public List<ColumnEffect> Measure(CancellationToken cancellationToken)
    {
        var random = new SeededRandom(unchecked((ulong)options.Seed));
        var sample = (int[])rows.Choosing.Clone();
        random.Shuffle(sample.AsSpan());
        sample = sample[..Math.Min(sample.Length, options.EffectRows)];

        var moved = RowBuffer.For(rows.Schema);
        var effects = new List<ColumnEffect>();
        foreach (var place in ColumnPlace.Of(rows.Schema))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var effect = new ColumnEffect(place.Column, rows.UnitCount);
            if (place.Column.Kind == ColumnKind.Number)
                Step(place, sample, moved, effect);
            else if (place.Column.Kind == ColumnKind.Flag)
                Turn(place, sample, moved, effect);
            else
                Swap(place, sample, moved, effect, ref random);
            effects.Add(effect);
        }

        return effects;
    }

    private void Step(ColumnPlace place, int[] sample, RowBuffer moved, ColumnEffect effect)
    {
        var slot = place.Number.Start.Value;
        var steps = new ColumnSteps(Array.ConvertAll(rows.Choosing, row => rows.Raw(row).Numbers[slot]));
        foreach (var row in sample)
        {
            var raw = rows.Raw(row);
            if (!float.IsNaN(raw.Numbers[slot]))
            {
                var (down, up) = steps.Around(raw.Numbers[slot]);
                Move(raw, moved, slot, down, up, effect);
            }
        }
    }

    private void Turn(ColumnPlace place, int[] sample, RowBuffer moved, ColumnEffect effect)
    {
        foreach (var row in sample)
            Move(rows.Raw(row), moved, place.Number.Start.Value, 0, 1, effect);
    }

    private void Swap(ColumnPlace place, int[] sample, RowBuffer moved, ColumnEffect effect, ref SeededRandom random)
    {
        foreach (var row in sample)
        {
            var raw = rows.Raw(row);
            for (var draw = 0; draw < Draws; draw++)
            {
                var other = rows.Raw(rows.Choosing[random.NextInt32(rows.Choosing.Length)]);
                if (place.IsSame(raw, other))
                    continue;
                served.Run(raw, before);
                Copy(raw, moved);
                place.Copy(other, moved);
                served.Run(moved, after);
                effect.Add(before, after);
                break;
            }
        }
    }

    private void Move(RowBuffer raw, RowBuffer moved, int slot, float down, float up, ColumnEffect effect)
    {
        Copy(raw, moved);
        moved.Numbers[slot] = down;
        served.Run(moved, before);
        moved.Numbers[slot] = up;
        served.Run(moved, after);
        effect.Add(before, after);
    }

    private static void Copy(RowBuffer from, RowBuffer to)
    {
        from.Numbers.CopyTo(to.Numbers);
        from.Keys.CopyTo(to.Keys);
        from.Tokens.CopyTo(to.Tokens);
    }
}
