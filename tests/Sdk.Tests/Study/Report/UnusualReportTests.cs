using System.Text.Json;
using System.Xml.Linq;
using Lamina;

namespace Sdk.Tests.Study.Report;

/// <summary>Reports that lack a part, or hold numbers that are none.</summary>
public class UnusualReportTests
{
    public static TheoryData<string> Kinds => [.. Reports.Keys];

    private static Dictionary<string, LiftReport> Reports { get; } = new()
    {
        ["several classes"] = MadeUpReport.Binary with { Task = TaskKind.MultiClass },
        ["a number"] = MadeUpReport.Regression,
        ["a ranking"] = Bare(TaskKind.Ranking, "1 - NDCG@10"),
        ["several labels"] = Bare(TaskKind.MultiLabel, "log-loss"),
        ["no learning curve"] = MadeUpReport.Binary with { LearningCurve = [] },
        ["no importance"] = MadeUpReport.Binary with { Importance = [] },
        ["no networks"] = MadeUpReport.Binary with { Networks = [] },
        ["networks without epochs"] = MadeUpReport.Binary with { Networks = [new NetworkCurve("Seen", [], [], 0)] },
        ["the reference alone"] = MadeUpReport.Binary with { Arms = [MadeUpReport.Binary.Arms[0]] },
        ["no remarks"] = MadeUpReport.Binary with { Remarks = [] },
        ["nothing but NaN"] = Numberless(double.NaN),
        ["nothing but infinity"] = Numberless(double.PositiveInfinity),
        ["nothing but zero"] = Numberless(0),
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Become_a_page_and_JSON(string kind)
    {
        var report = Reports[kind];
        var html = report.ToHtml();
        var page = XDocument.Parse(html["<!DOCTYPE html>\n".Length..]).Root!;

        Assert.DoesNotContain("NaN", page.Value, StringComparison.Ordinal);
        Assert.DoesNotContain("Infinity", page.Value, StringComparison.Ordinal);
        Assert.DoesNotContain(page.Descendants("svg").Descendants().Attributes(), static attribute => attribute.Value.Contains("NaN", StringComparison.Ordinal));
        Assert.All(page.Descendants("section"), static section => Assert.True(section.Elements().Count() > 1));
        var read = JsonSerializer.Deserialize<LiftReport>(report.ToJson(), ReportJson.Options)!;
        Assert.Equal(report.ToJson(), read.ToJson());
        Assert.Equal(html, read.ToHtml());
    }

    [Fact]
    public void Sections_are_there_where_there_is_something_to_show()
    {
        string[] always = ["Against the reference", "All measures", "How it was done"];
        Assert.Equal(always, Headings(Reports["a ranking"]));
        Assert.Contains("With more rows", Headings(MadeUpReport.Binary));
        Assert.Contains("Calibration", Headings(MadeUpReport.Binary));
        Assert.DoesNotContain("Errors", Headings(MadeUpReport.Binary));
        Assert.Contains("Errors", Headings(MadeUpReport.Regression));
    }

    [Fact]
    public void An_arm_far_off_does_not_squeeze_the_others()
    {
        var page = XDocument.Parse(MadeUpReport.Binary.ToHtml()["<!DOCTYPE html>\n".Length..]).Root!;
        Assert.Contains("An arrow goes on beyond the plot.", page.Value, StringComparison.Ordinal);
        Assert.DoesNotContain("An arrow goes on beyond the plot.", MadeUpReport.Binary with { Arms = [.. MadeUpReport.Binary.Arms.Take(5)] } is var near ? near.ToHtml() : "", StringComparison.Ordinal);
    }

    [Fact]
    public void The_reference_comes_first_in_every_legend()
    {
        var report = MadeUpReport.Binary with { LearningCurve = [.. MadeUpReport.Binary.LearningCurve.Reverse()] };
        var page = XDocument.Parse(report.ToHtml()["<!DOCTYPE html>\n".Length..]).Root!;
        var legends = page.Descendants("figure").SelectMany(static figure => figure.Elements("ul")).ToArray();
        Assert.Equal(2, legends.Length);
        Assert.All(legends, legend => Assert.Equal(report.Arms[0].Name, legend.Elements("li").First().Value));
    }

    [Fact]
    public void Networks_of_one_name_are_numbered()
    {
        NetworkCurve[] networks = [new("Seen", [1, 0.5], [1, 0.6], 2), new("Worn", [1], [1], 1), new("Seen", [1], [1], 1)];
        var page = XDocument.Parse((MadeUpReport.Binary with { Networks = networks }).ToHtml()["<!DOCTYPE html>\n".Length..]).Root!;
        Assert.Equal(
            ["Seen 1: epoch 2 of 2, validation loss 0.6000", "Worn 1: epoch 1 of 1, validation loss 1.0000", "Seen 2: epoch 1 of 1, validation loss 1.0000"],
            page.Descendants("figcaption").Select(static caption => caption.Value));
    }

    private static string[] Headings(LiftReport report) =>
        [.. XDocument.Parse(report.ToHtml()["<!DOCTYPE html>\n".Length..]).Descendants("h2").Select(static heading => heading.Value)];

    private static LiftReport Bare(TaskKind task, string metric) => MadeUpReport.Binary with
    {
        Task = task,
        Metric = metric,
        LearningCurve = [],
        Calibration = [],
        Networks = [],
        Importance = [],
        Remarks = [],
    };

    private static LiftReport Numberless(double value) => MadeUpReport.Binary with
    {
        Arms = [.. MadeUpReport.Binary.Arms.Select(arm => arm with
        {
            Measures = [.. arm.Measures.Select(measure => measure with { Mean = value, Deviation = value })],
            Losses = [value],
            ConstantPValue = value,
            Difference = arm.Difference is null ? null : arm.Difference with
            {
                Mean = value,
                Relative = value,
                PValue = value,
                AdjustedPValue = value,
                Intervals = [.. arm.Difference.Intervals.Select(interval => interval with { Low = value, High = value })],
            },
        })],
        LearningCurve = [new LearningCurvePoint("raw", 1, value, value)],
        Calibration = [new CalibrationCurve("raw", [new CalibrationBin(value, value, value)]), new CalibrationCurve("blend", [])],
        Residuals = [new ResidualSummary("raw", value, [value, value, value, value, value]), new ResidualSummary("blend", value, [])],
        Networks = [new NetworkCurve("", [value, value], [value, value], 1)],
        Importance = [new FeatureImportance("Income", value, value)],
    };
}
