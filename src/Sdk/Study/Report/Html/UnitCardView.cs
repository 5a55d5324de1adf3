using System.Globalization;
using System.Xml.Linq;

namespace Lamina;

/// <summary>The card of one hidden unit.</summary>
internal static class UnitCardView
{
    /// <summary>The card.</summary>
    public static XElement Of(UnitCard card) => Markup.Element(
        "article",
        "card",
        new XElement("h3", card.Unit),
        Formula(card),
        card.Further.Select(Further),
        new XElement("dl", Facts(card)));

    private static IEnumerable<XElement> Formula(UnitCard card)
    {
        if (card.Formula is not { } formula)
        {
            yield return Markup.Element("p", "formula none", "held against no formula");
            yield break;
        }

        yield return Markup.Element("p", formula.IsFollowed ? "formula" : "formula none", formula.IsFollowed ? null : "no simple formula; closest ", new XElement("code", formula.Expression));
        yield return Markup.Element(
            "p",
            "fit",
            new XElement("strong", $"r = {ReportNumber.Correlation(formula.Correlation)}"),
            $" ({ReportNumber.Correlation(formula.Low)} to {ReportNumber.Correlation(formula.High)}), p {Probability(formula.PValue)}");
    }

    private static XElement Further(UnitFormula formula) => Markup.Element(
        "p", "fit", "then ", new XElement("code", formula.Expression), $", partial r = {ReportNumber.Correlation(formula.Correlation)}");

    private static IEnumerable<XElement> Facts(UnitCard card)
    {
        if (card.Further.Count > 0)
        {
            yield return new XElement("dt", "together");
            yield return new XElement("dd", $"{ReportNumber.Share(card.Explained)} of its order");
        }

        if (card.Inputs.Count > 0)
        {
            yield return new XElement("dt", "moved by");
            yield return new XElement("dd", Markup.Element("ul", "inputs", card.Inputs.Select(Input)));
        }

        var activity = card.Activity;
        yield return new XElement("dt", "active");
        yield return new XElement("dd", string.Create(
            CultureInfo.InvariantCulture,
            $"above {activity.Threshold:0.##} in {100 * activity.ActiveShare:0} % of rows{(card.OffBelowZero ? " (r takes all below 0 as one)" : "")}; mean {ReportNumber.Correlation(activity.Mean)}, deviation {activity.Deviation:0.00}"));
        if (card.TopTenth is { } region)
        {
            yield return new XElement("dt", "top tenth");
            yield return new XElement("dd", region.ToString());
        }
    }

    private static XElement Input(UnitInput input) => new(
        "li",
        input.Column,
        " ",
        Markup.Element("span", "effect", Sign(input.Direction) + input.Effect.ToString("0.00", CultureInfo.InvariantCulture)));

    private static string Sign(InputDirection direction) => direction switch { InputDirection.Rising => "+", InputDirection.Falling => "−", _ => "" };

    private static string Probability(double value) => value < 0.001 ? "< 0.001" : "= " + ReportNumber.Probability(value);
}
