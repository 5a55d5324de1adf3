using System.Collections.Immutable;
using System.Composition;
using Lamina.Generators.Diagnostics;
using Lamina.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FindSymbols;
using Microsoft.CodeAnalysis.Text;

namespace Lamina.CodeFixes;

/// <summary>
/// Makes a positional record of a class whose members nothing can set. It is offered only where rows can be made of
/// a table afterwards and nobody makes an instance now.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ConvertToRecordFix))]
[Shared]
public sealed class ConvertToRecordFix : CodeFixProvider
{
    // What the compiler writes for a record; a method of the class's own would stand against it.
    private static readonly string[] MembersOfRecords =
        ["Equals", "Clone", "PrintMembers", "Deconstruct", "EqualityContract", WellKnownMemberNames.EqualityOperatorName];

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [TypeRules.NotConstructible.Id];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (root?.FindNode(context.Span) is not ClassDeclarationSyntax declaration
            || model?.GetDeclaredSymbol(declaration, context.CancellationToken) is not { } type
            || !IsPlain(type)
            || declaration.DescendantTrivia().Any(trivia => trivia.IsDirective && declaration.Span.Contains(trivia.Span)))
        {
            return;
        }

        var text = await context.Document.GetTextAsync(context.CancellationToken).ConfigureAwait(false);
        var parameters = ParametersOf(type, context.CancellationToken);
        if (parameters.Count == 0)
            return;
        var changes = RecordConversion.Convert(declaration, parameters, text);
        if (MakesRows(type, declaration, text.WithChanges(changes), model.Compilation, context.CancellationToken)
            && !await IsMade(type, context.Document.Project.Solution, context.CancellationToken).ConfigureAwait(false))
        {
            TextFix.Offer(context, context.Diagnostics[0], "Convert to a record", declaration, changes);
        }
    }

    private static bool IsPlain(INamedTypeSymbol type) =>
        type is { BaseType.SpecialType: SpecialType.System_Object, DeclaringSyntaxReferences.Length: 1 }
        && type.InstanceConstructors.All(static constructor => constructor.IsImplicitlyDeclared)
        && !MembersOfRecords.Any(name => !type.GetMembers(name).IsEmpty);

    private static List<PositionalParameter> ParametersOf(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        var parameters = new List<PositionalParameter>();
        foreach (var member in MemberScan.Scan(type, sink: null, cancellationToken))
        {
            if (member.Annotations.Any
                && member.Symbol.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken) is PropertyDeclarationSyntax property
                && PositionalParameter.Of(property, member) is { } parameter)
            {
                parameters.Add(parameter);
            }
        }

        return parameters;
    }

    // The parser is asked whether it helps.
    private static bool MakesRows(
        INamedTypeSymbol type, ClassDeclarationSyntax declaration, SourceText converted, Compilation compilation, CancellationToken cancellationToken)
    {
        var tree = declaration.SyntaxTree;
        var changed = compilation.ReplaceSyntaxTree(tree, tree.WithChangedText(converted));
        return changed.Assembly.GetTypeByMetadataName(Names.HintOf(type)) is { IsRecord: true } record
            && RowParser.Parse(record, changed, sink: null, cancellationToken)?.Construction is not null;
    }

    // What makes an instance, or derives from the class, would not compile any more.
    private static async Task<bool> IsMade(INamedTypeSymbol type, Solution solution, CancellationToken cancellationToken)
    {
        foreach (var constructor in type.InstanceConstructors)
        {
            var references = await SymbolFinder.FindReferencesAsync(constructor, solution, cancellationToken).ConfigureAwait(false);
            if (references.Any(static reference => reference.Locations.Any()))
                return true;
        }

        var derived = await SymbolFinder.FindDerivedClassesAsync(type, solution, cancellationToken: cancellationToken).ConfigureAwait(false);
        return derived.Any();
    }
}
