using System.Xml.Linq;

namespace Lamina;

/// <summary>Everything that was measured, as a table.</summary>
internal static class MeasureSection
{
    /// <summary>The section.</summary>
    public static XElement Of(LiftReport report) => Markup.Section(
        "All measures",
        $"Means over the folds, ± their standard deviation. The {report.Metric} decides; lower is better.",
        Markup.Table(
            "Measures of each arm",
            ["Arm", .. report.Arms[0].Measures.Select(static measure => measure.Name), "Difference", $"{ReportNumber.RoundShare(1 - report.Settings.Level)} interval", "p", "p (Holm)"],
            report.Arms.Select(Row)));

    private static IEnumerable<object?> Row(ArmReport arm)
    {
        yield return ArmName.Of(arm);
        foreach (var measure in arm.Measures)
            yield return new object[] { ReportNumber.Measure(measure.Mean), " ", Markup.Element("small", "deviation", "± " + ReportNumber.Measure(measure.Deviation)) };
        var difference = arm.Difference;
        var interval = difference?.Intervals.Count > 0 ? difference.Intervals[0] : null;
        yield return difference is null ? "" : ReportNumber.Difference(difference.Relative);
        yield return interval is null ? "" : ReportNumber.Interval(interval.Low, interval.High);
        yield return difference is null ? "" : ReportNumber.Probability(difference.PValue);
        yield return difference is null ? "" : ReportNumber.Probability(difference.AdjustedPValue);
    }
}
