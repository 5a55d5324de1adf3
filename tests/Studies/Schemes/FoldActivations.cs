using Lamina;

namespace Studies.Schemes;

/// <summary>What the network of every fold makes of every row, not mapped.</summary>
/// <param name="Width">How many values a row has: hidden units, then outputs.</param>
/// <param name="Hidden">How many of them are hidden units.</param>
/// <param name="Training">For each fold <c>[training rows, width]</c>.</param>
/// <param name="Test">For each fold <c>[test rows, width]</c>.</param>
internal sealed record FoldActivations(int Width, int Hidden, float[][] Training, float[][] Test)
{
    public static FoldActivations Of<TRow, TSchema>(FittedNetwork network, FoldWork work, TRow[] training, TRow[] test)
        where TSchema : struct, IRowSchema<TRow>
    {
        var kept = OutOfFold.Pick(training, work.Kept);
        return new FoldActivations(
            network.Fitted.EnrichedWidth,
            network.Fitted.Schema.ActivationCount,
            [.. network.Members.Select(member => OutOfFold.Run<TRow, TSchema>(network.Fitted, member, kept))],
            [.. network.Members.Select(member => OutOfFold.Run<TRow, TSchema>(network.Fitted, member, test))]);
    }

    /// <summary>The same with mapped hidden units.</summary>
    /// <param name="map">Maps a fold's units, <c>[rows, hidden]</c>, training rows and test rows alike.</param>
    public FoldActivations Mapped(Func<int, float[], float[], (float[] Training, float[] Test)> map)
    {
        var (training, test) = (new float[Training.Length][], new float[Test.Length][]);
        for (var fold = 0; fold < training.Length; fold++)
        {
            var mapped = map(fold, Units(Training[fold]), Units(Test[fold]));
            training[fold] = WithUnits(Training[fold], mapped.Training);
            test[fold] = WithUnits(Test[fold], mapped.Test);
        }

        return this with { Training = training, Test = test };
    }

    /// <summary>The mean over folds, <c>[rows, width]</c>.</summary>
    public static float[] Mean(float[][] folds)
    {
        var mean = new float[folds[0].Length];
        foreach (var fold in folds)
        {
            for (var i = 0; i < mean.Length; i++)
                mean[i] += fold[i] / folds.Length;
        }

        return mean;
    }

    /// <summary>The hidden units of rows, <c>[rows, hidden]</c>.</summary>
    public float[] Units(float[] values)
    {
        var units = new float[values.Length / Width * Hidden];
        for (var row = 0; row < values.Length / Width; row++)
            values.AsSpan(row * Width, Hidden).CopyTo(units.AsSpan(row * Hidden));
        return units;
    }

    private float[] WithUnits(float[] values, float[] units)
    {
        var all = (float[])values.Clone();
        for (var row = 0; row < values.Length / Width; row++)
            units.AsSpan(row * Hidden, Hidden).CopyTo(all.AsSpan(row * Width));
        return all;
    }
}
