using Lamina.Generators.Diagnostics;
using Lamina.Generators.Model;
using Microsoft.CodeAnalysis;

namespace Lamina.Generators.Parsing;

/// <summary>
/// Reads <c>[assembly: TrainingFor&lt;T&gt;]</c>: the model comes from the schema that the record's assembly holds, and
/// the record itself is not parsed again.
/// </summary>
internal static class TrainingForParser
{
    public const string Attribute = "Lamina.TrainingForAttribute`1";

    public static TrainingModel? Parse(AttributeData attribute, Compilation compilation, IDiagnosticSink? sink)
    {
        if (attribute.AttributeClass is not { TypeArguments: [var argument] } || argument.TypeKind == TypeKind.Error)
            return null;

        var where = sink is null ? null : RowParser.Where(attribute);
        var name = Names.Display(argument);
        if (!References.Of(compilation).Training)
        {
            sink?.Report(TrainingRules.LaminaNotReferenced, where, name);
            return null;
        }

        if (argument is not INamedTypeSymbol type || !Discovery.IsRow(type))
        {
            sink?.Report(TrainingRules.NotAnnotated, where, name);
            return null;
        }

        if (FindOwnTraining(type, compilation) is { } owner)
        {
            sink?.Report(TrainingRules.TrainingExists, where, name, owner);
            return null;
        }

        return Read(type, compilation, Access(attribute, type), where, sink);
    }

    private static TrainingModel? Read(INamedTypeSymbol type, Compilation compilation, string access, Location? where, IDiagnosticSink? sink)
    {
        var name = Names.Display(type);
        var schema = Find(type, "Schema");
        var text = schema?.GetAttributes().FirstOrDefault(static attribute => attribute.AttributeClass is
        {
            Name: "GeneratedSchemaAttribute", ContainingNamespace: { Name: "Lamina", ContainingNamespace.IsGlobalNamespace: true },
        });
        if (text is not { ConstructorArguments: [{ Value: int version }, ..] })
        {
            sink?.Report(TrainingRules.NoSchema, where, name, type.ContainingAssembly.Name);
            return null;
        }

        if (version != ModelText.Version)
        {
            sink?.Report(TrainingRules.OtherSchemaVersion, where, name, version, ModelText.Version);
            return null;
        }

        var model = text.ConstructorArguments is [_, { Kind: TypedConstantKind.Array, IsNull: false } lines]
            ? ModelText.Read(lines.Values.Select(static line => line.Value as string ?? ""), access)
            : null;
        if (model is null || !IsOf(type, model))
        {
            sink?.Report(TrainingRules.SchemaDamaged, where, name, type.ContainingAssembly.Name);
            return null;
        }

        string[] suffixes = [.. TypeShape.TrainingSuffixes.Where(static suffix => suffix != "Network"), .. model.Networks.Select(static network => network.Name + "Network")];
        foreach (var suffix in suffixes)
        {
            if (compilation.Assembly.GetTypeByMetadataName(MetadataName(type, suffix)) is { } taken && !TypeShape.IsGenerated(taken))
            {
                sink?.Report(TypeRules.NameTaken, where, model.Stem + suffix, name);
                return null;
            }
        }

        return model;
    }

    private static bool IsOf(INamedTypeSymbol type, TrainingModel model)
    {
        // In its own assembly the hint may have got a suffix.
        var hint = Names.HintOf(type);
        return model.RowType == Names.TypeOf(type.WithNullableAnnotation(NullableAnnotation.NotAnnotated))
            && model.Namespace == Names.NamespaceOf(type)
            && model.Stem == Names.StemOf(type)
            && (model.Hint == hint || HintNames.IsSuffixed(model.Hint, hint));
    }

    // A record of this very assembly has its training half already, and so has one whose assembly references Lamina.
    private static string? FindOwnTraining(INamedTypeSymbol type, Compilation compilation)
    {
        if (SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, compilation.Assembly))
            return compilation.Assembly.Name;
        return Find(type, "Training") is null ? null : type.ContainingAssembly.Name;
    }

    private static string Access(AttributeData attribute, INamedTypeSymbol type)
    {
        var isPublic = attribute.NamedArguments.Any(static argument => argument is { Key: "Public", Value.Value: true });
        return isPublic && Discovery.IsPublic(type) ? "public" : "internal";
    }

    private static INamedTypeSymbol? Find(INamedTypeSymbol type, string suffix) =>
        type.ContainingAssembly.GetTypeByMetadataName(MetadataName(type, suffix));

    private static string MetadataName(INamedTypeSymbol type, string suffix)
    {
        var name = Names.StemOf(type) + suffix;
        return type.ContainingNamespace.IsGlobalNamespace ? name : $"{type.ContainingNamespace.ToDisplayString()}.{name}".Replace("@", "");
    }
}
