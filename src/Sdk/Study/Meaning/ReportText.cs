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
            $"{report.Cards.Count} hidden units of {report.Record}: {followed} follow a simple formula, {distinct.Count - followed} follow none, "
            + $"{report.Cards.Count(card => card.State == UnitState.Redundant)} repeat an earlier one, {report.Cards.Count(card => card.State == UnitState.Dead)} do not move.\n"
            + $"Each was held against {report.Tried} formulas on {report.ChoosingRows} training rows. r is Spearman's rank correlation with the best of them on "
            + $"{report.ScoringRows} others, with a 95 % interval; p is raised for all units (Holm).\n");
        foreach (var card in report.Cards)
            text.Append('\n').Append(card).Append('\n');
        if (report.Columns.Count > 0)
            text.Append("\nColumns to paste into ").Append(report.Record).Append(":\n");
        foreach (var column in report.Columns)
            text.Append("  ").Append(column).Append('\n');
        return text.ToString().TrimEnd('\n');
    }
}
