using Microsoft.CodeAnalysis.CSharp;

namespace Generators.Tests.Usage;

/// <summary>Methods that use what is generated for a record of each task.</summary>
internal static class Usage
{
    private const string Usings = """
        using System.Collections.Generic;
        using System.Linq;
        using System.Threading.Tasks;
        using Microsoft.ML;
        using TorchSharp;

        """;

    private const string Records = """

        public record Loan([Feature] float Income, [Label] bool Defaulted);
        public record House([Feature] float Area, [Label] float Price);
        public enum Kind { Setosa, Versicolor, Virginica }
        public record Flower([Feature] float Petal, [Label] Kind Kind);
        """;

    /// <summary>Exactly one diagnostic, where the rule is on.</summary>
    public static Task One(string id, string message, string marked) =>
        Expect.One(id, message, Program(marked), source => EditorConfig.Enable(id, Create(source)));

    /// <summary>Code that compiles and no diagnostic, though every rule is on.</summary>
    public static async Task Silent(string members)
    {
        var compilation = EditorConfig.EnableAll(Create(Shape.Usings + Program(members)));
        Compilations.Generate(compilation, out _);

        Assert.Empty(await Compilations.Analyze(compilation));
    }

    /// <summary>Code that does not compile, for another reason than the rules look for.</summary>
    public static async Task SilentDespite(string error, string members)
    {
        var compilation = EditorConfig.EnableAll(Create(Shape.Usings + Program(members)));
        Compilations.Driver().RunGeneratorsAndUpdateCompilation(compilation, out var generated, out _);

        Assert.Contains(error, generated.GetDiagnostics().Select(problem => problem.Id));
        Assert.Empty(await Compilations.Analyze(compilation));
    }

    /// <summary>What the analyzers say about members, the rules being as the lines of an <c>.editorconfig</c> have them.</summary>
    public static async Task<IEnumerable<string>> Configured(string members, params string[] lines)
    {
        var compilation = EditorConfig.Apply(Create(Shape.Usings + Program(members)), lines);
        return (await Compilations.Analyze(compilation)).Select(found => $"{found.Severity} {found.Id}");
    }

    private static CSharpCompilation Create(string source) => Compilations.Create(Packages.Training, source);

    private static string Program(string members) => $"{Usings}public static class Program\n{{\n{members}\n}}\n{Records}";
}
