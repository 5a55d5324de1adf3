using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lamina.Generators.Parsing;

/// <summary>
/// A Lamina attribute. It is bound when its arguments are asked for: one that is written without any says all by
/// its name.
/// </summary>
internal sealed class Annotation
{
    private readonly ISymbol? carrier;
    private AttributeData? data;

    /// <summary>An attribute that is bound already.</summary>
    public Annotation(string name, AttributeData data)
    {
        Name = name;
        this.data = data;
    }

    /// <summary>An attribute as it is written on a symbol.</summary>
    public Annotation(string name, ISymbol carrier, AttributeSyntax syntax)
    {
        Name = name;
        Syntax = syntax;
        this.carrier = carrier;
    }

    /// <summary>Its name as users write it.</summary>
    public string Name { get; }

    /// <summary>Where it is written; null in another assembly.</summary>
    public AttributeSyntax? Syntax => field ??= data?.ApplicationSyntaxReference?.GetSyntax() as AttributeSyntax;

    public INamedTypeSymbol Class => Bind().AttributeClass!;

    public ImmutableArray<TypedConstant> ConstructorArguments => IsBare ? [] : Bind().ConstructorArguments;

    public ImmutableArray<KeyValuePair<string, TypedConstant>> NamedArguments => IsBare ? [] : Bind().NamedArguments;

    private bool IsBare => data is null && Syntax!.ArgumentList is null;

    private AttributeData Bind() => data ??= carrier!.GetAttributes().First(attribute =>
        attribute.ApplicationSyntaxReference is { } written && written.SyntaxTree == Syntax!.SyntaxTree && written.Span == Syntax.Span);
}
