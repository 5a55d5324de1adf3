using System.Xml.Linq;
using OxyPlot;
using OxyPlot.Axes;

namespace Lamina;

/// <summary>How the loss falls with more rows to learn from.</summary>
internal static class LearningCurvePlot
{
    /// <summary>The plot, or null where there is no learning curve.</summary>
    public static XElement? Of(LiftReport report)
    {
        if (report.LearningCurve.Count == 0)
            return null;
        var arms = report.LearningCurve.GroupBy(static point => point.Arm).OrderBy(arm => arm.Key == report.Arms[0].Name ? 0 : 1).ToArray();
        var model = PlotLook.Empty();
        var rows = PlotLook.Axis(AxisPosition.Bottom, "training rows");
        rows.LabelFormatter = ReportNumber.Tick;
        model.Axes.Add(rows);
        var loss = PlotLook.Axis(AxisPosition.Left, null);
        loss.LabelFormatter = ReportNumber.Tick;
        model.Axes.Add(loss);
        for (var i = 0; i < arms.Length; i++)
        {
            var color = PlotColor.Of(i);
            var line = PlotLook.Line(color, arms[i].OrderBy(static point => point.Share).Select(static point => new DataPoint(point.TrainingRows, point.Loss)));
            line.MarkerType = i % 2 == 0 ? MarkerType.Circle : MarkerType.Square;
            line.MarkerSize = 4;
            line.MarkerFill = color.Marker;
            model.Series.Add(line);
        }

        var plot = PlotSvg.Of(model, 400, 280, $"{report.Metric} against the number of training rows: {string.Join("; ", arms.Select(Say))}");
        return Markup.Section(
            "With more rows",
            "The reference and the best arm, trained on a share of the training rows. Where a curve still falls, more rows are likely to help.",
            Markup.Figure(Markup.Legend(arms.Select(static (arm, i) => (PlotColor.Of(i), arm.Key))), report.Metric, plot, null));
    }

    private static string Say(IGrouping<string, LearningCurvePoint> arm) =>
        $"{arm.Key} {string.Join(", ", arm.OrderBy(static point => point.Share).Select(static point => $"{ReportNumber.Measure(point.Loss)} with {ReportNumber.Count(point.TrainingRows)}"))}";
}
