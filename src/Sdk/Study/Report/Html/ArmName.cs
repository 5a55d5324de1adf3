using System.Xml.Linq;

namespace Lamina;

/// <summary>An arm's name, with a word on what it is there for.</summary>
internal static class ArmName
{
    /// <summary>The name.</summary>
    public static XElement Of(ArmReport arm) => Markup.Element(
        "span",
        "name",
        arm.Name,
        arm.Role == ArmRole.Candidate ? null : new object[] { " ", Markup.Element("span", "tag", arm.Role == ArmRole.Reference ? "reference" : "control") });
}
