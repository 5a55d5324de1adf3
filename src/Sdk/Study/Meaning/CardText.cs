using System.Globalization;
using System.Text;

namespace Lamina;

/// <summary>Writes a card for people.</summary>
internal static class CardText
{
    // Half of the last digit shown: what is below would be shown as -0.00.
    private const double SmallestShown = 0.005;

    /// <summary>What a unit follows, in a sentence without a full stop.</summary>
    public static string Summary(UnitCard card)
    {
        if (card.State == UnitState.Dead)
            return $"{card.Unit} does not move";
        if (card.State == UnitState.Redundant)
            return string.Create(CultureInfo.InvariantCulture, $"{card.Unit} says what {card.SameAs} says, r = {card.SameCorrelation:0.00} (Pearson)");
        if (card.Formula is not { } formula)
            return $"{card.Unit} was held against no formula: no number, flag or frequent category value of the record differs among the rows";
        return formula.IsFollowed
            ? $"{card.Unit} follows {formula}"
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{card.Unit} follows no simple formula; the best of {formula.Tried} tried, {formula.Expression}, reaches r = {formula.Correlation:0.00}");
    }

    /// <summary>The whole card.</summary>
    public static string Of(UnitCard card)
    {
        var text = new StringBuilder(Summary(card));
        if (card.State != UnitState.Distinct)
            return text.ToString();
        if (card.Formula is { } formula)
            text.Append(CultureInfo.InvariantCulture, $" ({formula.Low:0.00} to {formula.High:0.00}, {Probability(formula.PValue)})");
        foreach (var further in card.Further)
            text.Append(CultureInfo.InvariantCulture, $"\n  then        {further.Expression}, partial r = {further.Correlation:0.00}");
        if (card.Further.Count > 0)
            text.Append(CultureInfo.InvariantCulture, $"; together {100 * card.Explained:0} % of its order");
        if (card.Inputs.Count > 0)
            text.Append("\n  moved by    ").AppendJoin(", ", card.Inputs);
        var activity = card.Activity;
        text.Append(
            CultureInfo.InvariantCulture,
            $"\n  active      above {activity.Threshold:0.##} in {100 * activity.ActiveShare:0} % of rows{(card.OffBelowZero ? " (r takes all below 0 as one)" : "")}; mean {(Math.Abs(activity.Mean) < SmallestShown ? 0 : activity.Mean):0.00}, deviation {activity.Deviation:0.00}");
        if (card.TopTenth is { } region)
            text.Append("\n  top tenth   ").Append(region);
        return text.ToString();
    }

    private static string Probability(double value) =>
        value < 0.001 ? "p < 0.001" : string.Create(CultureInfo.InvariantCulture, $"p = {value:0.000}");
}
