using System.Globalization;
using System.Xml.Linq;
using Lamina;

namespace Sdk.Tests.Study.Report;

/// <summary>The page of a report: one file, well-formed, complete, and safe whatever the names are.</summary>
public class HtmlReportTests
{
    [Fact]
    public void The_page_begins_with_the_answer_and_says_what_it_rests_on()
    {
        var head = Page(MadeUpReport.Binary).Descendants("header").Single();

        Assert.Equal("It helps", head.Element("h1")!.Value);
        Assert.StartsWith("raw + hidden + prediction has a log-loss of 0.3121, 4.2 % below", head.Elements("p").Last().Value, StringComparison.Ordinal);
        Assert.Equal(["6,000", "8", "2 × 5", "4", "5", "at random"], head.Descendants("dd").Select(static fact => fact.Value));
    }

    [Fact]
    public void Everything_of_the_report_is_on_the_page()
    {
        var report = MadeUpReport.Binary;
        var units = MadeUpReport.Units;
        var page = Page(report, units);
        var text = page.Value;

        var settings = report.Settings;
        string[] words =
        [
            .. report.Arms.Select(static arm => arm.Name),
            .. report.Arms.SelectMany(static arm => arm.Settings),
            .. report.Arms.SelectMany(static arm => arm.Difference?.Intervals ?? []).SelectMany(static interval => (string[])[interval.Method, interval.Covers]),
            .. report.Remarks,
            .. report.Importance.Take(15).Select(static column => column.Column),
            settings.DataFingerprint, settings.SchemaHash, settings.Division,
            .. settings.Versions, .. settings.Networks,
            .. units.Cards.Select(static card => card.Unit),
            .. units.Cards.Where(static card => card.Formula is not null).Select(static card => card.Formula!.Expression),
            .. units.Columns.Select(static column => column.Code),
            "Took", "0 h 14 min 9 s",
        ];
        Assert.All(words, word => Assert.Contains(word, text, StringComparison.Ordinal));
        Assert.Equal(report.Arms.Count, page.Descendants("ul").First(static list => (string?)list.Attribute("class") == "strips").Elements("li").Count() - 1);
        Assert.Equal(report.Networks.Count, page.Descendants("figcaption").Count());
        Assert.Equal(4, page.Descendants("article").Count());
    }

