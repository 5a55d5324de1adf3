using Microsoft.CodeAnalysis;

namespace Generators.Tests.Usage;

/// <summary>Pipelines that make no sense do not compile.</summary>
public class WrongCombinationTests
{
    private const string Records = """
        using Lamina;
        using System.Collections.Generic;

        public record Loan([Feature] float Income, [Label] bool Defaulted);
        public record House([Feature] float Area, [Label] float Price);

        """;

    [Fact]
    public void The_right_combinations_compile() => Assert.Empty(ErrorsOf("""
        public static class Program
        {
            public static LoanPredictor Train(IReadOnlyList<Loan> rows)
            {
                LoanFit fit = LoanTraining.Fit(rows);
                BoostedModel<EnrichedLoan, bool, BinaryMetrics> model = LightGbm.Fit(fit.Rows);
                _ = LightGbm.Fit(fit.Raw(rows)).Evaluate(fit.Raw(rows));
                Prediction<bool> prediction = model.Predict(fit.Enricher.Enrich(rows)[0]);
                return prediction.Value ? null! : fit.Enricher.With(model);
            }
        }
        """));

    [Theory]
    [InlineData("rows that are not enriched", "LightGbm.Fit(new List<Loan>())", "CS0411")]
    [InlineData("a model of other rows", "loans.Enricher.With(LightGbm.Fit(houses.Rows))", "CS1503")]
    [InlineData("a model of raw columns", "loans.Enricher.With(LightGbm.Fit(loans.Raw(new Loan[0])))", "CS1503")]
    [InlineData("raw rows to a model of enriched ones", "LightGbm.Fit(loans.Rows).Evaluate(loans.Raw(new Loan[0]))", "CS1503")]
    [InlineData("enriched rows of another record", "LightGbm.Fit(loans.Rows).Predict(houses.Rows[0])", "CS1503")]
    [InlineData("a layer that is not extracted", "loans.Rows[0].Hidden1", "CS1061")]
    [InlineData("another record to an enricher", "loans.Enricher.Enrich(new House(1, 2))", "CS1503")]
    [InlineData("a number from a model of two outcomes", "(Prediction<float>)LightGbm.Fit(loans.Rows).Predict(loans.Rows[0])", "CS0030")]
    public void This_does_not_compile(string what, string expression, string id)
    {
        var errors = ErrorsOf($$"""
            public static class Program
            {
                public static object Run(LoanFit loans, HouseFit houses) => {{expression}};
            }
            """);
        Assert.True(errors.Count == 1 && errors[0].Id == id, $"{what}: {string.Join("; ", errors)}");
    }

    private static List<Diagnostic> ErrorsOf(string program)
    {
        var compilation = Compilations.Create(Packages.Training, Records + program);
        Compilations.Driver().RunGeneratorsAndUpdateCompilation(compilation, out var generated, out _);
        return [.. generated.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)];
    }
}
