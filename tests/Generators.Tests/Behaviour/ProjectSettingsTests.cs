using Microsoft.CodeAnalysis;

namespace Generators.Tests.Behaviour;

/// <summary>Generated code compiles without a warning whatever the project's settings are.</summary>
public class ProjectSettingsTests
{
    private const string Source = Shape.Usings +
        """

        namespace Loans;

        public enum Kind : ulong { Small, Large = ulong.MaxValue }

        public record Loan(
            [Feature] string Branch, [Feature] Kind Kind, [Feature] ulong Number, [Feature(Encode.Category)] ulong Code, [Feature] decimal? Amount,
            [Group] Kind Owner, [Time] DateOnly Day, Uri Link = null!, [Label] string Outcome = "");

        public class Visit
        {
            [Feature] public string Page { get; set; } = "";
            [Feature] public char? Sign { get; set; }
            [Label(LabelTask.MultiClass)] public ulong? Next { get; set; }
        }
        """;

    [Theory]
    [InlineData(NullableContextOptions.Disable)]
    [InlineData(NullableContextOptions.Annotations)]
    [InlineData(NullableContextOptions.Warnings)]
    [InlineData(NullableContextOptions.Enable)]
    public void Nullable_annotations_may_be_on_or_off(NullableContextOptions nullable)
    {
        var compilation = Compilations.Create(Packages.Training, Source);

        Compilations.Generate(compilation.WithOptions(compilation.Options.WithNullableContextOptions(nullable)), out _);
    }

    [Fact]
    public void Overflow_may_be_checked()
    {
        var compilation = Compilations.Create(Packages.Training, Source);

        Compilations.Generate(compilation.WithOptions(compilation.Options.WithOverflowChecks(true).WithOptimizationLevel(OptimizationLevel.Release)), out _);
    }

    [Theory]
    [InlineData("#nullable disable", true)]
    [InlineData("#nullable enable", false)]
    [InlineData("#nullable enable warnings", false)]
    [InlineData("#nullable disable annotations", true)]
    public void A_string_may_be_null_where_nothing_says_otherwise(string directive, bool nullable)
    {
        var model = Steps.Model(Compilations.Create(
            Packages.Core, $"{directive}\n{Shape.Usings}public record Row([Feature] string X, [Feature] int Z, [Label] string Y);"));

        Assert.Equal([nullable, false], model.Features.Select(feature => feature.Nullable));
        Assert.Equal(nullable, model.Label.Nullable);
    }
}
