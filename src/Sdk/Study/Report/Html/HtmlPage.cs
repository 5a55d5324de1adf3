using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Lamina;

/// <summary>
/// One file that asks for nothing else: no script, no font, no image from anywhere. It is written as XML, which encodes every text, and read by
/// browsers as HTML.
/// </summary>
internal static class HtmlPage
{
    private static readonly HashSet<string> Void = ["meta", "link", "br", "hr", "img", "path", "rect", "line", "ellipse", "circle", "polygon", "polyline"];

    private static readonly Lazy<string> Style = new(ReadStyle);

    /// <summary>Writes a page.</summary>
    /// <param name="title">Its title.</param>
    /// <param name="main">What it holds.</param>
    public static string Write(string title, XElement main)
    {
        var page = new XElement(
            "html",
            new XAttribute("lang", "en"),
            new XElement(
                "head",
                new XElement("meta", new XAttribute("charset", "utf-8")),
                new XElement("meta", new XAttribute("name", "viewport"), new XAttribute("content", "width=device-width, initial-scale=1")),
                new XElement("meta", new XAttribute("name", "color-scheme"), new XAttribute("content", "light dark")),
                new XElement("title", title),
                new XElement("style", Style.Value)),
            new XElement("body", main));
        Clean(page);
        var text = new StringBuilder("<!DOCTYPE html>\n");
        using (var writer = XmlWriter.Create(text, new XmlWriterSettings { OmitXmlDeclaration = true, NewLineHandling = NewLineHandling.None }))
            page.Save(writer);
        return text.Append('\n').ToString();
    }

    // An empty element that closes itself stays open in HTML, and a file may not hold characters that XML has none of.
    private static void Clean(XElement page)
    {
        foreach (var element in page.DescendantsAndSelf())
        {
            foreach (var attribute in element.Attributes())
                attribute.Value = Readable(attribute.Value);
            foreach (var text in element.Nodes().OfType<XText>())
                text.Value = Readable(text.Value);
            if (element.IsEmpty && !Void.Contains(element.Name.LocalName))
                element.Value = "";
        }
    }

    private static string Readable(string text)
    {
        StringBuilder? cleaned = null;
        for (var i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[i + 1], text[i]))
            {
                i++;
                continue;
            }

            if (!XmlConvert.IsXmlChar(text[i]))
                (cleaned ??= new StringBuilder(text))[i] = '\uFFFD';
        }

        return cleaned?.ToString() ?? text;
    }

    private static string ReadStyle()
    {
        using var stream = typeof(HtmlPage).Assembly.GetManifestResourceStream("Lamina.HtmlReport.css")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
