namespace Generators.Tests.Usage;

/// <summary>LAM0601: a trainer is given rows without a task.</summary>
public class TrainerRowsTests
{
    private const string Id = "LAM0601";

    private const string NotEnriched =
        "'Loan' cannot be handed to LightGbm.Fit: it is not enriched; pass the Rows of a fit that LoanTraining.Fit made, or the fit's Raw(rows) for the raw columns alone";

    [Theory]
    [InlineData("static void Train(Loan[] rows) => LightGbm.Fit([|rows|]);")]
    [InlineData("static void Train(List<Loan> rows) => Lamina.LightGbm.Fit([|rows|]);")]
    [InlineData("static void Train(IReadOnlyList<Loan> rows) => global::Lamina.LightGbm.Fit([|rows|], new LightGbmOptions { Seed = 1 });")]
    [InlineData("static void Train(RowSplit<Loan> split) { var model = LightGbm.Fit(options: null, rows: [|split.Train|]); }")]
    [InlineData("static void Train(IEnumerable<Loan> rows) { _ = LightGbm.Fit([|rows.Where(row => row.Income > 0)|]); }")]
    [InlineData("static void Train(Loan row) => LightGbm.Fit([|row|]);")]
    [InlineData("static void Train(Loan[] rows) => LightGbm.Fit<Loan>([|rows|]);")]
    [InlineData("static BinaryMetrics Train(Loan[] rows) => LightGbm.Fit([|rows|]).Evaluate(rows);")]
    [InlineData("static void Train(LoanFit fit, RowSplit<Loan> split) => LightGbm.Fit(fit.Rows, validation: [|split.Test|]);")]
    public Task Rows_that_are_not_enriched_are_explained(string method) => Usage.One(Id, NotEnriched, method);

    [Fact]
    public Task A_call_without_the_class_is_seen() => Expect.One(
        Id,
        "'Row' cannot be handed to LightGbm.Fit: it is not enriched; pass the Rows of a fit that RowTraining.Fit made, or the fit's Raw(rows) for the raw columns alone",
        "using static Lamina.LightGbm; public record Row([Feature] int X, [Label] bool Y); public static class Program { static void Train(Row[] rows) => Fit([|rows|]); }",
        Packages.Training);

    [Theory]
    [InlineData("List<string>", "static void Train(List<string> rows) => LightGbm.Fit([|rows|]);")]
    [InlineData("float[]", "static void Train(float[] rows) => LightGbm.Fit([|rows|]);")]
    [InlineData("LoanFit", "static void Train(LoanFit fit) => LightGbm.Fit([|fit|]);")]
    [InlineData("object", "static void Train(object rows) => LightGbm.Fit([|rows|]);")]
    [InlineData("T[]", "static void Train<T>(T[] rows) => LightGbm.Fit([|rows|]);")]
    [InlineData("T[]", "static void Train<T, U>(T[] rows) where T : U where U : T => LightGbm.Fit([|rows|]);")]
    [InlineData("IEnumerable<float>", "static void Train(LoanFit fit) => LightGbm.Fit([|fit.Rows.Select(row => row.Income)|]);")]
    public Task Anything_else_is_explained(string type, string method) => Usage.One(
        Id,
        $"'{type}' cannot be handed to LightGbm.Fit: it holds no rows with a task; pass the Rows of a fit, its Raw(rows), or what its Enricher made",
        method);

    [Theory]
    [InlineData("IEnumerable<EnrichedLoan>", "static void Train(LoanFit fit) => LightGbm.Fit([|fit.Rows.Where(row => row.Income > 0)|]);")]
    [InlineData("EnrichedFlower", "static void Train(FlowerFit fit) => LightGbm.Fit([|fit.Rows[0]|]);")]
    [InlineData("IEnumerable<EnrichedLoan>", "static void Train(LoanEnricher enricher, Loan[] rows) => LightGbm.Fit([|enricher.Stream(rows)|]);")]
    public Task Rows_that_are_no_list_are_explained(string type, string method) => Usage.One(
        Id, $"'{type}' cannot be handed to LightGbm.Fit: it is no list of rows; pass an array or a list, such as ToArray() makes", method);

