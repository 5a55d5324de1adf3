using Lamina.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Generators.Tests.Pipeline;

/// <summary>An edit writes again what it concerns, and nothing else.</summary>
public class IncrementalityTests
{
    private const string First = Shape.Usings + "public record First([Feature] int X, [Label] bool Y);";
    private const string Second = Shape.Usings + "public record Second([Feature] int X, [Feature] Kind Kind, [Label] bool Y);";
    private const string Third = Shape.Usings + "[Network(Hidden = [Widths.First])] public record Third([Feature] float X, [Label] bool Y) : Base;";
    private const string Kinds = "public enum Kind { A, B }";
    private const string Width = "public static class Widths { public const int First = 8; }";
    private const string Base = Shape.Usings + "public abstract record Base { [Feature] public int Inherited { get; init; } }";
    private const string Other = "public class Unrelated { }";

    private static readonly string[] Sources = [First, Second, Third, Kinds, Width, Base, Other];

    [Theory]
    [InlineData(6, "public class Unrelated { public int Added; }")]
    [InlineData(6, "[System.Obsolete] public class Unrelated : System.Exception { }")]
    [InlineData(0, "// A comment.\n" + First)]
    [InlineData(0, Shape.Usings + "public record   First( [Feature] int X, /* here */ [Label] bool Y );")]
    [InlineData(0, First + " public class Neighbour { }")]
    [InlineData(3, "/** A comment. */ " + Kinds)]
    [InlineData(5, Base + " // A comment.")]
    public void An_edit_that_changes_no_model_writes_nothing(int file, string edited) => Assert.Empty(WrittenAfter(file, edited));

    [Theory]
    [InlineData(0, Shape.Usings + "public record First([Feature] float X, [Label] bool Y);", "First")]
    [InlineData(1, Shape.Usings + "public record Second([Feature] int X, [Feature] Kind? Kind, [Label] bool Y);", "Second")]
    [InlineData(3, "public enum Kind { A, B, C }", "Second")]
    [InlineData(4, "public static class Widths { public const int First = 9; }", "Third")]
    [InlineData(5, Shape.Usings + "public abstract record Base { [Feature] public float? Inherited { get; init; } }", "Third")]
    public void An_edit_of_one_model_writes_its_files_alone(int file, string edited, string expected) =>
        Assert.Equal([expected], WrittenAfter(file, edited));

    [Fact]
    public void A_new_type_leaves_the_files_of_the_others_alone() =>
        Assert.Equal(["Unrelated"], WrittenAfter(6, Shape.Usings + "public record Unrelated([Feature] int X, [Label] bool Y);"));

    [Fact]
    public void A_type_that_differs_by_case_renames_the_files_of_its_namesake_alone() =>
        Assert.Equal(["FIRST", "First"], WrittenAfter(6, Shape.Usings + "public record FIRST([Feature] int X, [Label] bool Y);"));

    [Fact]
    public void Without_an_edit_every_step_is_cached()
    {
        var compilation = Compilations.Create(Packages.Training, Sources);
        var driver = Compilations.Driver().RunGenerators(compilation).RunGenerators(compilation.Clone());

        var reasons = driver.GetRunResult().Results[0].TrackedOutputSteps
            .SelectMany(steps => steps.Value).SelectMany(step => step.Outputs).Select(output => output.Reason);
        Assert.All(reasons, reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    [Fact]
    public void An_edit_elsewhere_does_not_read_another_assembly_s_schema_anew()
    {
        var domain = Compilations.Create(Packages.Core, First);
        Compilations.Generate(domain, out var generated);
        var compilation = Compilations
            .Create("App", Packages.Training, "[assembly: Lamina.TrainingFor<First>]", Other)
            .AddReferences(Compilations.Reference(generated));
        var driver = Compilations.Driver().RunGenerators(compilation);

        driver = driver.RunGenerators(Replace(compilation, 1, "public class Unrelated { public int Added; }"));

        var step = Assert.Single(driver.GetRunResult().Results[0].TrackedSteps[TrackingNames.TrainingFor]);
        Assert.All(step.Outputs, output => Assert.NotEqual(IncrementalStepRunReason.Modified, output.Reason));
    }

    // The types whose files an edit writes again, by the reasons of the output steps.
    private static string[] WrittenAfter(int file, string edited)
    {
        var compilation = Compilations.Create(Packages.Training, Sources);
        var driver = Compilations.Driver().RunGenerators(compilation);
        var before = Hints(driver);

        driver = driver.RunGenerators(Replace(compilation, file, edited));

        var result = driver.GetRunResult().Results[0];
        Assert.Null(result.Exception);
        var written = result.TrackedOutputSteps
            .SelectMany(steps => steps.Value)
            .Where(step => step.Outputs.Any(output => output.Reason is IncrementalStepRunReason.New or IncrementalStepRunReason.Modified))
            .ToList();
        var changed = result.GeneratedSources
            .Where(source => before.GetValueOrDefault(source.HintName) != source.SourceText.ToString())
            .Select(source => source.HintName.Split('.', '-')[0])
            .Distinct()
            .Order(StringComparer.Ordinal)
            .ToArray();

        // A type has two output steps: one for each half.
        Assert.True(written.Count <= 2 * changed.Length, $"{written.Count} output steps ran for {changed.Length} types.");
        return changed;
    }

    private static Dictionary<string, string> Hints(GeneratorDriver driver) =>
        driver.GetRunResult().Results[0].GeneratedSources.ToDictionary(source => source.HintName, source => source.SourceText.ToString());

    private static CSharpCompilation Replace(CSharpCompilation compilation, int file, string edited)
    {
        var tree = compilation.SyntaxTrees[file];
        return compilation.ReplaceSyntaxTree(tree, Compilations.Parse(edited, tree.FilePath));
    }
}
