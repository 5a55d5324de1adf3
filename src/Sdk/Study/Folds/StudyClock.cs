namespace Lamina;

/// <summary>Tells how far a study is, and about how long it will take yet.</summary>
internal sealed class StudyClock(TimeProvider clock, IProgress<StudyProgress>? progress, int folds)
{
    private readonly long begun = clock.GetTimestamp();
    private int fold;
    private long foldBegun;
    private int workedOut;
    private TimeSpan spent;

    public TimeSpan Elapsed => clock.GetElapsedTime(begun);

    public void BeginFold()
    {
        fold++;
        foldBegun = clock.GetTimestamp();
    }

    /// <summary>Tells what is being done.</summary>
    /// <returns>When it began.</returns>
    public long Step(string step)
    {
        progress?.Report(new StudyProgress(fold, folds, step, Elapsed, Remaining()));
        return clock.GetTimestamp();
    }

    public double SecondsSince(long moment) => clock.GetElapsedTime(moment).TotalSeconds;

    /// <summary>Ends a fold; those that were on disk say nothing about the time of the others.</summary>
    public void EndFold(bool wasStored)
    {
        if (wasStored)
            return;
        workedOut++;
        spent += clock.GetElapsedTime(foldBegun);
    }

    private TimeSpan? Remaining()
    {
        if (workedOut == 0)
            return null;
        var left = (spent / workedOut * (folds - fold + 1)) - clock.GetElapsedTime(foldBegun);
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }
}
