using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Generators.Tests.Docs;

/// <summary>The C# of a guide, all its blocks together, compiles with what the generator writes for it.</summary>
public sealed partial class GuideTests
{
    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    private static readonly MetadataReference[] References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    public static TheoryData<string> Guides =>
        [.. Directory.EnumerateFiles(RepositoryFolder.PathOf("docs", "guides"), "*.md").Select(path => Path.GetFileName(path)).Order()];

    [Theory]
    [MemberData(nameof(Guides))]
    public void It_compiles(string guide)
    {
        var blocks = Blocks().Matches(File.ReadAllText(RepositoryFolder.PathOf("docs", "guides", guide)))
            .Select(match => CSharpSyntaxTree.ParseText(match.Groups["code"].Value).GetCompilationUnitRoot())
            .ToList();
        if (blocks.Count == 0)
            return;     // a guide of projects and attributes, which Package.Tests builds

        // Statements first, then types, as a program of one file has them.
        var program = string.Concat(blocks.SelectMany(block => block.Usings).Select(Text).Distinct())
            + string.Concat(blocks.SelectMany(block => block.Members).OfType<GlobalStatementSyntax>().Select(Text))
            + "return;\n"
            + string.Concat(blocks.SelectMany(block => block.Members).Where(member => member is not GlobalStatementSyntax).Select(Text));
        var compilation = CSharpCompilation.Create(
            "Guide",
            [Parse(ImplicitUsings), Parse(program)],
            References,
            new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable));
        Compilations.Driver().RunGeneratorsAndUpdateCompilation(compilation, out var generated, out var reported);
        Assert.Empty(reported);

        // CS8321: the functions of a guide are called by its readers.
        var problems = generated.GetDiagnostics()
            .Where(problem => problem.Severity >= DiagnosticSeverity.Warning && problem.Id is not ("CS8321" or "CS1701" or "CS1702" or "CS0162"));
        Assert.Empty(problems);
    }

    private static string Text(SyntaxNode node) => node.ToFullString().TrimEnd() + "\n";

    private static SyntaxTree Parse(string source) => CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(LanguageVersion.CSharp14));

    [GeneratedRegex("```csharp\n(?<code>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Blocks();
}