    [Fact]
    public void The_page_asks_for_nothing_and_runs_nothing()
    {
        var html = MadeUpReport.Binary.ToHtml(MadeUpReport.Units);
        var page = Page(MadeUpReport.Binary, MadeUpReport.Units);

        string[] requests = ["script", "link", "img", "iframe", "object", "embed", "base", "form", "image", "use", "foreignObject"];
        Assert.DoesNotContain(page.Descendants(), element => requests.Contains(element.Name.LocalName));
        Assert.DoesNotContain(page.Descendants().Attributes(), static attribute =>
            attribute.Name.LocalName is "src" or "href" or "srcset" or "action" || attribute.Name.LocalName.StartsWith("on", StringComparison.OrdinalIgnoreCase));
        string[] addresses = ["http://", "https://", "@import", "url(", "javascript:", "xmlns"];
        Assert.All(addresses, address => Assert.DoesNotContain(address, html, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void Hostile_names_are_text()
    {
        const string Hostile = "<script>alert(1)</script>\"'&]]></style><!-- \u0001\uD800 --><img src=x onerror=alert(1)>";
        var page = Page(Poison(MadeUpReport.Binary, Hostile), Poison(MadeUpReport.Units, Hostile));

        Assert.Empty(page.Descendants("script"));
        Assert.Empty(page.Descendants("img"));
        Assert.Single(page.Descendants("style"));
        Assert.DoesNotContain(page.DescendantNodes(), static node => node is XComment);
        var shown = Hostile.Replace('\u0001', '\uFFFD').Replace('\uD800', '\uFFFD');
        string[] kinds = ["title", "h1", "h3", "li", "th", "td", "code", "summary", "figcaption", "dd"];
        Assert.All(kinds, kind => Assert.True(
            kind == "summary" || page.Descendants(kind).Any(element => element.Value.Contains(shown, StringComparison.Ordinal)), kind));
        // What an HTML parser takes as raw text may not hold anything that was encoded.
        Assert.DoesNotContain(page.Descendants("style").Single().Value, static letter => letter is '<' or '>' or '&');
    }

    [Fact]
    public void Headings_plots_and_tables_can_be_read_aloud()
    {
        var page = Page(MadeUpReport.Binary, MadeUpReport.Units);

        Assert.Equal("en", (string?)page.Attribute("lang"));
        var levels = page.Descendants().Where(static element => element.Name.LocalName is "h1" or "h2" or "h3").Select(static heading => heading.Name.LocalName[1] - '0').ToArray();
        Assert.Equal(1, levels[0]);
        Assert.Equal(1, levels.Count(static level => level == 1));
        Assert.All(levels.Zip(levels.Skip(1)), static pair => Assert.True(pair.Second <= pair.First + 1));
        Assert.All(page.Descendants("svg"), static svg => Assert.True(
            (string?)svg.Attribute("aria-hidden") == "true" || ((string?)svg.Attribute("role") == "img" && svg.Element("title")!.Value.Length > 0)));
        Assert.All(page.Descendants("th"), static head => Assert.NotNull(head.Attribute("scope")));
        Assert.All(page.Descendants("table"), static table => Assert.NotNull(table.Element("caption")));
        var ids = page.Descendants().Attributes("id").Select(static id => id.Value).ToArray();
        Assert.Equal(ids.Distinct().Count(), ids.Length);
    }

    [Fact]
    public void Plots_have_the_colours_of_the_page_alone()
    {
        var page = Page(MadeUpReport.Binary);
        var styles = page.Descendants("svg").Descendants().Attributes("style").Select(static style => style.Value).ToArray();

        Assert.NotEmpty(styles);
        Assert.DoesNotContain(styles, static style => style.Contains("rgb(", StringComparison.Ordinal) || style.Contains('#', StringComparison.Ordinal) || style.Contains("black", StringComparison.Ordinal));
        var declared = page.Descendants("style").Single().Value;
        string[] variables = ["--ink", "--muted", "--rule", "--paper", "--candidate", "--control"];
        Assert.All(variables, variable => Assert.Equal(2, declared.Split(variable + ":").Length - 1));
    }

    [Fact]
    public void Elements_that_HTML_keeps_open_are_closed()
    {
        var html = MadeUpReport.Binary.ToHtml(MadeUpReport.Units);
        string[] open = ["td", "th", "span", "div", "p", "li", "g", "text", "dd", "section", "ul"];
        Assert.All(open, name => Assert.DoesNotMatch($"<{name}( [^>]*)?/>", html));
    }

    [Fact]
    public void The_same_report_gives_the_same_page_in_every_culture()
    {
        var html = MadeUpReport.Binary.ToHtml(MadeUpReport.Units);
        var culture = CultureInfo.CurrentCulture;
        try
        {
            var other = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            other.NumberFormat.NumberDecimalSeparator = ",";
            other.NumberFormat.NumberGroupSeparator = ".";
            other.NumberFormat.NegativeSign = "~";
            CultureInfo.CurrentCulture = other;
            Assert.Equal(html, MadeUpReport.Binary.ToHtml(MadeUpReport.Units));
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Fact]
    public void A_file_replaces_an_earlier_one_and_leaves_nothing_beside_it()
    {
        var folder = Directory.CreateTempSubdirectory("lamina-report");
        try
        {
            var path = Path.Combine(folder.FullName, "report.html");
            File.WriteAllText(path, "earlier");
            MadeUpReport.Binary.SaveHtml(path);
            Assert.Equal(MadeUpReport.Binary.ToHtml(), File.ReadAllText(path));
            Assert.Equal((byte)'<', File.ReadAllBytes(path)[0]);
            Assert.Single(folder.GetFiles());
            Assert.Throws<DirectoryNotFoundException>(() => MadeUpReport.Binary.SaveHtml(Path.Combine(folder.FullName, "none", "report.html")));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static XElement Page(LiftReport report, UnitReport? units = null)
    {
        const string Doctype = "<!DOCTYPE html>\n";
        var html = report.ToHtml(units);
        Assert.StartsWith(Doctype, html, StringComparison.Ordinal);
        return XDocument.Parse(html[Doctype.Length..]).Root!;
    }

    private static LiftReport Poison(LiftReport report, string name) => report with
    {
        RowType = name,
        Verdict = report.Verdict with { Sentence = name },
        Arms = [.. report.Arms.Select(arm => arm with { Name = name, Settings = [name] })],
        Networks = [.. report.Networks.Select(network => network with { Network = name })],
        LearningCurve = [.. report.LearningCurve.Select(point => point with { Arm = name })],
        Calibration = [.. report.Calibration.Select(curve => curve with { Arm = name })],
        Importance = [.. report.Importance.Select(column => column with { Column = name })],
        Remarks = [name],
    };

    private static UnitReport Poison(UnitReport units, string name) => units with
    {
        Record = name,
        Cards = [.. units.Cards.Select(card => card with
        {
            Unit = name,
            Formula = card.Formula is null ? null : card.Formula with { Expression = name },
            Inputs = [.. card.Inputs.Select(input => input with { Column = name })],
            TopTenth = card.TopTenth is null ? null : card.TopTenth with { Expression = name },
        })],
        Columns = [.. units.Columns.Select(column => column with { Name = name, Code = name, Expression = name })],
    };
}
