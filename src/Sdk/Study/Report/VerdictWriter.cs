using System.Globalization;

namespace Lamina;

/// <summary>Decides what a study says, and says it.</summary>
internal static class VerdictWriter
{
    /// <summary>
    /// The candidate with the lowest loss among those that beat the reference after Holm's correction, and a constant: where rows hold no signal, a
    /// model that learns nothing beats one that learns noise.
    /// </summary>
    public static StudyVerdict Of(IReadOnlyList<ArmReport> arms, double level, string metric)
    {
        var reference = arms[0];
        var candidates = arms.Where(static arm => arm.Role == ArmRole.Candidate).ToList();
        if (candidates.Count == 0)
            return new StudyVerdict(null, null, $"Nothing was compared with {reference.Name}.");
        var winner = candidates.Where(arm => arm.Difference!.AdjustedPValue < level && arm.ConstantPValue < level).MinBy(static arm => arm.Loss);
        if (winner is not null)
            return new StudyVerdict(winner.Name, winner.Arm, $"{(ArmNames.UsesNetwork(winner.Arm) ? "It helps" : "The network does not help, but another model does")}: {Compare(winner, reference, metric, level)}, p = {P(winner.Difference!.AdjustedPValue)} after Holm's correction over {candidates.Count} arms.");
        var best = candidates.MinBy(static arm => arm.Loss)!;
        return new StudyVerdict(
            null,
            null,
            $"No gain to count on. The best arm besides is {best.Name}: {Compare(best, reference, metric, level)}, p = {P(best.Difference!.AdjustedPValue)} after Holm's correction over {candidates.Count} arms. Take the raw columns.");
    }

    private static string Compare(ArmReport arm, ArmReport reference, string metric, double level)
    {
        var difference = arm.Difference!;
        var interval = difference.Intervals[0];
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{arm.Name} has a {metric} of {arm.Loss:G4}, {Math.Abs(difference.Relative):P1} {(difference.Relative < 0 ? "below" : "above")} the {reference.Loss:G4} of {reference.Name} ({1 - level:P0} interval {interval.Low:+0.0%;-0.0%} to {interval.High:+0.0%;-0.0%})");
    }

    private static string P(double value) => value < 0.001 ? "0.001 or less" : value.ToString("0.000", CultureInfo.InvariantCulture);
}
