using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Generators.Tests.CodeFixes;

/// <summary>Runs a code fix as an IDE does; what it leaves must compile, without the diagnostic.</summary>
/// <param name="id">The diagnostic that is fixed.</param>
internal sealed class FixTest<TFix>(string id)
    where TFix : CodeFixProvider, new()
{
    /// <summary>What each source begins with.</summary>
    public string Usings { get; init; } = Shape.Usings;

    /// <summary>The titles of what is offered for the first place that has the diagnostic.</summary>
    public async Task Offers(string source, params string[] titles)
    {
        var project = Open([source]);
        var offers = await OffersFor(project, await Find(project));
        Assert.Equal(titles, offers.Select(offer => offer.Title));
    }

    /// <summary>The diagnostic is there, and no fix is offered for it.</summary>
    public Task OffersNothing(string source) => Offers(source);

    /// <summary>One offer, taken.</summary>
    public async Task Changes(string title, string before, string after)
    {
        var project = Open([before]);
        var offer = Assert.Single(await OffersFor(project, await Find(project)), offer => offer.Title == title);
        await AssertIs([after], await Apply(offer, project));
    }

    /// <summary>One offer, taken for all files at once.</summary>
    public async Task ChangesAll(string title, string[] before, string[] after)
    {
        var project = Open(before);
        var found = await Find(project);
        var offer = Assert.Single(await OffersFor(project, found), offer => offer.Title == title);
        var all = new FixAllContext(
            project.Documents.First(), new TFix(), FixAllScope.Project, offer.EquivalenceKey!, [id], new Known(found), CancellationToken.None);
        var fix = await new TFix().GetFixAllProvider()!.GetFixAsync(all);
        await AssertIs(after, await Apply(fix!, project));
    }

    private static async Task<Project> Apply(CodeAction action, Project project)
    {
        var operations = await action.GetOperationsAsync(CancellationToken.None);
        return operations.OfType<ApplyChangesOperation>().Single().ChangedSolution.GetProject(project.Id)!;
    }

    private static async Task<List<CodeAction>> OffersFor(Project project, ImmutableArray<Diagnostic> found)
    {
        Assert.NotEmpty(found);
        var offers = new List<CodeAction>();
        var place = found[0].Location;
        var context = new CodeFixContext(
            project.GetDocument(place.SourceTree)!,
            place.SourceSpan,
            [.. found.Where(diagnostic => diagnostic.Location == place)],
            (offer, _) => offers.Add(offer),
            CancellationToken.None);
        await new TFix().RegisterCodeFixesAsync(context);
        return offers;
    }

    private async Task<ImmutableArray<Diagnostic>> Find(Project project)
    {
        var found = await Compilations.Analyze((await project.GetCompilationAsync())!);
        return [.. found.Where(diagnostic => diagnostic.Id == id)];
    }

    private async Task AssertIs(string[] expected, Project project)
    {
        foreach (var (source, document) in expected.Zip(project.Documents))
            Assert.Equal(Compilations.Parse(Usings + source, "").ToString(), (await document.GetTextAsync()).ToString());
        Assert.Empty(await Find(project));
        Compilations.Generate((Microsoft.CodeAnalysis.CSharp.CSharpCompilation)(await project.GetCompilationAsync())!, out _);
    }

    private Project Open(string[] sources)
    {
        var compilation = Compilations.Create(Packages.Core, Array.ConvertAll(sources, source => Usings + source));
        var project = new AdhocWorkspace().AddProject(compilation.AssemblyName!, LanguageNames.CSharp)
            .WithMetadataReferences(compilation.References)
            .WithCompilationOptions(compilation.Options)
            .WithParseOptions(compilation.SyntaxTrees[0].Options);
        foreach (var tree in compilation.SyntaxTrees)
            project = project.AddDocument(tree.FilePath, tree.GetText(), filePath: tree.FilePath).Project;
        return project;
    }

    private sealed class Known(ImmutableArray<Diagnostic> found) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>(found);

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
            Task.FromResult(found.Where(diagnostic => document.Project.GetDocument(diagnostic.Location.SourceTree) == document));

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}
