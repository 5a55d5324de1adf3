using System.Xml.Linq;

namespace Lamina;

/// <summary>What somebody should know before believing the numbers.</summary>
internal static class RemarkSection
{
    /// <summary>The section, or null where there is nothing to say.</summary>
    public static XElement? Of(LiftReport report) => report.Remarks.Count == 0 ? null : Markup.Section(
        "Good to know",
        null,
        Markup.Element("ul", "remarks", report.Remarks.Select(static remark => new XElement("li", remark))));
}
