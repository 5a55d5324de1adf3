using Lamina;

namespace Sdk.Tests.Study.Meaning;

/// <summary>Units that are known to follow a formula, and whether the cards name it.</summary>
public class PlantedFormulaTests
{
    [Fact]
    public void A_ratio()
    {
        var made = new MadeUpUnits(600);
        var income = made.LogNormal("Income", 3200, 0.5);
        var debt = made.LogNormal("Debt", 9000, 0.9);
        made.LogNormal("Age", 40, 0.3);
        made.Unit(row => Math.Tanh(Math.Log(debt[row] / income[row]) - 1) + (0.1 * made.Normal()));

        var card = Assert.Single(made.Explain().Cards);

        Assert.Equal("Debt / Income", card.Formula!.Expression);
        Assert.Equal(FormulaKind.Ratio, card.Formula.Kind);
        Assert.Equal(["Debt", "Income"], card.Formula.Columns);
        Assert.InRange(card.Formula.Correlation, 0.96, 0.99);
        Assert.InRange(card.Formula.Correlation, card.Formula.Low, card.Formula.High);
        Assert.True(card.Formula.IsFollowed);
        Assert.Equal(300, card.Formula.Rows);
        Assert.StartsWith("Hidden1[0] follows Debt / Income, r = 0.9", card.Summary, StringComparison.Ordinal);
        Assert.Equal("Debt / Income", card.TopTenth!.Expression);
        Assert.InRange(card.TopTenth.ShareOfAll, 0.08, 0.15);
    }

    [Fact]
    public void A_ratio_is_written_the_same_way_round_on_every_card()
    {
        var made = new MadeUpUnits(600);
        var income = made.LogNormal("Income", 3200, 0.5);
        var debt = made.LogNormal("Debt", 9000, 0.9);
        made.Unit(row => Math.Log(income[row] / debt[row]) + (0.8 * made.Normal()));
        made.Unit(row => Math.Log(debt[row] / income[row]) + (0.2 * made.Normal()));

        var report = made.Explain();

        Assert.Equal(["Debt / Income", "Debt / Income"], report.Cards.Select(card => card.Formula!.Expression));
        Assert.True(report.Cards[0].Formula!.Correlation < -0.7);
        Assert.True(report.Cards[0].Formula!.Low < report.Cards[0].Formula!.Correlation && report.Cards[0].Formula!.Correlation < report.Cards[0].Formula!.High);
        Assert.True(report.Cards[1].Formula!.Correlation > 0.9);
        var column = Assert.Single(report.Columns);
        Assert.Equal("DebtPerIncome", column.Name);
        Assert.Equal(["Hidden1[1]", "Hidden1[0]"], column.Units);
    }

    [Fact]
    public void A_product_of_numbers_of_either_sign()
    {
        var made = new MadeUpUnits(600);
        var x = made.Number("X", _ => made.Normal());
        var y = made.Number("Y", _ => made.Normal());
        made.Unit(row => Math.Tanh(x[row] * y[row]));

        var card = Assert.Single(made.Explain().Cards);

        Assert.Equal("X * Y", card.Formula!.Expression);
        Assert.InRange(card.Formula.Correlation, 0.999, 1);
    }

    [Fact]
    public void A_difference()
    {
        var made = new MadeUpUnits(600);
        var x = made.Number("X", _ => made.Normal());
        var y = made.Number("Y", _ => made.Normal());
        made.Unit(row => x[row] - y[row] + (0.1 * made.Normal()));

        Assert.Equal("X - Y", Assert.Single(made.Explain().Cards).Formula!.Expression);
    }

    [Fact]
    public void A_threshold()
    {
        var made = new MadeUpUnits(800);
        var income = made.Number("Income", _ => 1000 + (5000 * made.Random.NextDouble()));
        made.LogNormal("Debt", 9000, 0.9);
        made.Unit(row => (income[row] > 3500 ? 1 : 0) + (0.05 * made.Normal()));

        var report = made.Explain();

        var formula = report.Cards[0].Formula!;
        Assert.Equal(FormulaKind.Threshold, formula.Kind);
        Assert.InRange(((ThresholdFormula)formula.Formula!).Threshold, 3300, 3700);
        Assert.StartsWith("IncomeAbove3", report.Columns[0].Name, StringComparison.Ordinal);
    }

