using System.Globalization;
using Lamina;

namespace Sdk.Tests.Study.Meaning;

/// <summary>Cards as people read them, whatever the culture.</summary>
public class CardTextTests
{
    private static readonly UnitFormula Ratio = new()
    {
        Expression = "Debt / Income",
        Kind = FormulaKind.Ratio,
        Columns = ["Debt", "Income"],
        Correlation = 0.971,
        Low = 0.962,
        High = 0.979,
        PValue = 1e-9,
        Rows = 3000,
        Tried = 276,
        IsFollowed = true,
    };

    private static readonly UnitCard Card = new()
    {
        Unit = "Hidden2[5]",
        Network = "",
        Layer = 2,
        Index = 5,
        State = UnitState.Distinct,
        SameAs = null,
        SameCorrelation = null,
        Activity = new UnitActivity { Mean = -0.104, Deviation = 0.61, Lowest = -1, Highest = 3, Threshold = 0, ActiveShare = 0.43 },
        TopTenth = new UnitRegion { Expression = "Debt / Income", From = 0.41f, To = null, ShareOfTop = 0.9, ShareOfAll = 0.12 },
        Inputs =
        [
            new UnitInput { Column = "Debt", Effect = 0.8, Direction = InputDirection.Rising },
            new UnitInput { Column = "Income", Effect = 0.62, Direction = InputDirection.Falling },
            new UnitInput { Column = "Purpose", Effect = 0.1, Direction = InputDirection.Varying },
        ],
        Formula = Ratio,
        Further = [Ratio with { Expression = "Savings / Amount", Correlation = 0.7 }],
        OffBelowZero = false,
        Explained = 0.97,
    };

    [Fact]
    public void A_card()
    {
        var culture = CultureInfo.CurrentCulture;
        try
        {
            var other = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            other.NumberFormat.NumberDecimalSeparator = ",";
            other.NumberFormat.NegativeSign = "~";
            CultureInfo.CurrentCulture = other;

            Assert.Equal(
                """
                Hidden2[5] follows Debt / Income, r = 0.97 (0.96 to 0.98, p < 0.001)
                  then        Savings / Amount, partial r = 0.70; together 97 % of its order
                  moved by    Debt +0.80, Income -0.62, Purpose 0.10
                  active      above 0 in 43 % of rows; mean -0.10, deviation 0.61
                  top tenth   where Debt / Income is at least 0.41: 90 % of it, 12 % of all rows
                """,
                Card.ToString());
            Assert.Equal("Hidden2[5] follows Debt / Income, r = 0.97", Card.Summary);
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Fact]
    public void A_unit_that_follows_nothing_says_so() => Assert.Equal(
        "Hidden2[5] follows no simple formula; the best of 276 tried, Debt / Income, reaches r = 0.21",
        (Card with { Formula = Ratio with { IsFollowed = false, Correlation = 0.21 } }).Summary);

    [Theory]
    [InlineData(0.25f, 0.5f, "where X is 0.25 to 0.5: 90 % of it, 12 % of all rows")]
    [InlineData(null, 3200f, "where X is at most 3200: 90 % of it, 12 % of all rows")]
    [InlineData(null, null, "where X: 90 % of it, 12 % of all rows")]
    public void A_region(float? from, float? to, string text) => Assert.Equal(
        text, new UnitRegion { Expression = "X", From = from, To = to, ShareOfTop = 0.9, ShareOfAll = 0.12 }.ToString());
}
