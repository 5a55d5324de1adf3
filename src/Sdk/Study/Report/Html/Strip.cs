using System.Globalization;
using System.Xml.Linq;
using OxyPlot;
using OxyPlot.Annotations;
using OxyPlot.Axes;

namespace Lamina;

/// <summary>
/// One line of a plot whose names and numbers stand beside it as text of the page, so that they wrap and never shrink. Strips of the same range
/// lie under each other; the last one holds the axis.
/// </summary>
/// <param name="low">Where the range begins.</param>
/// <param name="high">Where it ends.</param>
/// <param name="label">How numbers of the axis are written.</param>
internal sealed class Strip(double low, double high, Func<double, string> label)
{
    private const double Width = 400;
    private const double Height = 34;
    private const double Margin = 22;

    /// <summary>How long the arrow is that stands for what lies outside the range.</summary>
    private double Arrow => 0.04 * (high - low);

    /// <summary>The axis, for the foot.</summary>
    public XElement Foot()
    {
        var model = Model();
        model.PlotMargins = new OxyThickness(Margin, 4, Margin, 22);
        model.Axes[0].LabelFormatter = label;
        model.Axes[0].MajorGridlineStyle = LineStyle.None;
        model.Axes[0].TickStyle = TickStyle.Outside;
        model.Axes[0].MinorTickSize = 0;
        model.Axes[0].TicklineColor = PlotColor.Muted.Marker;
        model.Axes[0].AxislineStyle = LineStyle.Solid;
        model.Axes[0].AxislineColor = PlotColor.Muted.Marker;
        return PlotSvg.Of(model, Width, 30, null);
    }

    /// <summary>A point and the bars around it.</summary>
    /// <param name="point">The point.</param>
    /// <param name="bars">Pairs of ends with the thickness of the bar; none for a point alone.</param>
    /// <param name="color">Its colour.</param>
    /// <param name="marker">Its shape, so that it does not hang on the colour.</param>
    /// <param name="title">What it shows.</param>
    public XElement Line(double point, IEnumerable<(double Low, double High, double Thickness)> bars, PlotColor color, MarkerType marker, string title)
    {
        var model = Model();
        model.Annotations.Add(PlotLook.Upright(0, PlotColor.Muted, LineStyle.Solid));
        foreach (var bar in bars.Where(static bar => double.IsFinite(bar.Low) && double.IsFinite(bar.High)))
            Add(model, bar, color);
        if (point >= low && point <= high)
        {
            var dot = PlotLook.Line(color, [new DataPoint(point, 0)]);
            dot.MarkerType = marker;
            dot.MarkerSize = marker == MarkerType.Circle ? 6 : 5.5;
            dot.MarkerFill = color.Marker;
            dot.MarkerStroke = PlotColor.Paper.Marker;
            dot.MarkerStrokeThickness = 1.5;
            model.Series.Add(dot);
        }

        return PlotSvg.Of(model, Width, Height, title);
    }

    private void Add(PlotModel model, (double Low, double High, double Thickness) bar, PlotColor color)
    {
        var from = Math.Clamp(bar.Low, low, high - Arrow);
        var to = Math.Clamp(bar.High, low + Arrow, high);
        var line = PlotLook.Line(color, [new DataPoint(from, 0), new DataPoint(to, 0)]);
        line.StrokeThickness = bar.Thickness;
        model.Series.Add(line);
        if (bar.Low < low)
            model.Annotations.Add(Head(to, low, color));
        if (bar.High > high)
            model.Annotations.Add(Head(from, high, color));
    }

    private static ArrowAnnotation Head(double from, double to, PlotColor color) => new()
    {
        StartPoint = new DataPoint(from, 0),
        EndPoint = new DataPoint(to, 0),
        Color = color.Marker,
        StrokeThickness = 2.25,
        HeadLength = 4,
        HeadWidth = 2.5,
    };

    private PlotModel Model()
    {
        var model = PlotLook.Empty();
        model.Padding = new OxyThickness(0);
        model.PlotMargins = new OxyThickness(Margin, 0, Margin, 0);
        var axis = PlotLook.Axis(AxisPosition.Bottom, null);
        axis.Minimum = low;
        axis.Maximum = high;
        axis.LabelFormatter = static _ => "";
        model.Axes.Add(axis);
        model.Axes.Add(new LinearAxis { Position = AxisPosition.Left, Minimum = -1, Maximum = 1, IsAxisVisible = false });
        return model;
    }

    /// <summary>A share as the axis writes it: <c>-2 %</c>, <c>+0.5 %</c>.</summary>
    public static string Percent(double share) => (100 * share).ToString("+0.##;−0.##;0", CultureInfo.InvariantCulture) + "\u00A0%";
}
