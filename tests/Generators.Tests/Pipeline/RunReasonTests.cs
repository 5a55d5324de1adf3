using System.Diagnostics.CodeAnalysis;
using Lamina.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Generators.Tests.Pipeline;

/// <summary>Why each step of the pipeline runs after an edit: nothing runs for nothing, and nothing is stale.</summary>
public class RunReasonTests
{
    private const string First = Shape.Usings +
        """

        // Here and there.
        [Network(Hidden = [8], Dropout = 0.5)]
        public record First([Feature] int X, [Label(LabelTask.Regression)] int Y);
        """;

    private const string Second = Shape.Usings + "public record Second([Feature] Kind Kind, [Label] bool Y);";
    private const string Third = Shape.Usings + "[Network(Hidden = [Widths.First])] public record Third([Label] bool Y) : Base;";
    private const string Kinds = "public enum Kind { A, B }";
    private const string Width = "public static class Widths { public const int First = 8; }";
    private const string Base = Shape.Usings + "public abstract record Base { [Feature] public int Inherited { get; init; } }";
    private const string Other = "public class Unrelated { }";

    private static readonly string[] Sources = [First, Second, Third, Kinds, Width, Base, Other];

    [Fact]
    public void The_same_compilation_runs_nothing()
    {
        var compilation = Compilations.Create(Packages.Training, Sources);
        var driver = Compilations.Driver().RunGenerators(compilation);

        driver = driver.RunGenerators(compilation);

        foreach (var name in Steps.OfTypes.Append(TrackingNames.References))
            Assert.All(Steps.Reasons(driver, name).Values, reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
        Assert.All(Steps.Written(driver), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    [Theory]
    [InlineData(6, "{ }", "{ public int Added; }")]               // in another file
    [InlineData(6, "public class", "public partial class")]
    [InlineData(0, "using System;", "\n// Above.\n\nusing System;")]  // a shift of all lines
    [InlineData(0, "int Y);", "int Y);\n\n// Below.\n")]
    [InlineData(0, "// Here and there.", "// Here, there and everywhere.")]
    [InlineData(0, "[Network(Hidden = [8], Dropout = 0.5)]", "[ Network( Hidden =  [ 8 ] , Dropout = 0.5 ) ]")]
    [InlineData(0, "LabelTask.Regression", " LabelTask . Regression /* a number */ ")]
    [InlineData(0, "Dropout = 0.5", "Dropout = 0.25 + 0.25")]
    [InlineData(0, "(LabelTask.Regression)", "(task: LabelTask.Regression)")]
    [InlineData(0, "int Y);", "int Y) { public void Run() { } }")]
    [InlineData(4, "8;", "8, Second = 9;")]
    [InlineData(3, "{ A, B }", "{ A, B = 1 }")]
    public void An_edit_that_changes_no_model_ends_at_the_models(int file, string old, string edited)
    {
        var driver = Edit(file, old, edited);

        Assert.All(Steps.Reasons(driver, TrackingNames.Models).Values, IsUnchanged);
        foreach (var name in new[] { TrackingNames.Named, TrackingNames.Training })
            Assert.All(Steps.Reasons(driver, name).Values, reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
        Assert.All(Steps.Written(driver), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    [Theory]
    [InlineData(0, "int X", "int? X", "First", true)]
    [InlineData(0, "int X", "float X", "First", false)]              // the training half knows numbers by their count
    [InlineData(0, "[8]", "[8, 4]", "First", true)]
    [InlineData(1, "Kind Kind", "Kind? Kind", "Second", false)]
    [InlineData(1, "bool Y", "bool? Y", "Second", false)]
    [InlineData(3, "B", "B, C", "Second", false)]                  // an enum in another file
    [InlineData(4, "8", "9", "Third", true)]                       // a constant of an attribute in another file
    [InlineData(5, "int Inherited", "int? Inherited", "Third", true)] // a base type in another file
    [InlineData(5, "public abstract", "[Network(Extract = [1])] public abstract", "", false)] // the own one counts
    public void An_edit_of_one_model_runs_its_own_steps_alone(int file, string old, string edited, string changed, bool trainingToo)
    {
        var driver = Edit(file, old, edited);

        foreach (var (name, reason) in Steps.Reasons(driver, TrackingNames.Models))
        {
            if (name == changed)
                Assert.Equal(IncrementalStepRunReason.Modified, reason);
            else
                IsUnchanged(reason);
        }

        foreach (var (name, reason) in Steps.Reasons(driver, TrackingNames.Named))
            Assert.Equal(name == changed ? IncrementalStepRunReason.Modified : IncrementalStepRunReason.Cached, reason);
        foreach (var (name, reason) in Steps.Reasons(driver, TrackingNames.Training))
        {
            var ofChanged = trainingToo ? IncrementalStepRunReason.Modified : IncrementalStepRunReason.Unchanged;
            Assert.Equal(name == changed ? ofChanged : IncrementalStepRunReason.Cached, reason);
        }

        Assert.All(Steps.Reasons(driver, TrackingNames.Clashes).Values, reason => Assert.NotEqual(IncrementalStepRunReason.Modified, reason));
        Assert.Equal(Fresh(file, old, edited), Steps.Files(driver));
    }

    [Fact]
    public void Many_edits_one_after_the_other_are_never_stale()
    {
        (int File, string Old, string New)[] edits =
        [
            (3, "{ A, B }", "{ A, B, C }"), (5, "int Inherited", "double? Inherited"), (4, "8", "16"), (0, "int X", "string X"),
            (1, "[Label] ", ""), (1, "bool Y", "[Label] bool Y"), (5, "[Feature] ", ""), (5, "public double", "[Feature] public double"), (3, "enum", "[System.Flags] enum"),
            (3, "[System.Flags] ", ""), (6, "class Unrelated { }", "record Unrelated([Lamina.Feature] int X, [Lamina.Label] bool Y);"), (2, " : Base", ""), (2, "Y)", "Y) : Base"),
        ];
        var compilation = Compilations.Create(Packages.Training, Sources);
        var driver = Compilations.Driver().RunGenerators(compilation);
        foreach (var (file, old, edited) in edits)
        {
            compilation = Replace(compilation, file, old, edited);
            driver = driver.RunGenerators(compilation);

            Assert.Equal(Steps.Files(Compilations.Driver().RunGenerators(compilation)), Steps.Files(driver));
        }
    }

    [Fact]
    public void A_parse_option_that_changes_no_model_writes_nothing()
    {
        var compilation = Compilations.Create(Packages.Training, Sources);
        var driver = Compilations.Driver().RunGenerators(compilation);
        var options = ((CSharpParseOptions)compilation.SyntaxTrees[0].Options).WithPreprocessorSymbols("ADDED");

        driver = driver.WithUpdatedParseOptions(options).RunGenerators(Reparse(compilation, options));

        Assert.All(Steps.Reasons(driver, TrackingNames.Models).Values, IsUnchanged);
        Assert.All(Steps.Written(driver), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    [Fact]
    public void A_symbol_that_a_model_depends_on_changes_it()
    {
        var compilation = Compilations.Create(
            Packages.Training,
            Shape.Usings + "public record Row([Feature] int X,\n#if WIDE\n[Feature] int Z,\n#endif\n[Label] bool Y);");
        var driver = Compilations.Driver().RunGenerators(compilation);
        var options = ((CSharpParseOptions)compilation.SyntaxTrees[0].Options).WithPreprocessorSymbols("WIDE");

        driver = driver.WithUpdatedParseOptions(options).RunGenerators(Reparse(compilation, options));

        Assert.Equal(["X", "Z"], Assert.Single(Steps.Models(driver)).Features.Select(feature => feature.Name));
    }

    [Fact]
    public void A_setting_of_the_project_writes_nothing()
    {
        var compilation = Compilations.Create(Packages.Training, Sources);
        var driver = Compilations.Driver().RunGenerators(compilation);

        driver = driver.WithUpdatedAnalyzerConfigOptions(new Settings()).RunGenerators(compilation);

        Assert.All(Steps.Reasons(driver, TrackingNames.Models).Values, IsUnchanged);
        Assert.All(Steps.Written(driver), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    [Fact]
    public void A_compilation_option_writes_nothing()
    {
        var compilation = Compilations.Create(Packages.Training, Sources);
        var driver = Compilations.Driver().RunGenerators(compilation);

        driver = driver.RunGenerators(compilation.WithOptions(compilation.Options.WithOptimizationLevel(OptimizationLevel.Release).WithOverflowChecks(true)));

        Assert.All(Steps.Reasons(driver, TrackingNames.Models).Values, IsUnchanged);
        Assert.All(Steps.Written(driver), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    [Fact]
    public void A_reference_that_is_not_ours_writes_nothing()
    {
        var compilation = Compilations.Create(Packages.Training, Sources);
        var driver = Compilations.Driver().RunGenerators(compilation);
        var library = Compilations.Reference(Compilations.Create("Library", Packages.Core, "public class Added;"));

        driver = driver.RunGenerators(compilation.AddReferences(library));

        Assert.All(Steps.Reasons(driver, TrackingNames.References).Values, reason => Assert.Equal(IncrementalStepRunReason.Unchanged, reason));
        Assert.All(Steps.Reasons(driver, TrackingNames.Models).Values, IsUnchanged);
        Assert.All(Steps.Written(driver), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    [Fact]
    public void The_training_half_comes_and_goes_with_its_reference()
    {
        var (core, training) = (Compilations.Create(Packages.Core, Sources), Compilations.Create(Packages.Training, Sources));
        var driver = Compilations.Driver().RunGenerators(core);
        Assert.Equal(6, Steps.Files(driver).Count);

        driver = driver.RunGenerators(core.WithReferences(training.References));

        Assert.Equal(Steps.Files(Compilations.Driver().RunGenerators(training)), Steps.Files(driver));
        Assert.All(Steps.Reasons(driver, TrackingNames.Models).Values, IsUnchanged);
        driver = driver.RunGenerators(core);
        Assert.Equal(6, Steps.Files(driver).Count);
    }

    [Fact]
    public void Nothing_is_written_in_a_language_version_that_is_too_low()
    {
        var compilation = Compilations.Create(Packages.Core, Sources);
        var driver = Compilations.Driver().RunGenerators(compilation);
        var options = (CSharpParseOptions)compilation.SyntaxTrees[0].Options;

        var lower = options.WithLanguageVersion(LanguageVersion.CSharp12);
        driver = driver.WithUpdatedParseOptions(lower).RunGenerators(Reparse(compilation, lower));
        Assert.All(Steps.Reasons(driver, TrackingNames.Models).Values, IsUnchanged);
        Assert.Equal(6, Steps.Files(driver).Count);

        var tooLow = options.WithLanguageVersion(LanguageVersion.CSharp11);
        driver = driver.WithUpdatedParseOptions(tooLow).RunGenerators(Reparse(compilation, tooLow));
        Assert.Empty(Steps.Files(driver));

        driver = driver.WithUpdatedParseOptions(options).RunGenerators(compilation);
        Assert.Equal(6, Steps.Files(driver).Count);
    }

    [Fact]
    public void What_is_generated_compiles_in_the_lowest_language_version_that_is_accepted()
    {
        var compilation = Compilations.Create(Packages.Training, Sources);
        var options = ((CSharpParseOptions)compilation.SyntaxTrees[0].Options).WithLanguageVersion(LanguageVersion.CSharp12);
        var older = Reparse(compilation, options);

        Compilations.Driver().WithUpdatedParseOptions(options).RunGeneratorsAndUpdateCompilation(older, out var generated, out _);

        Compilations.AssertCompiles(generated);
    }

    private static void IsUnchanged(IncrementalStepRunReason reason) =>
        Assert.True(reason is IncrementalStepRunReason.Unchanged or IncrementalStepRunReason.Cached, reason.ToString());

    private static GeneratorDriver Edit(int file, string old, string edited)
    {
        var compilation = Compilations.Create(Packages.Training, Sources);
        var driver = Compilations.Driver().RunGenerators(compilation);
        return driver.RunGenerators(Replace(compilation, file, old, edited));
    }

    // What a driver writes that never saw the source before its edit.
    private static Dictionary<string, string> Fresh(int file, string old, string edited) =>
        Steps.Files(Compilations.Driver().RunGenerators(Replace(Compilations.Create(Packages.Training, Sources), file, old, edited)));

    private static CSharpCompilation Replace(CSharpCompilation compilation, int file, string old, string edited)
    {
        var tree = compilation.SyntaxTrees[file];
        var text = tree.ToString();
        var position = text.IndexOf(old, StringComparison.Ordinal);
        Assert.True(position >= 0, $"'{old}' is not in {text}");
        return compilation.ReplaceSyntaxTree(
            tree, CSharpSyntaxTree.ParseText(text.Remove(position, old.Length).Insert(position, edited), (CSharpParseOptions)tree.Options, tree.FilePath));
    }

    private static CSharpCompilation Reparse(CSharpCompilation compilation, CSharpParseOptions options) =>
        compilation.RemoveAllSyntaxTrees().AddSyntaxTrees(
            compilation.SyntaxTrees.Select(tree => CSharpSyntaxTree.ParseText(tree.GetText(), options, tree.FilePath)));

    private sealed class Settings : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new One();

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;

        private sealed class One : AnalyzerConfigOptions
        {
            public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value)
            {
                value = key == "build_property.RootNamespace" ? "Elsewhere" : null;
                return value is not null;
            }
        }
    }
}
