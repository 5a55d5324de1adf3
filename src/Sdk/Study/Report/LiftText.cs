using System.Globalization;
using System.Text;

namespace Lamina;

/// <summary>A report as text for a console.</summary>
internal static class LiftText
{
    public static string Of(LiftReport report)
    {
        var text = new StringBuilder();
        text.Append(report.Verdict.Sentence).Append("\n\n");
        foreach (var line in Table(report))
            text.Append(line).Append('\n');
        var settings = report.Settings;
        text.Append(string.Create(
            CultureInfo.InvariantCulture,
            $"\n{settings.RowCount:N0} rows of {report.RowType}, {settings.FeatureCount} features; divided {settings.Division}, {settings.Repeats} x {settings.Folds} folds; {settings.Trials} trials for each arm; {settings.NetworkFolds} networks; seed {settings.Seed}; {report.Elapsed.TotalSeconds:0} s.\n"));
        foreach (var remark in report.Remarks)
            text.Append(remark).Append('\n');
        return text.ToString();
    }

    private static List<string> Table(LiftReport report)
    {
        var rows = new List<string[]>
        {
            (string[])["arm", .. report.Arms[0].Measures.Select(static measure => measure.Name), "difference", string.Create(CultureInfo.InvariantCulture, $"{1 - report.Settings.Level:P0} interval"), "p (Holm)"],
        };
        foreach (var arm in report.Arms)
            rows.Add([Title(arm), .. arm.Measures.Select(static measure => Number(measure.Mean)), .. DifferenceOf(arm)]);
        var widths = new int[rows[0].Length];
        foreach (var row in rows)
        {
            for (var i = 0; i < row.Length; i++)
                widths[i] = Math.Max(widths[i], row[i].Length);
        }

        return [.. rows.Select(row => string.Join("  ", row.Select((cell, i) => i == 0 ? cell.PadRight(widths[i]) : cell.PadLeft(widths[i]))).TrimEnd())];
    }

    private static string Title(ArmReport arm) => arm.Role switch
    {
        ArmRole.Reference => arm.Name + " (reference)",
        ArmRole.Control => arm.Name + " (control)",
        _ => arm.Name,
    };

    private static string[] DifferenceOf(ArmReport arm)
    {
        if (arm.Difference is not { } difference)
            return ["", "", ""];
        var interval = difference.Intervals[0];
        return
        [
            Percent(difference.Relative),
            $"{Percent(interval.Low)} to {Percent(interval.High)}",
            double.IsNaN(difference.AdjustedPValue) ? "" : difference.AdjustedPValue.ToString("0.000", CultureInfo.InvariantCulture),
        ];
    }

    private static string Percent(double share) => share.ToString("+0.0%;-0.0%;0.0%", CultureInfo.InvariantCulture);

    private static string Number(double value) => Math.Abs(value) is >= 100 or 0 ? value.ToString("0.0", CultureInfo.InvariantCulture) : value.ToString(Math.Abs(value) < 10 ? "0.0000" : "0.00", CultureInfo.InvariantCulture);
}
