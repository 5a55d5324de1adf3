using System.Text.RegularExpressions;
using Lamina.Generators.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Generators.Tests.Pipeline;

/// <summary>
/// Sources as they are while somebody types: every shape of the tests beside this one, with tokens deleted, doubled,
/// swapped or taken from elsewhere, or cut off at any place. The same ones in every run.
/// </summary>
[Trait("Category", "Long")]
public partial class MutationTests
{
    private const int Count = 5_000;
    private const int InOneCompilation = 250;

    private static readonly string[] Shapes = [.. ReadShapes()];

    [Fact]
    public void There_are_many_shapes() => Assert.InRange(Shapes.Length, 40, 1_000);

    [Fact]
    public async Task Unfinished_sources_never_make_it_fail()
    {
        var random = new Random(20_240_229);
        var batches = Enumerable.Range(0, Count).Select(i => Mutate(random, i)).Chunk(InOneCompilation).ToList();
        await Parallel.ForEachAsync(batches, async (batch, _) =>
        {
            if (await FindFailure(batch) is null)
                return;

            // Which of them was it?
            foreach (var source in batch)
            {
                if (await FindFailure([source]) is { } failure)
                    Assert.Fail($"{failure}\n\n{source}");
            }

            Assert.Fail($"{await FindFailure(batch)}\n\nNone of the batch's sources fails alone.");
        });
    }

    private static async Task<string?> FindFailure(string[] sources)
    {
        var compilation = Compilations.Create(Packages.Training, sources);
        var result = Compilations.Driver().RunGenerators(compilation).GetRunResult().Results[0];
        if (result.Exception is { } exception)
            return exception.ToString();
        if (!result.Diagnostics.IsEmpty)
            return result.Diagnostics[0].ToString();
        foreach (var file in result.GeneratedSources)
        {
            if (file.SyntaxTree.GetDiagnostics().FirstOrDefault() is { } error)
                return $"{error}\n{file.SourceText}";
        }

        string? thrown = null;
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]), (error, _, _) => thrown = error.ToString(), concurrentAnalysis: true, logAnalyzerExecutionTime: false);
        await new CompilationWithAnalyzers(compilation, [new AnnotationAnalyzer(), new TrainingForAnalyzer()], options).GetAnalyzerDiagnosticsAsync();
        return thrown;
    }

    // In a namespace of its own, so that many share a compilation and none another's types.
    private static string Mutate(Random random, int number)
    {
        var shape = Shapes[random.Next(Shapes.Length)];
        shape = NamespaceKeyword().IsMatch(shape)
            ? NamespaceKeyword().Replace(shape, $"namespace M{number}.")
            : $"namespace M{number};\n{shape}";
        if (random.Next(20) == 0)
            shape = $"[assembly: TrainingFor<M{number}.Row>]\n{shape}";

        var tokens = Tokens(Shape.Usings + shape);
        for (var edits = random.Next(1, 4); edits > 0 && tokens.Count > 1; edits--)
        {
            var (here, there) = (random.Next(tokens.Count), random.Next(tokens.Count));
            switch (random.Next(6))
            {
                case 0: tokens.RemoveAt(here); break;
                case 1: tokens.Insert(there, tokens[here]); break;
                case 2: (tokens[here], tokens[there]) = (tokens[there], tokens[here]); break;
                case 3: tokens.RemoveRange(here, Math.Min(random.Next(1, 8), tokens.Count - here)); break;
                case 4: tokens[here] = Borrow(random) + " "; break;
                default: tokens.Insert(here, Borrow(random) + " "); break;
            }
        }

        var source = string.Concat(tokens);
        return random.Next(4) == 0 ? source[..random.Next(source.Length)] : source;
    }

    private static string Borrow(Random random)
    {
        var tokens = Tokens(Shapes[random.Next(Shapes.Length)]);
        return tokens[random.Next(tokens.Count)].Trim();
    }

    private static List<string> Tokens(string source) => [.. SyntaxFactory.ParseTokens(source).Select(token => token.ToFullString())];

    // The sources stand as literals in the tests of shapes.
    private static IEnumerable<string> ReadShapes() =>
        from file in Directory.GetFiles(RepositoryFolder.PathOf("tests", "Generators.Tests", "Shapes"), "*Shapes.cs").Order(StringComparer.Ordinal)
        from literal in CSharpSyntaxTree.ParseText(File.ReadAllText(file)).GetRoot().DescendantNodes().OfType<LiteralExpressionSyntax>()
        where literal.Token.Value is string text && text.Contains("Feature", StringComparison.Ordinal) && text.Contains('\n', StringComparison.Ordinal)
        select literal.Token.ValueText.ReplaceLineEndings("\n");

    [GeneratedRegex(@"\bnamespace ")]
    private static partial Regex NamespaceKeyword();
}
