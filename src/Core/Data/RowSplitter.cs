namespace Lamina;

/// <summary>
/// Divides rows into those to learn from and those to test on. A record without <c>[Group]</c> and
/// <c>[Time]</c> is divided at random, with each class (or each range of a number) in the same share on both
/// sides. A group is never divided; a row whose group is missing stands alone. With a time, the test rows are
/// the latest, and equal moments stay together. With both, earlier rows of a tested group are left out.
/// </summary>
public static class RowSplitter
{
    /// <summary>Divides rows in two.</summary>
    /// <typeparam name="TRow">The annotated type.</typeparam>
    /// <typeparam name="TSchema">Its generated schema.</typeparam>
    /// <param name="rows">The rows; labels may be missing, and such rows are spread like a class of their own.</param>
    /// <param name="test">The share of rows to test on, in (0, 1). Whole groups and moments meet it as closely as they can.</param>
    /// <param name="seed">Decides the random choices: the same rows and seed give the same division.</param>
    /// <exception cref="ArgumentOutOfRangeException">The share is not between 0 and 1.</exception>
    /// <exception cref="RowException">A row is null, or there are too few rows, groups or moments.</exception>
    public static RowSplit<TRow> Split<TRow, TSchema>(IReadOnlyList<TRow> rows, double test = 0.2, int seed = 0)
        where TSchema : struct, IRowSchema<TRow>
    {
        ArgumentNullException.ThrowIfNull(rows);
        if (!(test is > 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(test), test, "The share of test rows must be above 0 and below 1: 0.2 tests on a fifth of the rows.");

        var traits = RowTraits.Read<TRow, TSchema>(rows);
        var part = FoldPlan.TakePart(traits, FoldPlan.AllPositions(rows.Count), test, seed);
        return new RowSplit<TRow>(Pick(rows, part.Train), Pick(rows, part.Test));
    }

    /// <summary>
    /// Divides rows several times, so that every row is tested on once. With a time, the folds are blocks in
    /// time: each is tested on what came before it, and the first block is only learned from.
    /// </summary>
    /// <typeparam name="TRow">The annotated type.</typeparam>
    /// <typeparam name="TSchema">Its generated schema.</typeparam>
    /// <param name="rows">The rows; labels may be missing, and such rows are spread like a class of their own.</param>
    /// <param name="count">How many folds, at least 2.</param>
    /// <param name="seed">Decides the random choices: the same rows and seed give the same folds.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than 2 folds.</exception>
    /// <exception cref="RowException">A row is null, or there are too few rows, groups or moments.</exception>
    public static IReadOnlyList<RowSplit<TRow>> Folds<TRow, TSchema>(IReadOnlyList<TRow> rows, int count = 5, int seed = 0)
        where TSchema : struct, IRowSchema<TRow>
    {
        ArgumentNullException.ThrowIfNull(rows);
        var plan = FoldPlan.Create(RowTraits.Read<TRow, TSchema>(rows), count, seed);
        var folds = new RowSplit<TRow>[count];
        for (var fold = 0; fold < count; fold++)
            folds[fold] = new RowSplit<TRow>(Pick(rows, plan.Training(fold)), Pick(rows, plan.HeldOut(fold)));
        return folds;
    }

    private static TRow[] Pick<TRow>(IReadOnlyList<TRow> rows, int[] positions)
    {
        var picked = new TRow[positions.Length];
        for (var i = 0; i < picked.Length; i++)
            picked[i] = rows[positions[i]];
        return picked;
    }
}
