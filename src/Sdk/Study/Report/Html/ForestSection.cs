using System.Xml.Linq;
using OxyPlot;

namespace Lamina;

/// <summary>The arms against the reference: one line for each, the interval that decides around its point.</summary>
internal static class ForestSection
{
    // Where one arm is far off, the others would shrink to nothing: the range ends at so many times the typical reach, and an arrow says so.
    private const double MostReach = 4;

    /// <summary>The section.</summary>
    public static XElement Of(LiftReport report)
    {
        var (low, high) = Range(report.Arms);
        var strip = new Strip(low, high, Strip.Percent);
        return Markup.Section(
            "Against the reference",
            Lead(report),
            Markup.Legend([(PlotColor.Ink, "reference"), (PlotColor.Candidate, "candidate"), (PlotColor.Control, "control: a check, never taken")]),
            Markup.Element(
                "ul",
                "strips",
                report.Arms.Select(arm => Line(arm, strip)),
                Markup.Element("li", "foot", new XAttribute("aria-hidden", "true"), strip.Foot())),
            Markup.Element("p", "note", Note(report, low, high)));
    }

    private static string Lead(LiftReport report) =>
        $"How much lower or higher the {report.Metric} of each arm is, as a share of what {report.Arms[0].Name} has. Left of the line is better.";

    private static XElement Line(ArmReport arm, Strip strip)
    {
        var color = PlotColor.Of(arm.Role);
        if (arm.Difference is not { } difference)
            return Row(arm, strip.Line(0, [], color, MarkerType.Diamond, $"{arm.Name}, the reference"), "0", "");
        var bars = difference.Intervals.Take(1).Select(static interval => (interval.Low, interval.High, 3.0)).ToArray();
        var range = bars.Length > 0 ? ReportNumber.Interval(bars[0].Low, bars[0].High) : "no interval";
        var value = ReportNumber.Difference(difference.Relative);
        var marker = arm.Role == ArmRole.Control ? MarkerType.Square : MarkerType.Circle;
        return Row(arm, strip.Line(difference.Relative, bars, color, marker, $"{arm.Name}: {value}, {range}"), value, range);
    }

    private static XElement Row(ArmReport arm, XElement plot, string value, string range) => Markup.Element(
        "li",
        PlotColor.Of(arm.Role).Name,
        ArmName.Of(arm),
        plot,
        Markup.Element("span", "value", value),
        Markup.Element("span", "range", range));

    private static string Note(LiftReport report, double low, double high)
    {
        var deciding = report.Arms.Where(static arm => arm.Difference?.Intervals.Count > 0).Select(static arm => arm.Difference!.Intervals[0]).ToArray();
        var intervals = deciding.Select(static interval => $"{interval.Method}, which covers {interval.Covers}").Distinct();
        var note = deciding.Length == 0
            ? "Nothing was compared with the reference."
            : $"A point is the difference, a bar the {ReportNumber.RoundShare(1 - report.Settings.Level)} interval that decides: {string.Join("; ", intervals)}.";
        return deciding.Any(interval => interval.Low < low || interval.High > high) ? note + " An arrow goes on beyond the plot." : note;
    }

    // What might be taken sets the range: a control such as a constant may lie far off.
    private static (double Low, double High) Range(IReadOnlyList<ArmReport> arms)
    {
        var hasCandidates = arms.Any(static arm => arm.Role == ArmRole.Candidate);
        var intervals = arms
            .Where(arm => arm.Difference?.Intervals.Count > 0 && (arm.Role == ArmRole.Candidate || !hasCandidates))
            .Select(static arm => arm.Difference!.Intervals[0])
            .Where(static interval => double.IsFinite(interval.Low) && double.IsFinite(interval.High))
            .ToArray();
        double[] reach = [.. intervals.Select(static interval => Math.Max(Math.Abs(interval.Low), Math.Abs(interval.High))).Order()];
        var most = reach.Length == 0 ? 0 : MostReach * reach[reach.Length / 2];
        if (most == 0)
            return (-0.01, 0.01);
        var low = Math.Max(-most, Math.Min(0, intervals.Min(static interval => interval.Low)));
        var high = Math.Min(most, Math.Max(0, intervals.Max(static interval => interval.High)));
        var room = 0.05 * (high - low);
        return (low - room, high + room);
    }
}
