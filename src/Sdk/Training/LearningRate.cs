namespace Lamina;

/// <summary>The learning rate of each step.</summary>
internal static class LearningRate
{
    // The share of a one-cycle training in which the rate rises, and how far below the peak it starts.
    private const double RisingShare = 0.2;
    private const double StartShare = 0.04;

    /// <summary>The rate at a step.</summary>
    /// <param name="options">The schedule and its peak.</param>
    /// <param name="step">The step, counted from 0.</param>
    /// <param name="steps">How many steps the whole training has.</param>
    public static double At(FitOptions options, long step, long steps)
    {
        var progress = (double)step / Math.Max(1, steps);
        return options.LearningRate * options.Schedule switch
        {
            LearningRateSchedule.Constant => 1,
            LearningRateSchedule.Cosine => Cosine(1, 0, progress),
            LearningRateSchedule.OneCycle when progress < RisingShare => Cosine(StartShare, 1, progress / RisingShare),
            LearningRateSchedule.OneCycle => Cosine(1, 0, (progress - RisingShare) / (1 - RisingShare)),
            _ => throw new ArgumentOutOfRangeException(nameof(options), options.Schedule, "No such schedule."),
        };
    }

    private static double Cosine(double from, double to, double progress) =>
        to + ((from - to) * (1 + Math.Cos(Math.PI * progress)) / 2);
}
