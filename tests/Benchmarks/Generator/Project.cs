using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Benchmarks.Generator;

/// <summary>A project of annotated types, each in a file of its own, and what a programmer does to it.</summary>
internal sealed class Project
{
    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.CSharp14);

    private readonly Subject subject;
    private readonly int types;
    private readonly CSharpCompilation compilation;

    public Project(Subject subject, int types)
    {
        this.subject = subject;
        this.types = types;
        compilation = Open();
    }

    /// <summary>The project before the first edit.</summary>
    public Compilation Compilation => compilation;

    // The type that is edited stands in the middle.
    private int Edited => types / 2;

    /// <summary>A driver that has not run.</summary>
    public GeneratorDriver Driver(bool track = false) => CSharpGeneratorDriver.Create(
        [subject.Generator],
        parseOptions: ParseOptions,
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: track));

    /// <summary>The project in a scenario, parsed; nothing of it is bound yet, but where nothing happened.</summary>
    /// <param name="scenario">What happened.</param>
    /// <param name="repetition">Every repetition is another edit.</param>
    public Compilation After(Scenario scenario, int repetition)
    {
        var source = subject.Source(Edited, "Income");
        return scenario switch
        {
            Scenario.Cold => Open(),
            Scenario.NoOp => compilation,
            Scenario.Unrelated => Replace("Unrelated.cs", Unrelated($"Draft{repetition}")),
            Scenario.Comment => Replace(PathOf(Edited), $"{source}\n// Thought {repetition} about it.\n"),
            Scenario.LineShift => Replace(PathOf(Edited), new string('\n', repetition + 1) + source),
            _ => Replace(PathOf(Edited), subject.Source(Edited, $"Income{repetition}")),
        };
    }

    /// <summary>Whether a generated file is one of the type that is edited.</summary>
    public bool IsOfEditedType(GeneratedSourceResult file) => file.HintName.Split('.').Contains($"Loan{Edited}");

    private static string Unrelated(string member) => $"namespace Loans; internal static class Unrelated {{ public static int {member}() => 1; }}";

    private static string PathOf(int number) => $"Loan{number}.cs";

    private static SyntaxTree Parse(string source, string path)
    {
        var tree = CSharpSyntaxTree.ParseText(source, ParseOptions, path);
        tree.GetRoot();
        return tree;
    }

    private CSharpCompilation Open() => CSharpCompilation.Create(
        "Loans",
        [
            .. Enumerable.Range(0, types).Select(number => Parse(subject.Source(number, "Income"), PathOf(number))),
            Parse("namespace Loans; public enum Region { North, East, South, West }", "Region.cs"),
            Parse(Unrelated("Draft"), "Unrelated.cs"),
        ],
        subject.References,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    private CSharpCompilation Replace(string path, string source) =>
        compilation.ReplaceSyntaxTree(compilation.SyntaxTrees.Single(tree => tree.FilePath == path), Parse(source, path));
}
