using System.Xml.Linq;

namespace Lamina;

/// <summary>What the hidden units mean: a card for each that says something of its own.</summary>
internal static class UnitSection
{
    /// <summary>The section.</summary>
    public static XElement Of(UnitReport units)
    {
        var distinct = units.Cards.Where(static card => card.State == UnitState.Distinct).ToArray();
        var same = units.Cards.Where(static card => card.State == UnitState.Redundant).GroupBy(static card => card.SameAs);
        string[] dead = [.. units.Cards.Where(static card => card.State == UnitState.Dead).Select(static card => card.Unit)];
        return Markup.Section(
            "What the hidden units mean",
            $"{ReportNumber.Count(distinct.Length)} of {ReportNumber.Count(units.Cards.Count)} units of {units.Record} say something of their own. {ReportNumber.Count(units.Tried)} formulas were tried on {ReportNumber.Count(units.ChoosingRows)} rows; r is Spearman's rank correlation with the best of them on {ReportNumber.Count(units.ScoringRows)} others, with a 95 % interval; p is raised for all that was measured (Holm).",
            Markup.Element("div", "cards", distinct.Select(UnitCardView.Of)),
            Markup.Element(
                "ul",
                "rest",
                same.Select(static unit => new XElement("li", $"Say what {unit.Key} says: ", string.Join(", ", unit.Select(static card => card.Unit)), ".")),
                dead.Length > 0 ? new XElement("li", $"Do not move: {string.Join(", ", dead)}.") : null),
            Columns(units));
    }

    private static XElement? Columns(UnitReport units) => units.Columns.Count == 0 ? null : new XElement(
        "div",
        new XElement("h3", $"Columns to paste into {units.Record}"),
        new XElement("pre", new XAttribute("tabindex", "0"), new XElement("code", string.Join('\n', units.Columns.Select(static column => column.Code)))),
        Markup.WordTable(
            "The units that follow each column",
            ["Column", "Formula", "r", "Units"],
            units.Columns.Select(static column => (IEnumerable<object?>)[column.Name, column.Expression, ReportNumber.Correlation(column.Correlation), string.Join(", ", column.Units)])));
}
