using System.Xml.Linq;
using OxyPlot;

namespace Lamina;

/// <summary>How errors lie: the middle, the half and the nine tenths of them.</summary>
internal static class ResidualSection
{
    /// <summary>The section, or null where the label is no number.</summary>
    public static XElement? Of(LiftReport report)
    {
        var residuals = report.Residuals.Where(static residual => residual.Quantiles.Count == 5).ToArray();
        if (residuals.Length == 0)
            return null;
        double[] ends = [0, .. residuals.SelectMany(static residual => residual.Quantiles).Where(double.IsFinite)];
        var room = ends.Max() > ends.Min() ? 0.05 * (ends.Max() - ends.Min()) : 1;
        var strip = new Strip(ends.Min() - room, ends.Max() + room, ReportNumber.Tick);
        return Markup.Section(
            "Errors",
            "The label less the prediction, in the label's unit. The point is the median; half of the errors lie in the thick bar, nine tenths in the thin one.",
            Markup.Element(
                "ul",
                "strips",
                residuals.Select((residual, i) => Line(residual, strip, PlotColor.Of(i))),
                Markup.Element("li", "foot", new XAttribute("aria-hidden", "true"), strip.Foot())),
            Markup.Table(
                "Quantiles of the errors",
                ["Arm", "5 %", "25 %", "50 %", "75 %", "95 %", "Mean"],
                residuals.Select(static residual => (IEnumerable<object?>)[residual.Arm, .. residual.Quantiles.Select(ReportNumber.Measure), ReportNumber.Measure(residual.Mean)])));
    }

    private static XElement Line(ResidualSummary residual, Strip strip, PlotColor color)
    {
        var quantiles = residual.Quantiles;
        var middle = $"{ReportNumber.Measure(quantiles[1])} to {ReportNumber.Measure(quantiles[3])}";
        return Markup.Element(
            "li",
            color.Name,
            Markup.Element("span", "name", residual.Arm),
            strip.Line(quantiles[2], [(quantiles[0], quantiles[4], 1.5), (quantiles[1], quantiles[3], 7)], color, MarkerType.Circle, $"{residual.Arm}: median {ReportNumber.Measure(quantiles[2])}, half of the errors {middle}"),
            Markup.Element("span", "value", ReportNumber.Measure(quantiles[2])),
            Markup.Element("span", "range", middle));
    }
}
