namespace Generators.Tests.Usage;

/// <summary>LAM0602: ML.NET is given an annotated type to look through.</summary>
public class EnumerableDataTests
{
    private const string Id = "LAM0602";

    private const string Instead = "RowDataView.Of(fit.Rows), or RowDataView.Of(fit.Raw(rows)) for the raw columns alone";

    [Theory]
    [InlineData("Loan", Instead, "static IDataView Load(MLContext context, List<Loan> rows) => context.Data.[|LoadFromEnumerable|](rows);")]
    [InlineData("House", Instead, "static void Load(DataOperationsCatalog data, House[] rows) { var view = data.[|LoadFromEnumerable<House>|](rows); }")]
    [InlineData("Loan", Instead, "static IDataView? Load(MLContext? context, Loan[] rows) => context?.Data.[|LoadFromEnumerable|](rows.Where(row => row.Income > 0));")]
    [InlineData("Loan", Instead, "static IDataView Load(DataOperationsCatalog data, Loan[] rows, DataViewSchema schema) => data.[|LoadFromEnumerable|](rows, schema);")]
    [InlineData("EnrichedLoan", "RowDataView.Of(rows)", "static IDataView Load(MLContext context, LoanFit fit) => context.Data.[|LoadFromEnumerable|](fit.Rows);")]
    public Task An_annotated_or_enriched_type_is_pointed_out(string type, string instead, string method) => Usage.One(
        Id, $"ML.NET looks for the columns of '{type}' by reflection here, and knows nothing of their encoding; write {instead}", method);

    [Theory]
    [InlineData("static IDataView Load(LoanFit fit) => RowDataView.Of(fit.Rows);")]
    [InlineData("static IDataView Load(LoanFit fit, RowSplit<Loan> split) => RowDataView.Of(fit.Raw(split.Train)).With(fit.Raw(split.Test));")]
    [InlineData("class Plain { public float X { get; set; } } static IDataView Load(MLContext context, Plain[] rows) => context.Data.LoadFromEnumerable(rows);")]
    [InlineData("static IDataView Load(MLContext context, Loan[] rows) => context.Data.LoadFromEnumerable(rows.Select(row => new { row.Income }));")]
    [InlineData("static IDataView Load<T>(MLContext context, T[] rows) where T : class => context.Data.LoadFromEnumerable(rows);")]
    [InlineData("class Store { public int LoadFromEnumerable<T>(T[] rows) => rows.Length; } static int Load(Store store, Loan[] rows) => store.LoadFromEnumerable(rows);")]
    public Task Other_ways_are_fine(string method) => Usage.Silent(method);

    [Fact]
    public async Task It_is_off_until_it_is_asked_for()
    {
        const string Method = "static IDataView Load(MLContext context, Loan[] rows) => context.Data.LoadFromEnumerable(rows);";

        Assert.Empty(await Usage.Configured(Method));
        Assert.Equal(["Info LAM0602"], await Usage.Configured(Method, "dotnet_diagnostic.LAM0602.severity = suggestion"));
        Assert.Empty(await Usage.Configured($"#pragma warning disable LAM0602\n{Method}", "dotnet_diagnostic.LAM0602.severity = suggestion"));
    }
}
