using System.Text.Json;
using Lamina;

namespace Sdk.Tests.Study.Report;

/// <summary>The JSON of a report: plain, and exact.</summary>
public class ReportJsonTests
{
    [Fact]
    public void Numbers_are_read_back_bit_by_bit()
    {
        double[] awkward = [0.1 + 0.2, 1.0 / 3, double.Epsilon, double.MaxValue, -0.0, Math.PI * 1e-17, double.NaN, double.PositiveInfinity, double.NegativeInfinity];
        var report = MadeUpReport.Binary with
        {
            Arms = [.. awkward.Select(value => MadeUpReport.Binary.Arms[1] with { Losses = [value], Measures = [new ArmMeasure("RMSE", value, value)] })],
            Networks = [new NetworkCurve("", awkward, awkward, 3)],
        };

        var read = JsonSerializer.Deserialize<LiftReport>(report.ToJson(), ReportJson.Options)!;

        Assert.Equal(awkward.Select(BitConverter.DoubleToInt64Bits), read.Arms.Select(static arm => BitConverter.DoubleToInt64Bits(arm.Losses[0])));
        Assert.Equal(awkward.Select(BitConverter.DoubleToInt64Bits), read.Networks[0].Validation.Select(BitConverter.DoubleToInt64Bits));
        Assert.Equal(report.ToJson(), read.ToJson());
        Assert.Equal(report.Elapsed, read.Elapsed);
    }

    [Fact]
    public void Names_are_plain()
    {
        var json = MadeUpReport.Binary.ToJson();
        using var document = JsonDocument.Parse(json);
        var root = document.RootElement;

        Assert.Equal("binary", root.GetProperty("task").GetString());
        Assert.Equal("rawHiddenPrediction", root.GetProperty("verdict").GetProperty("arm").GetString());
        Assert.Equal("reference", root.GetProperty("arms")[0].GetProperty("role").GetString());
        Assert.Equal(JsonValueKind.Null, root.GetProperty("arms")[0].GetProperty("difference").ValueKind);
        Assert.Equal("NaN", root.GetProperty("arms")[11].GetProperty("difference").GetProperty("adjustedPValue").GetString());
        Assert.Contains("\"name\": \"raw + hidden + prediction\"", json, StringComparison.Ordinal);
        Assert.False(root.TryGetProperty("units", out _));
        Assert.DoesNotContain('\r', json);
        Assert.Equal(json, MadeUpReport.Binary.ToJson());
    }

    [Fact]
    public void Units_come_behind_the_report()
    {
        var json = MadeUpReport.Binary.ToJson(MadeUpReport.Units);
        using var document = JsonDocument.Parse(json);
        var units = document.RootElement.GetProperty("units").Deserialize<UnitReport>(ReportJson.Options)!;

        Assert.Equal(MadeUpReport.Units.ToString(), units.ToString());
        Assert.StartsWith(MadeUpReport.Binary.ToJson()[..^3], json, StringComparison.Ordinal);
        Assert.Equal(MadeUpReport.Binary.ToJson(), JsonSerializer.Deserialize<LiftReport>(json, ReportJson.Options)!.ToJson());
    }

    [Fact]
    public void Hostile_names_are_read_back()
    {
        const string Hostile = "<script>\"\\\u0001\u2028𝄞ß";
        var report = MadeUpReport.Binary with { Remarks = [Hostile] };
        Assert.Equal(Hostile, JsonSerializer.Deserialize<LiftReport>(report.ToJson(), ReportJson.Options)!.Remarks[0]);
    }

    [Fact]
    public void A_file_holds_the_text()
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            MadeUpReport.Regression.SaveJson(path, MadeUpReport.Units);
            Assert.Equal(MadeUpReport.Regression.ToJson(MadeUpReport.Units), File.ReadAllText(path));
        }
        finally
        {
            File.Delete(path);
        }
    }
}
