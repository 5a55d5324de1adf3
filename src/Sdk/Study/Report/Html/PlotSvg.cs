using System.Globalization;
using System.Xml.Linq;
using OxyPlot;

namespace Lamina;

/// <summary>Turns a plot into an element of the page: as wide as its place, in the page's colours, with a title for those who do not see it.</summary>
internal static class PlotSvg
{
    private static readonly Dictionary<string, string> Variables = PlotColor.All.ToDictionary(
        static color => string.Create(CultureInfo.InvariantCulture, $"rgb({color.Marker.R},{color.Marker.G},{color.Marker.B})"),
        static color => $"var(--{color.Name})");

    /// <summary>Draws a plot.</summary>
    /// <param name="model">The plot; it holds no text from the user's data.</param>
    /// <param name="width">How wide it is drawn; text has its size at this width.</param>
    /// <param name="height">How high it is drawn.</param>
    /// <param name="title">What it shows; null where the text beside it says so.</param>
    public static XElement Of(PlotModel model, double width, double height, string? title)
    {
        var exporter = new SvgExporter { Width = width, Height = height, IsDocument = false };
        var drawn = XElement.Parse(exporter.ExportToString(model));
        var svg = new XElement("svg", new XAttribute("viewBox", string.Create(CultureInfo.InvariantCulture, $"0 0 {width} {height}")));
        if (title is null)
            svg.Add(new XAttribute("aria-hidden", "true"));
        else
            svg.Add(new XAttribute("role", "img"), new XElement("title", title));
        svg.Add(drawn.Elements().Select(Adopt));
        return svg;
    }

    // Without namespaces: a browser knows SVG where it meets it. Without clipping: what is drawn lies inside, and ids would meet each other.
    private static XElement? Adopt(XElement drawn) => drawn.Name.LocalName is "defs" or "clipPath" || (drawn.Name.LocalName == "g" && !drawn.HasElements) ? null : new XElement(
        drawn.Name.LocalName,
        drawn.Attributes().Where(static attribute => !attribute.IsNamespaceDeclaration && attribute.Name.LocalName is not ("clip-path" or "id")).Select(Recolor),
        drawn.HasElements ? drawn.Elements().Select(Adopt) : drawn.Value.Length > 0 ? drawn.Value : null);

    private static XAttribute Recolor(XAttribute attribute)
    {
        var value = attribute.Value;
        foreach (var (marker, variable) in Variables)
            value = value.Replace(marker, variable, StringComparison.OrdinalIgnoreCase);
        return new XAttribute(attribute.Name.LocalName, value);
    }
}
