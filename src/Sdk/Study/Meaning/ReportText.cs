using System.Globalization;
using System.Text;

namespace Lamina;

/// <summary>Writes a report for people.</summary>
internal static class ReportText
{
    /// <summary>The whole report.</summary>
    public static string Of(UnitReport report)
    {
        var distinct = report.Cards.Where(card => card.State == UnitState.Distinct).ToList();
        var followed = distinct.Count(card => card.Formula is { IsFollowed: true });
        var text = new StringBuilder();
        text.Append(
            CultureInfo.InvariantCulture,
            $"{report.Cards.Count} hidden units of {report.Record}. They follow a simple formula: {followed}; follow none: {distinct.Count - followed}; "
            + $"repeat an earlier one: {report.Cards.Count(card => card.State == UnitState.Redundant)}; do not move: {report.Cards.Count(card => card.State == UnitState.Dead)}.\n"
            + $"{report.Tried} formulas were tried on {report.ChoosingRows} training rows. r is Spearman's rank correlation with the best of them on "
            + $"{report.ScoringRows} others, with a 95 % interval; p is raised for all that was measured (Holm).\n");
        foreach (var card in distinct)
            text.Append('\n').Append(card).Append('\n');
        foreach (var same in report.Cards.Where(card => card.State == UnitState.Redundant).GroupBy(card => card.SameAs))
            text.Append("\nSay what ").Append(same.Key).Append(" says (Pearson's r at least 0.98, of either sign): ").AppendJoin(", ", same.Select(card => card.Unit)).Append('\n');
        var dead = report.Cards.Where(card => card.State == UnitState.Dead).Select(card => card.Unit).ToList();
        if (dead.Count > 0)
            text.Append("\nDo not move: ").AppendJoin(", ", dead).Append('\n');
        if (report.Columns.Count > 0)
            text.Append("\nColumns to paste into ").Append(report.Record).Append(":\n");
        foreach (var column in report.Columns)
            text.Append("  ").Append(column).Append('\n');
        return text.ToString().TrimEnd('\n');
    }
}
