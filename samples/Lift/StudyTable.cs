using Lamina;
using TorchSharp;

namespace Lift;

/// <summary>Studies data sets, and prints a row for each.</summary>
/// <param name="options">How to compare.</param>
/// <param name="pages">A folder for a page about each data set, or null.</param>
public sealed class StudyTable(StudyOptions options, string? pages) : IDataSetUse
{
    private readonly List<(string Name, LiftReport Report)> reports = [];

    public void Use<TRow, TSchema, TBatch, TNetwork>(string name, IReadOnlyList<TRow> rows)
        where TSchema : struct, IRowSchema<TRow>
        where TBatch : TensorBatch, ITensorBatch<TBatch>
        where TNetwork : torch.nn.Module, INetwork<TNetwork, TBatch>
    {
        var report = LiftStudy.Run<TRow, TSchema>(rows, NetworkTraining.Fit<TRow, TSchema, TBatch, TNetwork>, options);
        reports.Add((name, report));
        Console.WriteLine($"== {name}\n{report}");
        if (pages is null)
            return;
        Directory.CreateDirectory(pages);
        report.SaveHtml(Path.Combine(pages, name.Replace(' ', '-') + ".html"));
        report.SaveJson(Path.Combine(pages, name.Replace(' ', '-') + ".json"));
    }

    /// <summary>Prints the table: of each data set the reference, the best candidate and the verdict.</summary>
    public void Print()
    {
        Console.WriteLine("| data set | rows | measure | raw, averaged | network | raw + hidden | best candidate | difference (interval) | winner |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|---|");
        foreach (var (name, report) in reports)
        {
            var best = report.Arms.Where(arm => arm.Role == ArmRole.Candidate).MinBy(arm => arm.Loss)!;
            var interval = best.Difference!.Intervals[0];
            Console.WriteLine(
                $"| {name} | {report.Settings.RowCount:N0} | {report.Metric} | {report.Arms[0].Loss:0.0000} | {Loss(report, Arm.Network)} | {Loss(report, Arm.RawHidden)} | {best.Name}, {best.Loss:0.0000} | "
                + $"{Percent(best.Difference.Relative)} ({Percent(interval.Low)} to {Percent(interval.High)}) | {report.Verdict.Winner ?? "none"} |");
        }
    }

    private static string Loss(LiftReport report, Arm arm) => report.Arms.FirstOrDefault(known => known.Arm == arm) is { } found ? $"{found.Loss:0.0000}" : "";

    private static string Percent(double share) => share.ToString("+0.0%;-0.0%;0.0%", System.Globalization.CultureInfo.InvariantCulture);
}
