using System.Xml.Linq;

namespace Lamina;

/// <summary>Everything that was measured, as a table.</summary>
internal static class MeasureSection
{
    /// <summary>The section.</summary>
    public static XElement Of(LiftReport report) => Markup.Section(
        "All measures",
        $"Means over the folds, ± their standard deviation. The {report.Metric} decides; lower is better. The last column holds each arm against a constant: an arm that is not below it has learned nothing.",
        Markup.Table(
            "Measures of each arm",
            ["Arm", .. report.Arms[0].Measures.Select(static measure => measure.Name), $"Difference, {ReportNumber.RoundShare(1 - report.Settings.Level)} interval", "p", "p (Holm)", "p (constant)"],
            report.Arms.Select(Row)));

    private static IEnumerable<object?> Row(ArmReport arm)
    {
        yield return ArmName.Of(arm);
        foreach (var measure in arm.Measures)
            yield return Pair(ReportNumber.Measure(measure.Mean), "± " + ReportNumber.Measure(measure.Deviation));
        var difference = arm.Difference;
        var interval = difference?.Intervals.Count > 0 ? difference.Intervals[0] : null;
        yield return difference is null ? "" : Pair(ReportNumber.Difference(difference.Relative), interval is null ? "" : ReportNumber.Interval(interval.Low, interval.High));
        yield return difference is null ? "" : ReportNumber.Probability(difference.PValue);
        yield return difference is null ? "" : ReportNumber.Probability(difference.AdjustedPValue);
        yield return ReportNumber.Probability(arm.ConstantPValue);
    }

    // What belongs to a number stands small below it, so that the table stays narrow.
    private static object[] Pair(string number, string below) => [number, " ", Markup.Element("small", "below", below)];
}
