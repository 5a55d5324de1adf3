using System.Xml.Linq;
using OxyPlot;
using OxyPlot.Axes;

namespace Lamina;

/// <summary>How often what was predicted happened: a reliability diagram.</summary>
internal static class CalibrationPlot
{
    /// <summary>The plot, or null where nothing predicts probabilities.</summary>
    public static XElement? Of(LiftReport report)
    {
        if (report.Calibration.Count == 0)
            return null;
        var model = PlotLook.Empty();
        model.Axes.Add(Axis(AxisPosition.Bottom, "predicted"));
        model.Axes.Add(Axis(AxisPosition.Left, null));
        var diagonal = PlotLook.Line(PlotColor.Muted, [new DataPoint(0, 0), new DataPoint(1, 1)]);
        diagonal.StrokeThickness = 1.25;
        diagonal.LineStyle = LineStyle.Dash;
        model.Series.Add(diagonal);
        for (var i = 0; i < report.Calibration.Count; i++)
        {
            var color = PlotColor.Of(i);
            var line = PlotLook.Line(color, report.Calibration[i].Bins.Select(static bin => new DataPoint(bin.Predicted, bin.Observed)));
            line.MarkerType = i % 2 == 0 ? MarkerType.Circle : MarkerType.Square;
            line.MarkerSize = 4;
            line.MarkerFill = color.Marker;
            model.Series.Add(line);
        }

        var plot = PlotSvg.Of(model, 400, 380, $"Share that happened against predicted probability: {string.Join("; ", report.Calibration.Select(Say))}");
        return Markup.Section(
            "Calibration",
            Lead(report.Task),
            Markup.Figure(Markup.Legend(report.Calibration.Select(static (curve, i) => (PlotColor.Of(i), curve.Arm))), "happened", plot, null));
    }

    private static string Lead(TaskKind task) =>
        "Of the rows that were given about the same probability, how many turned out so. On the dashed line both agree; below it, too much was promised."
        + (task == TaskKind.MultiClass ? " The probability is that of the predicted class." : "");

    private static LinearAxis Axis(AxisPosition position, string? title)
    {
        var axis = PlotLook.Axis(position, title);
        axis.Minimum = 0;
        axis.Maximum = 1;
        axis.MajorStep = 0.25;
        axis.LabelFormatter = ReportNumber.RoundShare;
        return axis;
    }

    private static string Say(CalibrationCurve curve) =>
        $"{curve.Arm} {string.Join(", ", curve.Bins.Select(static bin => $"{ReportNumber.Share(bin.Observed)} of {ReportNumber.Share(bin.Predicted)}"))}";
}
