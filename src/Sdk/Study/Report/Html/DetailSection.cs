using System.Globalization;
using System.Xml.Linq;

namespace Lamina;

/// <summary>Enough to run the study again, and every interval and fold; folded away until somebody asks.</summary>
internal static class DetailSection
{
    /// <summary>The section.</summary>
    public static XElement Of(LiftReport report) => Markup.Section(
        "How it was done",
        null,
        Folded("Settings, seeds and versions", Markup.WordTable("Settings", ["Setting", "Value"], Settings(report))),
        Folded("All intervals", Markup.WordTable("Intervals of the difference to the reference", ["Arm", "Method", "Covers", "Interval", "Units"], Intervals(report))),
        Folded("Every fold", Markup.WordTable($"{report.Metric} of each fold, and what the trials chose", ["Arm", "Fold", report.Metric, "Chosen"], Folds(report))));

    private static XElement Folded(string summary, XElement content) => new("details", new XElement("summary", summary), content);

    private static IEnumerable<IEnumerable<object?>> Settings(LiftReport report)
    {
        var settings = report.Settings;
        yield return ["Rows", ReportNumber.Count(settings.RowCount)];
        yield return ["Rows without a label, left out", ReportNumber.Count(settings.UnlabelledCount)];
        yield return ["Features", ReportNumber.Count(settings.FeatureCount)];
        yield return ["Task", report.Task.ToString()];
        yield return ["Decided by", report.Metric];
        yield return ["Divided", settings.Division];
        yield return ["Folds", ReportNumber.Count(settings.Folds)];
        yield return ["Divisions", ReportNumber.Count(settings.Repeats)];
        yield return ["Trials of each arm", ReportNumber.Count(settings.Trials)];
        yield return ["Seed", settings.Seed.ToString(CultureInfo.InvariantCulture)];
        yield return ["Level", settings.Level.ToString(CultureInfo.InvariantCulture)];
        yield return ["Networks of each enriched arm", ReportNumber.Count(settings.NetworkFolds)];
        yield return ["Averaged over them for a new row", settings.Average == FoldAverage.Predictions ? "the predictions" : "the activations"];
        foreach (var network in settings.Networks)
            yield return ["Network", network];
        yield return ["Fingerprint of the data", new XElement("code", settings.DataFingerprint)];
        yield return ["Hash of the schema", new XElement("code", settings.SchemaHash)];
        foreach (var version in settings.Versions)
            yield return ["Version", version];
        yield return ["Took", string.Create(CultureInfo.InvariantCulture, $"{(int)report.Elapsed.TotalHours} h {report.Elapsed.Minutes} min {report.Elapsed.Seconds} s")];
    }

    private static IEnumerable<IEnumerable<object?>> Intervals(LiftReport report) =>
        from arm in report.Arms
        where arm.Difference is not null
        from interval in arm.Difference!.Intervals
        select (IEnumerable<object?>)[arm.Name, interval.Method, interval.Covers, Markup.Element("span", "range", ReportNumber.Interval(interval.Low, interval.High)), ReportNumber.Count(interval.Units)];

    private static IEnumerable<IEnumerable<object?>> Folds(LiftReport report) =>
        from arm in report.Arms
        from fold in Enumerable.Range(0, arm.Losses.Count)
        select (IEnumerable<object?>)[arm.Name, ReportNumber.Count(fold + 1), ReportNumber.Measure(arm.Losses[fold]), fold < arm.Settings.Count ? arm.Settings[fold] : ""];
}
