using System.Xml.Linq;

namespace Lamina;

/// <summary>Elements of a page. Texts go in as they are: the page encodes them where it is written.</summary>
internal static class Markup
{
    /// <summary>An element with a class.</summary>
    public static XElement Element(string name, string kind, params object?[] content) => new(name, new XAttribute("class", kind), content);

    /// <summary>A section with a heading and a sentence or two below it.</summary>
    public static XElement Section(string heading, string? lead, params object?[] content) => new(
        "section",
        new XElement("h2", heading),
        lead is null ? null : Element("p", "lead", lead),
        content);

    /// <summary>A plot with its legend above and what it says below.</summary>
    /// <param name="legend">What the colours stand for.</param>
    /// <param name="upright">What the upright axis shows; it stands above the plot, where it can be read without turning the head.</param>
    /// <param name="plot">The plot.</param>
    /// <param name="caption">What it says.</param>
    public static XElement Figure(XElement? legend, string? upright, XElement plot, string? caption) => new(
        "figure",
        legend,
        upright is null ? null : Element("p", "axis", upright),
        plot,
        caption is null ? null : new XElement("figcaption", caption));

    /// <summary>What the colours of a plot stand for.</summary>
    public static XElement Legend(IEnumerable<(PlotColor Color, string Text)> lines) => Element(
        "ul",
        "legend",
        lines.Select(static line => new XElement("li", Element("span", "swatch " + line.Color.Name), line.Text)));

    /// <summary>A table that scrolls by itself where it is wider than the page.</summary>
    /// <param name="caption">What it holds.</param>
    /// <param name="columns">The heads of its columns.</param>
    /// <param name="rows">Its rows; the first cell of each is its head.</param>
    public static XElement Table(string caption, IEnumerable<string> columns, IEnumerable<IEnumerable<object?>> rows) =>
        Table("scroll", caption, columns, rows);

    /// <summary>A table of words rather than numbers: they wrap.</summary>
    /// <param name="caption">What it holds.</param>
    /// <param name="columns">The heads of its columns.</param>
    /// <param name="rows">Its rows; the first cell of each is its head.</param>
    public static XElement WordTable(string caption, IEnumerable<string> columns, IEnumerable<IEnumerable<object?>> rows) =>
        Table("scroll words", caption, columns, rows);

    private static XElement Table(string kind, string caption, IEnumerable<string> columns, IEnumerable<IEnumerable<object?>> rows) => Element(
        "div",
        kind,
        new XAttribute("role", "region"),
        new XAttribute("aria-label", caption),
        new XAttribute("tabindex", "0"),
        new XElement(
            "table",
            new XElement("caption", caption),
            new XElement("thead", new XElement("tr", columns.Select(static column => new XElement("th", new XAttribute("scope", "col"), column)))),
            new XElement("tbody", rows.Select(static row => new XElement("tr", row.Select(Cell))))));

    private static XElement Cell(object? content, int column) =>
        column == 0 ? new XElement("th", new XAttribute("scope", "row"), content) : new XElement("td", content);
}
