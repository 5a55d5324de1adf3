using System.Globalization;
using OxyPlot;
using OxyPlot.Annotations;
using OxyPlot.Axes;
using OxyPlot.Series;

namespace Lamina;

/// <summary>What all plots have in common.</summary>
internal static class PlotLook
{
    /// <summary>Text is drawn at this size in plots of about the width of a phone.</summary>
    public const double TextSize = 13;

    /// <summary>A plot without a frame.</summary>
    public static PlotModel Empty() => new()
    {
        // The page sets the font; Arial is what OxyPlot knows the widths of.
        DefaultFont = "Arial",
        DefaultFontSize = TextSize,
        Culture = CultureInfo.InvariantCulture,
        Background = OxyColors.Undefined,
        PlotAreaBorderThickness = new OxyThickness(0),
        PlotAreaBorderColor = OxyColors.Undefined,
        TextColor = PlotColor.Muted.Marker,
        Padding = new OxyThickness(2, 8, 10, 2),
    };

    /// <summary>An axis with light lines across the plot.</summary>
    public static LinearAxis Axis(AxisPosition position, string? title) => new()
    {
        Position = position,
        Title = title,
        AxisTitleDistance = 12,
        AxisTickToLabelDistance = 6,
        TickStyle = TickStyle.None,
        MajorGridlineStyle = LineStyle.Solid,
        MajorGridlineColor = PlotColor.Rule.Marker,
        MajorGridlineThickness = 1,
        MaximumPadding = 0.05,
        MinimumPadding = 0.05,
        IntervalLength = position is AxisPosition.Bottom ? 80 : 50,
    };

    /// <summary>A line through points that are numbers.</summary>
    public static LineSeries Line(PlotColor color, IEnumerable<DataPoint> points)
    {
        var line = new LineSeries { Color = color.Marker, StrokeThickness = 2.25, LineJoin = LineJoin.Round };
        line.Points.AddRange(points.Where(static point => double.IsFinite(point.X) && double.IsFinite(point.Y)));
        return line;
    }

    /// <summary>A vertical line.</summary>
    public static LineAnnotation Upright(double x, PlotColor color, LineStyle style) =>
        new() { Type = LineAnnotationType.Vertical, X = x, Color = color.Marker, LineStyle = style, StrokeThickness = 1.25 };
}
