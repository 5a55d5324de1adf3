using System.Xml.Linq;

namespace Lamina;

/// <summary>The verdict, and how much it rests on.</summary>
internal static class HeadSection
{
    /// <summary>The head of the page.</summary>
    public static XElement Of(LiftReport report)
    {
        var (answer, reason) = Divide(report.Verdict.Sentence);
        var settings = report.Settings;
        return new XElement(
            "header",
            Markup.Element("p", "kicker", $"Lift study of {report.RowType}"),
            new XElement("h1", answer),
            reason.Length > 0 ? Markup.Element("p", "verdict", reason) : null,
            Markup.Element(
                "dl",
                "facts",
                Fact("rows", ReportNumber.Count(settings.RowCount)),
                Fact("features", ReportNumber.Count(settings.FeatureCount)),
                Fact("folds", $"{ReportNumber.Count(settings.Repeats)} × {ReportNumber.Count(settings.Folds)}"),
                Fact("trials", ReportNumber.Count(settings.Trials)),
                Fact("networks", ReportNumber.Count(settings.NetworkFolds)),
                Fact("divided", settings.Division)));
    }

    // The verdict begins with its answer: "It helps: raw + hidden has ...", "No gain to count on. The best arm besides is ...".
    private static (string Answer, string Reason) Divide(string sentence)
    {
        var colon = sentence.IndexOf(": ", StringComparison.Ordinal);
        var stop = sentence.IndexOf(". ", StringComparison.Ordinal);
        var end = colon < 0 ? stop : stop < 0 ? colon : Math.Min(colon, stop);
        return end < 0 ? (sentence, "") : (sentence[..end], sentence[(end + 2)..]);
    }

    private static XElement Fact(string name, string value) => new("div", new XElement("dt", name), new XElement("dd", value));
}
