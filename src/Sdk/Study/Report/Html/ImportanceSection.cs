using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Lamina;

/// <summary>What the boosters on raw columns and hidden layers leaned on.</summary>
internal static partial class ImportanceSection
{
    private const int Shown = 15;

    /// <summary>The section, or null where no such booster was trained.</summary>
    public static XElement? Of(LiftReport report)
    {
        if (report.Importance.Count == 0)
            return null;
        var parts = report.Importance
            .GroupBy(static column => KindOf(column.Column))
            .Select(static kind => (Color: kind.Key, Text: NameOf(kind.Key), Share: kind.Sum(static column => column.Share)))
            .OrderByDescending(static part => part.Share)
            .ToArray();
        var largest = report.Importance.Max(static column => column.Share);
        return Markup.Section(
            "What the boosters lean on",
            "Shares of the gain of the boosters that see raw columns and hidden layers, over all folds.",
            Markup.Element("div", "shares", new XAttribute("aria-hidden", "true"), parts.Select(static part => Bar(part.Color, part.Share))),
            Markup.Legend(parts.Select(static part => (part.Color, $"{part.Text} {ReportNumber.Share(part.Share)}"))),
            Markup.Element("ol", "columns", report.Importance.Take(Shown).Select(column => Column(column, largest))),
            report.Importance.Count > Shown ? Markup.Element("p", "note", $"The first {ReportNumber.Count(Shown)} of {ReportNumber.Count(report.Importance.Count)} columns.") : null);
    }

    private static XElement Column(FeatureImportance column, double largest) => new(
        "li",
        Markup.Element("span", "name", column.Column),
        Markup.Element("span", "track", new XAttribute("aria-hidden", "true"), Bar(KindOf(column.Column), column.Share / largest)),
        Markup.Element("span", "value", ReportNumber.Share(column.Share)));

    private static XElement Bar(PlotColor color, double share) => Markup.Element(
        "span",
        "bar " + color.Name,
        new XAttribute("style", string.Create(CultureInfo.InvariantCulture, $"width:{(double.IsFinite(share) ? Math.Clamp(100 * share, 0, 100) : 0):0.##}%")));

    private static string NameOf(PlotColor kind) => kind == PlotColor.Ink ? "raw columns" : kind == PlotColor.Candidate ? "hidden layers" : "network's prediction";

    private static PlotColor KindOf(string column) =>
        Hidden().IsMatch(column) ? PlotColor.Candidate : Prediction().IsMatch(column) ? PlotColor.Control : PlotColor.Ink;

    // As a layout of rows names them; no member of a record can have these names.
    [GeneratedRegex(@"^([^.\[\]]+\.)?Hidden[0-9]+\[[0-9]+\]$", RegexOptions.CultureInvariant)]
    private static partial Regex Hidden();

    [GeneratedRegex(@"^([^.\[\]]+\.)?NetworkPrediction(\[.*\])?$", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Prediction();
}