    [Fact]
    public Task Rows_of_a_task_that_the_trainer_does_not_know_are_explained() => Usage.One(
        Id,
        "'Program.Ranked' cannot be handed to LightGbm.Fit: its task is MultiLabel, which LightGbm.Fit does not train; choose another label or another trainer",
        "class Ranked : ITask<Ranked, MultiLabel>; static void Train(List<Ranked> rows) => LightGbm.Fit([|rows|]);");

    [Theory]
    [InlineData("static BinaryMetrics Train(LoanFit fit, Loan[] test) => LightGbm.Fit(fit.Rows).Evaluate(fit.Enricher.Enrich(test));")]
    [InlineData("static RegressionMetrics Train(HouseFit fit, House[] test) => LightGbm.Fit(fit.Rows).Evaluate(fit.Enricher.Enrich(test));")]
    [InlineData("static MultiClassMetrics Train(FlowerFit fit, Flower[] test) => LightGbm.Fit(fit.Rows).Evaluate(fit.Enricher.Enrich(test));")]
    [InlineData("static void Train(LoanFit fit, Loan[] rows) => LightGbm.Fit(fit.Raw(rows));")]
    [InlineData("static void Train(HouseFit fit, RowSplit<House> split) => LightGbm.Fit(fit.Raw(split.Train), validation: fit.Raw(split.Test));")]
    [InlineData("static void Train(FlowerFit fit, Flower[] rows) => LightGbm.Fit(fit.Raw(rows));")]
    [InlineData("static void Train(LoanFit fit) => LightGbm.Fit(fit.Rows.Where(row => row.Income > 0).ToList(), new LightGbmOptions { Seed = 1 });")]
    [InlineData("static void Train(IReadOnlyList<EnrichedHouse> rows) { LightGbm.Fit(rows, validation: rows); }")]
    [InlineData("static void Train(EnrichedLoan one, EnrichedLoan two) => LightGbm.Fit([one, two]);")]
    [InlineData("static object Train<T>(IReadOnlyList<T> rows) where T : class, ITask<T, Binary>, IRow<T> => LightGbm.Fit(rows);")]
    [InlineData("static LoanFit Train(Loan[] rows) => LoanTraining.Fit(rows);")]
    [InlineData("class Suit { public void Fit(Loan[] rows) { } public void Fit(string name) { } } static void Train(Suit suit, Loan[] rows) => suit.Fit(rows);")]
    public Task Right_calls_are_fine(string method) => Usage.Silent(method);

    [Theory]
    [InlineData("CS0311", "static void Train(LoanFit fit) => LightGbm.Fit(fit.Rows, 3);")]
    [InlineData("CS0411", "static void Train(LoanFit fit, HouseFit other) => LightGbm.Fit(fit.Rows, validation: other.Rows);")]
    [InlineData("CS0103", "static void Train() => LightGbm.Fit(rows);")]
    [InlineData("CS0246", "static void Train(List<Lone> rows) => LightGbm.Fit(rows);")]
    [InlineData("CS1501", "static void Train() => LightGbm.Fit();")]
    [InlineData("CS1503", "class Suit { public void Fit(string name) { } } static void Train(Suit suit, Loan[] rows) => suit.Fit(rows);")]
    public Task Other_mistakes_are_left_to_the_compiler(string error, string method) => Usage.SilentDespite(error, method);

    [Fact]
    public async Task A_pragma_silences_it() => Assert.Empty(await Usage.Configured("""
        #pragma warning disable LAM0601
        static void Train(Loan[] rows) => LightGbm.Fit(rows);
        #pragma warning restore LAM0601
        """));

    [Fact]
    public async Task Its_severity_can_be_configured() => Assert.Equal(
        ["Info LAM0601"],
        await Usage.Configured("static void Train(Loan[] rows) => LightGbm.Fit(rows);", "dotnet_diagnostic.LAM0601.severity = suggestion"));
}
