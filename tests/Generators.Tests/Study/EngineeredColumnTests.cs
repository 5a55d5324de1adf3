using System.Globalization;
using Lamina;

namespace Generators.Tests.Study;

/// <summary>Formulas as properties: they compile in the record they are made for, and give what the formula gives.</summary>
public class EngineeredColumnTests
{
    private const string Record =
        """
        public enum Grade { Low = 1, High = 9 }

        public record Deal(
            [Feature] float Income, [Feature] float? Savings, [Feature] int Months, [Feature] int? Rooms, [Feature] double @class, [Feature] double? Rate,
            [Feature(Encode.Number)] decimal Fee, [Feature] Half? Part, [Feature(Encode.Number)] bool Owner, [Feature(Encode.Number)] bool? Married,
            [Feature(Encode.Number)] Grade Grade, [Feature(Encode.Number)] ulong Key, [Label] bool Bad)
        {
            public float IncomePerMonths => 0;
        """;

    private static readonly FormulaNumber Income = Number("Income", 0);
    private static readonly FormulaNumber Savings = Number("Savings", 1, nullable: true);
    private static readonly FormulaNumber Months = Number("Months", 2);
    private static readonly FormulaNumber Rooms = Number("Rooms", 3, nullable: true);
    private static readonly FormulaNumber Class = Number("class", 4);
    private static readonly FormulaNumber Rate = Number("Rate", 5, nullable: true);
    private static readonly FormulaNumber Fee = Number("Fee", 6);
    private static readonly FormulaNumber Part = Number("Part", 7, nullable: true);
    private static readonly FormulaNumber Owner = Number("Owner", 8);
    private static readonly FormulaNumber Married = Number("Married", 9, nullable: true);
    private static readonly FormulaNumber Grade = Number("Grade", 10);
    private static readonly FormulaNumber Key = Number("Key", 11);

    private static readonly Formula[] Formulas =
    [
        Ratio(Income, Savings), Ratio(Savings, Income), Ratio(Income, Months), Ratio(Months, Rooms), Ratio(Rooms, Months), Ratio(Class, Rate), Ratio(Fee, Part),
        Ratio(Part, Fee), Ratio(Owner, Married), Ratio(Married, Owner), Ratio(Grade, Key), Ratio(Key, Grade),
        new FractionFormula([Income], [Months, Rooms]), new FractionFormula([Income, Fee], [Class]), new FractionFormula([Income, Months, Rooms], []),
        new FractionFormula([Income, Class], []), new DifferenceFormula(Income, Months), new DifferenceFormula(Savings, Rooms), new DifferenceFormula(Fee, Class),
        new DifferenceFormula(Owner, Married), new ThresholdFormula(Income, 3200), new ThresholdFormula(Savings, 0.25f), new ThresholdFormula(Months, 30.5f),
        new ThresholdFormula(Rooms, -5), new ThresholdFormula(Class, 2), new ThresholdFormula(Rate, -1.5f), new ThresholdFormula(Fee, 12), new ThresholdFormula(Part, 0.5f),
        new ThresholdFormula(Grade, 3), new ThresholdFormula(Key, 1e12f), new ThresholdFormula(Income, 1e-7f),
    ];

    [Theory]
    [InlineData("new Deal(3000, 400, 36, 4, 2.5, 0.1, 12.5m, (Half)0.75, true, false, Grade.High, 7, true)")]
    [InlineData("new Deal(3300, null, 24, null, -2.5, null, 10m, null, false, null, Grade.Low, 2000000000000, true)")]
    [InlineData("new Deal(0, 0, 0, 0, 0, 0, 0m, (Half)0, false, false, 0, 0, true)")]
    [InlineData("new Deal(-1, 0.25f, 31, -5, 1e-60, -1.25, 12.0001m, (Half)0.5, true, true, Grade.High, 1, true)")]
    public void A_property_gives_what_its_formula_gives(string row)
    {
        var code = new FormulaCode(typeof(Deal));
        var properties = Formulas.Select((formula, i) => code.Property(formula, $"{FormulaCode.NameOf(formula)}_{i}")).ToList();
        var names = Formulas.Select((formula, i) => $"{FormulaCode.NameOf(formula)}_{i}");
        var shown = string.Join(", ", names.Select(name => $"(object?)row.{name} switch {{ null => \"NaN\", bool flag => flag ? \"1\" : \"0\", float number => number.ToString(CultureInfo.InvariantCulture), _ => \"?\" }}"));

        var found = Probe.Run(
            $"{Record}\n{string.Join('\n', properties)}\n}}",
            $$"""
            var row = {{row}};
            var numbers = new float[DealSchema.Descriptor.NumberCount];
            DealSchema.ReadFeatures(in row, new RowBuffer(numbers, new CategoryKey[0]));
            return string.Join(" ", numbers.Take(12).Select(number => number.ToString(CultureInfo.InvariantCulture))) + "|" + string.Join(" ", new[] { {{shown}} });
            """).Split('|');

        var numbers = Array.ConvertAll(found[0].Split(' '), number => float.Parse(number, CultureInfo.InvariantCulture));
        Assert.Equal(Formulas.Select(formula => formula.Evaluate(new RowBuffer(numbers, []))), found[1].Split(' ').Select(value => float.Parse(value, CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void Properties_read_as_one_would_write_them()
    {
        var code = new FormulaCode(typeof(Deal));
        string Property(Formula formula) => code.Property(formula, FormulaCode.NameOf(formula)!);

        Assert.Equal("[Feature] public float? SavingsPerIncome => Income == 0 ? null : Savings / Income;", Property(Ratio(Savings, Income)));
        Assert.Equal("[Feature] public float? IncomePerMonthsPerRooms => Months == 0 || Rooms == 0 ? null : Income / (float)Months / (float?)Rooms;", Property(Formulas[12]));
        Assert.Equal("[Feature] public float IncomeTimesClass => Income * (float)@class;", Property(Formulas[15]));
        Assert.Equal("[Feature] public float IncomeMinusMonths => Income - (float)Months;", Property(Formulas[16]));
        Assert.Equal("[Feature] public bool IncomeAbove3200 => Income > 3200;", Property(Formulas[20]));
        Assert.Equal("[Feature] public bool? SavingsAbove0_25 => Savings is null ? null : Savings > 0.25f;", Property(Formulas[21]));
        Assert.Equal("[Feature] public bool? RoomsAboveMinus5 => Rooms is null ? null : Rooms > -5;", Property(Formulas[23]));
    }

    [Fact]
    public void A_column_and_a_value_are_no_new_column()
    {
        Assert.Null(FormulaCode.NameOf(new ColumnFormula(Income)));
        Assert.Null(FormulaCode.NameOf(new ValueFormula(Column.OpenCategory("Branch"), 0, "North")));
    }

    [Fact]
    public void A_name_that_a_member_has_is_not_taken_again() => Assert.Contains("IncomePerMonths", MemberCode.NamesOf(typeof(Deal)));

    private static FractionFormula Ratio(FormulaNumber above, FormulaNumber below) => new([above], [below]);

    private static FormulaNumber Number(string name, int slot, bool nullable = false) => new(name, slot) { Column = Column.Number(name, nullable) };

    private enum Level
    {
        Low = 1,
    }

    /// <summary>The members of the record above, for their types.</summary>
    private sealed record Deal(
        float Income, float? Savings, int Months, int? Rooms, double @class, double? Rate, decimal Fee, Half? Part, bool Owner, bool? Married, Level Grade, ulong Key)
    {
        public float IncomePerMonths => Income;
    }
}
