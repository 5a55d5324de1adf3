using Microsoft.CodeAnalysis;

namespace Lamina.Generators.Parsing;

/// <summary>Reads the named arguments of an attribute, and says where they stand.</summary>
internal static class AttributeArguments
{
    public static TypedConstant? Find(Annotation? attribute, string name)
    {
        if (attribute is null)
            return null;
        foreach (var argument in attribute.NamedArguments)
        {
            if (argument.Key == name)
                return argument.Value;
        }

        return null;
    }

    public static int[]? Integers(Annotation? attribute, string name) =>
        Find(attribute, name) is { Kind: TypedConstantKind.Array, IsNull: false } array
            ? [.. array.Values.Select(static item => item.Value is int value ? value : 0)]
            : null;

    /// <summary>The argument where there is one, else the attribute, else (in another assembly) what carries it.</summary>
    public static Location? Where(Annotation attribute, string name, Location? otherwise)
    {
        if (attribute.Syntax is not { } syntax)
            return otherwise;
        var argument = syntax.ArgumentList?.Arguments.FirstOrDefault(argument => argument.NameEquals?.Name.Identifier.ValueText == name);
        return (argument?.Expression ?? (SyntaxNode)syntax).GetLocation();
    }
}
