using Lamina;

namespace Sdk.Tests.Study.Meaning;

public class ColumnLiftTests
{
    private static readonly Stake[] Rows = Stake.Simulate(1_600);

    [Fact]
    public void A_ratio_that_decides_brings_more_than_one_that_does_not()
    {
        var fit = StakeTraining.Fit(Rows[..400], Quick.Options);
        var report = fit.Explain();
        var formulas = FormulaCandidates();
        var lifts = fit.MeasureColumns(report with { Columns = formulas }, Rows[400..], new ColumnLiftOptions { Seed = 1, Repeats = 1, Booster = new LightGbmOptions { Threads = 1 } });
        Assert.True(lifts[0].Column.Name == "DebtPerIncome", string.Join("; ", lifts));
        Assert.True(lifts[0].Relative < -0.02, lifts[0].ToString());
        Assert.True(lifts[0].Low < lifts[0].Relative && lifts[0].Relative < lifts[0].High);
        Assert.True(lifts[1].Relative > lifts[0].Relative);
        Assert.StartsWith("DebtPerIncome  -", lifts[0].ToString(), StringComparison.Ordinal);

        static IReadOnlyList<EngineeredColumn> FormulaCandidates()
        {
            FormulaNumber income = Number("Income", 0), debt = Number("Debt", 1), age = Number("Age", 2);
            return [Column("DebtPerIncome", new FractionFormula([debt], [income])), Column("AgePerIncome", new FractionFormula([age], [income]))];
        }
    }

    private static FormulaNumber Number(string name, int slot) => new(name, slot) { Column = Lamina.Column.Number(name) };

    private static EngineeredColumn Column(string name, Formula formula) => new() { Name = name, Code = "", Expression = name, Units = [], Correlation = 1, Formula = formula };
}

/// <summary>A record whose label hangs on a ratio.</summary>
[Network(Hidden = [8, 4])]
public record Stake([Feature] float Income, [Feature] float Debt, [Feature] float Age, [Label] bool Lost)
{
    public static Stake[] Simulate(int count)
    {
        var random = new Random(5);
        return
        [
            .. Enumerable.Range(0, count).Select(_ =>
            {
                float income = (float)Math.Exp(2 * random.NextDouble()), debt = (float)Math.Exp(2 * random.NextDouble());
                return new Stake(income, debt, 20 + (60 * random.NextSingle()), random.NextDouble() < 1 / (1 + Math.Exp(-40 * Math.Log(debt / income))));
            }),
        ];
    }
}
