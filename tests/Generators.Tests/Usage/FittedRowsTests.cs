namespace Generators.Tests.Usage;

/// <summary>LAM0604: a model is evaluated on the rows that it was fitted on.</summary>
public class FittedRowsTests
{
    private const string Id = "LAM0604";

    [Theory]
    [InlineData("var model = LightGbm.Fit(fit.Rows); return model.Evaluate([|fit.Rows|]);")]
    [InlineData("EnrichedLoan[] train = fit.Rows; var model = LightGbm.Fit(train, new LightGbmOptions { Seed = 1 }); Console.WriteLine(model); return model.Evaluate([|train|]);")]
    [InlineData("var model = LightGbm.Fit(options: null, rows: enriched); return model.Evaluate([|enriched|]);")]
    [InlineData("return LightGbm.Fit(enriched).Evaluate([|enriched|]);")]
    [InlineData("var raw = LightGbm.Fit(fit.Raw(split.Train)); return raw.Evaluate([|fit.Raw(split.Train)|]);")]
    [InlineData("BoostedModel<EnrichedLoan, bool, BinaryMetrics> model; model = LightGbm.Fit(enriched); if (enriched.Count > 9) { return model.Evaluate([|enriched|]); } return null!;")]
    [InlineData("var model = LightGbm.Fit(fit.Rows); model = LightGbm.Fit(enriched); return model.Evaluate([|enriched|]);")]
    [InlineData("enriched = [.. enriched]; var model = LightGbm.Fit(enriched); var metrics = model.Evaluate([|enriched|]); enriched = []; return metrics;")]
    [InlineData("foreach (var rows in new[] { fit.Rows }) Console.WriteLine(LightGbm.Fit(rows).Evaluate([|rows|])); return null!;")]
    [InlineData("var made = LoanTraining.Fit(split.Train, new FitOptions { Seed = 1 }); return made.Network.Evaluate([|split.Train|]);")]
    [InlineData("var made = LoanTraining.Fit(loans); Console.WriteLine(made.Rows.Length); var network = made.Network; return network.Evaluate([|loans|]);")]
    [InlineData("return LoanTraining.Fit(loans).Network.Evaluate([|loans|]);")]
    [InlineData("Func<BinaryMetrics> late = () => { var model = LightGbm.Fit(enriched); return model.Evaluate([|enriched|]); }; return late();")]
    public Task Fitted_rows_are_pointed_out(string body)
    {
        var rows = body[(body.IndexOf("[|", StringComparison.Ordinal) + 2)..body.IndexOf("|]", StringComparison.Ordinal)];
        return Usage.One(
            Id,
            $"The model was fitted on '{rows}' and looks better there than it is; evaluate it on rows that it has not seen, such as the Test rows of a split",
            Method(body));
    }

    [Theory]
    [InlineData("var model = LightGbm.Fit(fit.Rows); return model.Evaluate(fit.Enricher.Enrich(split.Test));")]
    [InlineData("var model = LightGbm.Fit(fit.Rows); return model.Evaluate(enriched);")]
    [InlineData("var made = LoanTraining.Fit(split.Train); return made.Network.Evaluate(split.Test);")]
    [InlineData("var raw = LightGbm.Fit(fit.Raw(split.Train)); return raw.Evaluate(fit.Raw(split.Test));")]
    [InlineData("var model = LightGbm.Fit(enriched); enriched = fit.Enricher.Enrich(split.Test); return model.Evaluate(enriched);")]
    [InlineData("var model = LightGbm.Fit(enriched); if (split.Test.Length > 0) enriched = fit.Enricher.Enrich(split.Test); return model.Evaluate(enriched);")]
    [InlineData("var model = LightGbm.Fit(enriched); (enriched, loans) = (fit.Enricher.Enrich(loans), split.Test); return model.Evaluate(enriched);")]
    [InlineData("var model = LightGbm.Fit(enriched); Renew(ref enriched); return model.Evaluate(enriched);")]
    [InlineData("var rows = enriched.ToList(); var model = LightGbm.Fit(rows); rows.Clear(); rows.AddRange(fit.Enricher.Enrich(split.Test)); return model.Evaluate(rows);")]
    [InlineData("var model = LightGbm.Fit(enriched); model = LightGbm.Fit(fit.Rows); return model.Evaluate(enriched);")]
    [InlineData("var model = LightGbm.Fit(fit.Rows); if (loans.Length > 9) model = LightGbm.Fit(enriched); return model.Evaluate(enriched);")]
    [InlineData("var model = LightGbm.Fit(fit.Rows); if (loans.Length > 9) { model = LightGbm.Fit(enriched); } return model.Evaluate(enriched);")]
    [InlineData("var made = LoanTraining.Fit(split.Train); made = LoanTraining.Fit(loans); return made.Network.Evaluate(split.Train);")]
    [InlineData("var made = fit; var model = LightGbm.Fit(made.Rows); made = LoanTraining.Fit(split.Test); return model.Evaluate(made.Rows);")]
    [InlineData("void Later() => enriched = fit.Enricher.Enrich(split.Test); var model = LightGbm.Fit(enriched); Later(); return model.Evaluate(enriched);")]
    [InlineData("var model = LightGbm.Fit(enriched); Func<BinaryMetrics> late = () => model.Evaluate(enriched); enriched = fit.Enricher.Enrich(split.Test); return late();")]
    [InlineData("BoostedModel<EnrichedLoan, bool, BinaryMetrics>? model = null; foreach (var rows in new[] { fit.Rows, enriched }) { if (model is not null) Console.WriteLine(model.Evaluate(rows)); model = LightGbm.Fit(rows); } return null!;")]
    [InlineData("var model = LightGbm.Fit(fit.Rows); return model.Evaluate(fit.Rows.Take(9).ToArray());")]
    [InlineData("var model = LightGbm.Fit(Next()); return model.Evaluate(Next());")]
    [InlineData("var model = Make(enriched); return model.Evaluate(enriched);")]
    [InlineData("var suit = new Suit().Fit(loans); suit.Evaluate(loans); return null!;")]
    public Task Other_rows_are_fine(string body) => Usage.Silent(Method(body));

    [Fact]
    public async Task It_is_off_until_it_is_asked_for()
    {
        const string Method = "static BinaryMetrics Measure(LoanFit fit) => LightGbm.Fit(fit.Rows).Evaluate(fit.Rows);";

        Assert.Empty(await Usage.Configured(Method));
        Assert.Equal(["Info LAM0604"], await Usage.Configured(Method, "dotnet_diagnostic.LAM0604.severity = suggestion"));
        Assert.Empty(await Usage.Configured($"#pragma warning disable LAM0604\n{Method}", "dotnet_diagnostic.LAM0604.severity = suggestion"));
    }

    private static string Method(string body) => $$"""
        class Suit { public Suit Fit(Loan[] rows) => this; public void Evaluate(Loan[] rows) { } }
        static void Renew(ref IReadOnlyList<EnrichedLoan> rows) => rows = rows.ToArray();
        static EnrichedLoan[] Next() => [];
        static BoostedModel<EnrichedLoan, bool, BinaryMetrics> Make(IReadOnlyList<EnrichedLoan> rows) => LightGbm.Fit(rows);
        static BinaryMetrics Measure(LoanFit fit, IReadOnlyList<EnrichedLoan> enriched, Loan[] loans, RowSplit<Loan> split) { {{body}} }
        """;
}