    [Fact]
    public void A_column_alone_wins_over_formulas_that_add_nothing()
    {
        var made = new MadeUpUnits(600);
        var income = made.LogNormal("Income", 3200, 0.5);
        made.Number("Nearly", _ => 1 + (0.001 * made.Normal()));
        made.Unit(row => Math.Sqrt(income[row]));

        var report = made.Explain();

        Assert.Equal("Income", report.Cards[0].Formula!.Expression);
        Assert.Equal(1, report.Cards[0].Formula!.Correlation, 6);
        Assert.Empty(report.Columns);
    }

    [Fact]
    public void A_value_of_a_category()
    {
        var made = new MadeUpUnits(600);
        var branch = made.Category("Branch", _ => new[] { "North", "South", "East" }[made.Random.Next(3)]);
        made.Unit(row => (branch[row] == "South" ? 1 : 0) + (0.1 * made.Normal()));

        var report = made.Explain();

        Assert.Equal("Branch is South", report.Cards[0].Formula!.Expression);
        Assert.Equal("Branch is South", report.Cards[0].TopTenth!.Expression);
        Assert.Equal(3, report.Tried);
        Assert.Empty(report.Columns);
    }

    [Fact]
    public void Three_factors_where_two_do_not_convince()
    {
        var made = new MadeUpUnits(800);
        var amount = made.LogNormal("Amount", 8000, 0.7);
        var months = made.Number("Months", _ => 12 * made.Random.Next(1, 8));
        var income = made.LogNormal("Income", 3200, 0.5);
        made.LogNormal("Debt", 9000, 0.9);
        made.Unit(row => Math.Log(amount[row] / months[row] / income[row]));

        var card = Assert.Single(made.Explain().Cards);

        Assert.Equal("Amount / Months / Income", card.Formula!.Expression);
        Assert.InRange(card.Formula.Correlation, 0.999, 1);
    }

    [Fact]
    public void What_is_left_of_a_unit_follows_a_second_formula()
    {
        var made = new MadeUpUnits(1000);
        var a = made.LogNormal("A", 1, 0.7);
        var b = made.LogNormal("B", 1, 0.7);
        var c = made.LogNormal("C", 1, 0.7);
        var d = made.LogNormal("D", 1, 0.7);
        made.Unit(row => (2 * Math.Log(a[row] / b[row])) + Math.Log(c[row] / d[row]));

        var card = Assert.Single(made.Explain().Cards);

        Assert.Equal("A / B", card.Formula!.Expression);
        Assert.Equal("C / D", Assert.Single(card.Further).Expression);
        Assert.InRange(card.Further[0].Correlation, 0.9, 1);
        Assert.InRange(card.Explained, 0.95, 1);
        Assert.Contains("then        C / D, partial r = 0.9", card.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_partial_correlation_is_that_of_the_textbook()
    {
        var made = new MadeUpUnits(60);
        var a = made.Number("A", _ => made.Normal());
        var b = made.Number("B", row => a[row] + made.Normal());
        made.Unit(row => a[row] + b[row] + made.Normal());
        var rows = made.Rows(new MeaningOptions());
        Formula[] formulas = [.. FormulaNumbers.Of(rows).Select(number => new ColumnFormula(number))];

        var score = new FormulaScoring(rows).Score(new UnitReading(0, false), formulas)!;

        float[] Ranks(float[] values) => RankVector.Of(values)!.Values;
        var unit = Ranks(rows.Activations(0, rows.Scoring));
        var (first, second) = (Ranks(rows.Evaluate(formulas[0], rows.Scoring)), Ranks(rows.Evaluate(formulas[1], rows.Scoring)));
        var (ua, ub, ab) = (RankVector.Dot(unit, first), RankVector.Dot(unit, second), RankVector.Dot(first, second));
        Assert.Equal((ub - (ua * ab)) / Math.Sqrt((1 - (ua * ua)) * (1 - (ab * ab))), score.Correlation, 5);
        Assert.Equal(((ua * ua) + (ub * ub) - (2 * ua * ub * ab)) / (1 - (ab * ab)), score.Explained, 5);
    }

    [Fact]
    public void A_unit_that_bends_back_below_zero_is_read_as_off_there()
    {
        var made = new MadeUpUnits(800) { Activation = Activation.Silu };
        var x = made.Number("X", _ => made.Normal());
        made.Unit(row => 4 * x[row] / (1 + Math.Exp(-4 * x[row])));

        var card = Assert.Single(made.Explain().Cards);

        Assert.True(card.OffBelowZero);
        Assert.Equal("X", card.Formula!.Expression);
        Assert.InRange(card.Formula.Correlation, 0.9, 1);
        Assert.Equal(0, card.Activity.Threshold);
        Assert.InRange(card.Activity.ActiveShare, 0.45, 0.55);
    }
}
