using System.Xml.Linq;

namespace Lamina;

/// <summary>A report as a page.</summary>
internal static class HtmlReport
{
    /// <summary>The page.</summary>
    public static string Of(LiftReport report, UnitReport? units) => HtmlPage.Write($"Lift study of {report.RowType}", new XElement(
        "main",
        HeadSection.Of(report),
        ForestSection.Of(report),
        MeasureSection.Of(report),
        RemarkSection.Of(report),
        Pair(LearningCurvePlot.Of(report), CalibrationPlot.Of(report)),
        ResidualSection.Of(report),
        TrainingSection.Of(report),
        ImportanceSection.Of(report),
        units is null ? null : UnitSection.Of(units),
        DetailSection.Of(report)));

    // Beside each other where both are there and the page is wide.
    private static XElement? Pair(XElement? left, XElement? right) =>
        left is not null && right is not null ? Markup.Element("div", "pair", left, right) : left ?? right;
}
