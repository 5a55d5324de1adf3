using Lamina;

namespace Sdk.Tests.Study.Meaning;

/// <summary>Missing values, zeros, constants, units without a signal, units that say nothing of their own.</summary>
public class UnusualRowTests
{
    [Fact]
    public void Rows_with_a_missing_part_are_left_out_of_a_formulas_score()
    {
        var made = new MadeUpUnits(600);
        var amount = made.LogNormal("Amount", 8000, 0.7);
        var savings = made.LogNormal("Savings", 4000, 1);
        made.Number("Stated", row => row % 5 == 0 ? double.NaN : savings[row], nullable: true);
        made.Unit(row => Math.Log(savings[row] / amount[row]));
        var options = new MeaningOptions();

        // Savings themselves are no column here: only what is stated of them.
        made.Remove("Savings");
        var rows = made.Rows(options);
        var report = new UnitStudy(rows, typeof(object), options).Explain(null, default);

        var formula = report.Cards[0].Formula!;
        Assert.Equal("Stated / Amount", formula.Expression);
        Assert.Equal(1, formula.Correlation, 6);
        Assert.Equal(rows.Scoring.Count(row => row % 5 != 0), formula.Rows);
    }

    [Fact]
    public void A_formula_that_most_rows_lack_is_not_tried()
    {
        var made = new MadeUpUnits(400);
        made.Number("Rare", row => row % 10 == 0 ? made.Normal() : double.NaN, nullable: true);
        made.Unit(_ => made.Normal());

        var report = made.Explain();

        Assert.Equal(0, report.Tried);
        Assert.Null(report.Cards[0].Formula);
        Assert.Contains("was held against no formula", report.Cards[0].Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void Division_by_zero_and_overflow_have_no_value()
    {
        var made = new MadeUpUnits(400);
        var debt = made.Number("Debt", row => row % 4 == 0 ? 0 : 1e38 * (1 + made.Random.NextDouble()));
        var income = made.Number("Income", row => row % 3 == 0 ? 0 : 2 + made.Random.NextDouble());
        made.Number("Constant", _ => 3);
        made.Unit(row => debt[row] + (made.Normal() * 1e36));
        var rows = made.Rows(new MeaningOptions());
        var numbers = FormulaNumbers.Of(rows);

        var ratio = rows.Evaluate(new FractionFormula([numbers[0]], [numbers[1]]), rows.Scoring);
        var product = rows.Evaluate(new FractionFormula([numbers[0], numbers[1]], []), rows.Scoring);

        Assert.Equal(rows.Scoring.Count(row => income[row] == 0), ratio.Count(float.IsNaN));
        Assert.All(product, value => Assert.False(float.IsInfinity(value)));
        Assert.DoesNotContain("Constant", made.Explain().Cards[0].Formula!.Columns);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void Units_without_a_signal_follow_nothing(int seed)
    {
        var made = new MadeUpUnits(400, seed);
        for (var column = 0; column < 6; column++)
            made.LogNormal($"X{column}", 10, 1);
        made.Category("Kind", _ => made.Random.Next(4));
        for (var unit = 0; unit < 20; unit++)
            made.Unit(_ => made.Normal());

        var report = made.Explain(new MeaningOptions { Seed = seed, LeastCorrelation = 0.01 });

        Assert.All(report.Cards, card => Assert.False(card.Formula!.IsFollowed));
        Assert.All(report.Cards, card => Assert.Empty(card.Further));
        Assert.Empty(report.Columns);
        Assert.Contains($"follows no simple formula; the best of {report.Cards[0].Formula!.Tried} tried, ", report.Cards[0].Summary, StringComparison.Ordinal);
        Assert.Contains(", reaches r = ", report.Cards[0].Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void One_unit_in_twenty_studies_of_noise_may_seem_to_follow_something_and_not_more()
    {
        var wrong = 0;
        for (var seed = 100; seed < 160; seed++)
        {
            var made = new MadeUpUnits(120, seed);
            for (var column = 0; column < 4; column++)
                made.Number($"X{column}", _ => made.Normal());
            for (var unit = 0; unit < 8; unit++)
                made.Unit(_ => made.Normal());
            wrong += made.Explain(new MeaningOptions { LeastCorrelation = 0.01 }).Cards.Any(card => card.Formula!.IsFollowed) ? 1 : 0;
        }

        // 60 studies at 5 %: 3 are expected, more than 8 happen once in 300 times.
        Assert.InRange(wrong, 0, 8);
    }

    [Fact]
    public void A_group_counts_as_one_row_where_it_is_asked_how_sure_a_correlation_is()
    {
        var made = new MadeUpUnits(400) { Groups = [.. Enumerable.Range(0, 400).Select(row => (CategoryKey)(long)(row / 20))] };
        double[] level = [.. Enumerable.Range(0, 20).Select(_ => made.Normal())], other = [.. Enumerable.Range(0, 20).Select(_ => made.Normal())];
        made.Number("X", row => level[row / 20] + (0.01 * made.Normal()));
        made.Unit(row => other[row / 20] + (0.01 * made.Normal()));

        var formula = made.Explain(new MeaningOptions { LeastCorrelation = 0.01 }).Cards[0].Formula!;

        // Ten groups score. As 200 rows their chance likeness would seem sure.
        Assert.False(formula.IsFollowed);
        Assert.True(formula.High - formula.Low > 0.7);
    }

    [Fact]
    public void Dead_and_redundant_units_are_named()
    {
        var made = new MadeUpUnits(300);
        var x = made.Number("X", _ => made.Normal());
        var first = made.Unit(row => Math.Tanh(x[row]));
        made.Unit(_ => 0.25);
        made.Unit(row => 3 - (2 * first[row]));
        made.Unit(row => 1e-8 * x[row]);
        made.Unit(row => first[row] + (0.5 * made.Normal()));

        var report = made.Explain();

        Assert.Equal(
            [UnitState.Distinct, UnitState.Dead, UnitState.Redundant, UnitState.Dead, UnitState.Distinct],
            report.Cards.Select(card => card.State));
        Assert.Equal("Hidden1[0]", report.Cards[2].SameAs);
        Assert.Equal(-1, report.Cards[2].SameCorrelation!.Value, 5);
        Assert.Equal("Hidden1[2] says what Hidden1[0] says, r = -1.00 (Pearson)", report.Cards[2].Summary);
        Assert.Equal("Hidden1[1] does not move", report.Cards[1].ToString());
        Assert.Null(report.Cards[2].Formula);
        Assert.Contains("Do not move: Hidden1[1], Hidden1[3]", report.ToString(), StringComparison.Ordinal);
        Assert.Contains("of either sign): Hidden1[2]", report.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_seed_gives_the_same_report_and_another_one_divides_otherwise()
    {
        UnitReport Report(int seed)
        {
            var made = new MadeUpUnits(500);
            var x = made.LogNormal("X", 1, 1);
            var y = made.LogNormal("Y", 1, 1);
            made.Unit(row => Math.Log(x[row] / y[row]) + made.Normal());
            return made.Explain(new MeaningOptions { Seed = seed });
        }

        Assert.Equal(Report(1).ToString(), Report(1).ToString());
        Assert.NotEqual(Report(1).Cards[0].Formula!.Correlation, Report(2).Cards[0].Formula!.Correlation);
    }

    [Fact]
    public void Many_units_and_columns_take_seconds()
    {
        var made = new MadeUpUnits(4000);
        float[][] columns = [.. Enumerable.Range(0, 30).Select(column => made.LogNormal($"X{column}", 10, 1))];
        for (var unit = 0; unit < 64; unit++)
        {
            var (above, below) = (columns[unit % 30], columns[(unit * 7 + 1) % 30]);
            made.Unit(row => Math.Log(above[row] / below[row]) + made.Normal());
        }

        var report = made.Explain();

        // 30 columns, 9 thresholds each, 435 pairs as difference, product and ratio, and what third factors were tried.
        Assert.InRange(report.Tried, 30 + 270 + (3 * 435), 30 + 270 + (3 * 435) + (3 * 20 * 28 * 2));
        Assert.True(report.Cards.Count(card => card.Formula is { IsFollowed: true, Kind: FormulaKind.Ratio }) > 55);
    }

    [Fact]
    public void Too_few_rows_and_activations_that_are_no_numbers_are_refused()
    {
        var few = new MadeUpUnits(39);
        few.Number("X", _ => few.Normal());
        few.Unit(_ => few.Normal());
        Assert.Contains("39 enriched training rows of MadeUp, too few", Assert.Throws<RowException>(() => few.Explain()).Message, StringComparison.Ordinal);

        var uneven = new MadeUpUnits(60);
        uneven.Number("X", _ => uneven.Normal());
        uneven.Unit(_ => uneven.Normal());
        var error = Assert.Throws<RowException>(() => uneven.Explain(new MeaningOptions { ScoringShare = 0.05 }));
        Assert.Contains("57 are left to choose formulas on and 3 to score them on", error.Message, StringComparison.Ordinal);

        var broken = new MadeUpUnits(60);
        broken.Number("X", _ => broken.Normal());
        broken.Unit(row => row == 7 ? double.NaN : 1);
        Assert.Equal(7, Assert.Throws<RowException>(() => broken.Explain()).Row);
    }

    [Fact]
    public void A_stopped_study_says_so()
    {
        var made = new MadeUpUnits(60);
        made.Number("X", _ => made.Normal());
        made.Unit(_ => made.Normal());

        Assert.Throws<OperationCanceledException>(() => made.Explain(cancellationToken: new CancellationToken(true)));
    }

    [Theory]
    [InlineData("MaximumRows")]
    [InlineData("ScoringShare")]
    [InlineData("EffectRows")]
    [InlineData("LeastCorrelation")]
    public void Options_out_of_their_range_are_refused(string name)
    {
        var options = name switch
        {
            "MaximumRows" => new MeaningOptions { MaximumRows = 39 },
            "ScoringShare" => new MeaningOptions { ScoringShare = 1 },
            "EffectRows" => new MeaningOptions { EffectRows = 0 },
            _ => new MeaningOptions { LeastCorrelation = 0 },
        };

        var error = Assert.Throws<ArgumentOutOfRangeException>(options.Validate);
        Assert.Contains($"MeaningOptions.{name} is ", error.Message, StringComparison.Ordinal);
    }
}
