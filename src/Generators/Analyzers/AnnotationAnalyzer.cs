using System.Collections.Immutable;
using Lamina.Generators.Diagnostics;
using Lamina.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Lamina.Generators.Analyzers;

/// <summary>Says what is wrong with annotated types: it runs the generator's parser with a sink that reports.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AnnotationAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
    [
        TypeRules.UnusableTypeKind, TypeRules.GenericType, TypeRules.FileLocalType, TypeRules.InaccessibleType, TypeRules.NoFeature,
        TypeRules.NameTaken, TypeRules.NamesDifferByCase, TypeRules.NotConstructible, TypeRules.HiddenByAlias, TypeRules.LanguageVersion,
        MemberRules.UnsupportedFeatureType, MemberRules.UnreadableMember, MemberRules.EncodeDoesNotFit, MemberRules.ColumnNameTaken,
        MemberRules.ConflictingAttributes, MemberRules.AttributeWithoutEffect,
        MemberRules.InexactNumber, MemberRules.VectorWithoutShape, MemberRules.VectorShape, MemberRules.ForeignEnum, MemberRules.LabelLeak,
        MemberRules.WordVectors, ConvolutionRules.NoVector, ConvolutionRules.Shape, ConvolutionRules.Layers, ConvolutionRules.NoMaxLength,
        LabelRules.NoLabel, LabelRules.SeveralLabels, LabelRules.LabelTypeDoesNotFit, LabelRules.AmbiguousLabel,
        LabelRules.RoleTypeDoesNotFit, LabelRules.RoleTwice, LabelRules.RankingWithoutGroup,
        NetworkRules.HiddenLayers, NetworkRules.Dropout, NetworkRules.NoSuchLayer, NetworkRules.TooManyActivations, NetworkRules.UndefinedValue,
        NetworkRules.NothingResidual, NetworkRules.Members, NetworkRules.Context,
        NetworkRules.NetworkName, NetworkRules.Noise, NetworkRules.AutoencoderOnly, NetworkRules.SupervisedOnly,
    ];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSymbolAction(AnalyzeType, SymbolKind.NamedType);
        context.RegisterSyntaxNodeAction(AnalyzeAttribute, SyntaxKind.Attribute);
    }

    private static void AnalyzeType(SymbolAnalysisContext context)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (!Discovery.IsRow(type))
            return;
        if (!type.DeclaringSyntaxReferences.Any(reference => AnnotatedSyntax.MayBeRow(reference.GetSyntax(context.CancellationToken))))
            context.ReportDiagnostic(Diagnostic.Create(TypeRules.HiddenByAlias, RowParser.Where(type), Names.Display(type)));
        RequireNameOfItsOwn(context, type);
        RowParser.Parse(type, context.Compilation, new ReportingSink(context.ReportDiagnostic), context.CancellationToken);
    }

    // The second of two types is told, so that one of them stays without a warning.
    private static void RequireNameOfItsOwn(SymbolAnalysisContext context, INamedTypeSymbol type)
    {
        INamespaceOrTypeSymbol scope = type.ContainingType is { } outer ? outer : type.ContainingNamespace;
        foreach (var other in scope.GetTypeMembers())
        {
            if (string.CompareOrdinal(other.Name, type.Name) < 0
                && string.Equals(other.Name, type.Name, StringComparison.OrdinalIgnoreCase)
                && Discovery.IsRow(other))
            {
                context.ReportDiagnostic(Diagnostic.Create(
                    TypeRules.NamesDifferByCase, RowParser.Where(type), Names.Display(type), Names.Display(other)));
                return;
            }
        }
    }

    private static void AnalyzeAttribute(SyntaxNodeAnalysisContext context)
    {
        var attribute = (AttributeSyntax)context.Node;
        if (!AnnotatedSyntax.IsAnnotation(attribute) || PlaceWithoutEffect(attribute) is not { } place)
            return;
        if (context.SemanticModel.GetSymbolInfo(attribute, context.CancellationToken).Symbol?.ContainingType is { } type
            && Annotations.NameOf(type) is { } name)
        {
            context.ReportDiagnostic(Diagnostic.Create(MemberRules.AttributeWithoutEffect, attribute.GetLocation(), name, place));
        }
    }

    /// <summary>What an attribute stands on, where the parser never looks; null where it does.</summary>
    private static string? PlaceWithoutEffect(AttributeSyntax attribute) => attribute.Parent?.Parent switch
    {
        ParameterSyntax { Parent.Parent: TypeDeclarationSyntax type } when type.Kind() != SyntaxKind.ExtensionBlockDeclaration => null,
        ParameterSyntax { Parent.Parent: ConstructorDeclarationSyntax } => "a parameter of an ordinary constructor",
        ParameterSyntax => "a parameter that is none of a primary constructor",
        EnumMemberDeclarationSyntax => "a value of an enum",
        EventFieldDeclarationSyntax => "an event",
        AccessorDeclarationSyntax => "an accessor",
        _ => null,
    };
}
