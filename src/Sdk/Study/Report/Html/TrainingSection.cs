using System.Globalization;
using System.Xml.Linq;
using OxyPlot;
using OxyPlot.Axes;

namespace Lamina;

/// <summary>The losses of the first fold's networks, epoch by epoch.</summary>
internal static class TrainingSection
{
    /// <summary>The section, or null where no network was trained.</summary>
    public static XElement? Of(LiftReport report) => report.Networks.Count == 0 ? null : Markup.Section(
        "Training",
        "The networks of the first fold, epoch by epoch. The upright line marks the epoch that was kept.",
        Markup.Legend([(PlotColor.Candidate, "validation loss"), (PlotColor.Muted, "training loss")]),
        Markup.Element("div", "figures", report.Networks.Select((curve, i) => Figure(curve, NameOf(report.Networks, i)))));

    private static XElement Figure(NetworkCurve curve, string name)
    {
        var model = PlotLook.Empty();
        var epochs = PlotLook.Axis(AxisPosition.Bottom, "epoch");
        epochs.MinimumMajorStep = 1;
        epochs.LabelFormatter = ReportNumber.Tick;
        model.Axes.Add(epochs);
        var loss = PlotLook.Axis(AxisPosition.Left, null);
        loss.LabelFormatter = ReportNumber.Tick;
        model.Axes.Add(loss);
        model.Annotations.Add(PlotLook.Upright(curve.BestEpoch, PlotColor.Ink, LineStyle.Dot));
        var training = PlotLook.Line(PlotColor.Muted, Points(curve.Training));
        training.LineStyle = LineStyle.Dash;
        training.StrokeThickness = 1.75;
        model.Series.Add(training);
        model.Series.Add(PlotLook.Line(PlotColor.Candidate, Points(curve.Validation)));
        var caption = $"{name}: epoch {ReportNumber.Count(curve.BestEpoch)} of {ReportNumber.Count(Math.Max(curve.Training.Length, curve.Validation.Length))}{Kept(curve)}";
        return Markup.Figure(null, null, PlotSvg.Of(model, 340, 210, "Training and validation loss of " + caption), caption);
    }

    // A network is trained once for each of its folds, under one name.
    private static string NameOf(IReadOnlyList<NetworkCurve> curves, int position)
    {
        var name = curves[position].Network;
        var number = 1 + curves.Take(position).Count(earlier => earlier.Network == name);
        return string.Create(CultureInfo.InvariantCulture, $"{(name.Length > 0 ? name : "Network")} {number}");
    }

    private static string Kept(NetworkCurve curve) =>
        curve.BestEpoch >= 1 && curve.BestEpoch <= curve.Validation.Length ? $", validation loss {ReportNumber.Measure(curve.Validation[curve.BestEpoch - 1])}" : "";

    private static IEnumerable<DataPoint> Points(double[] losses) => losses.Select(static (loss, i) => new DataPoint(i + 1, loss));
}
