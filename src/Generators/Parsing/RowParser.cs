using Lamina.Generators.Diagnostics;
using Lamina.Generators.Model;
using Microsoft.CodeAnalysis;

namespace Lamina.Generators.Parsing;

/// <summary>
/// Turns an annotated type into its model. The generator passes no sink, the analyzer one that reports: both see
/// the same decisions.
/// </summary>
internal static class RowParser
{
    /// <summary>The model of a type, or null where it is none or no code can be written for it.</summary>
    public static RowModel? Parse(INamedTypeSymbol type, Compilation compilation, IDiagnosticSink? sink, CancellationToken cancellationToken)
    {
        if (!Discovery.IsRow(type) || !TypeShape.Check(type, compilation, sink, cancellationToken))
            return null;

        var members = MemberScan.Scan(type, sink, cancellationToken);
        members.RemoveAll(member => !MemberCheck.IsReadable(member, type, compilation, sink));
        var networks = NetworkParser.Parse(type, sink);
        var context = ContextParser.WidthOf(type, sink);
        var vectors = TokensParser.NamesOf(members, context);
        if (!NetworkNames.AreFree(networks, vectors, type, sink))
            return null;
        MemberCheck.RequireNames(members, type, networks, vectors, sink);

        var features = FeatureParser.Parse(members, sink);
        var (label, labelMembers) = LabelParser.Parse(members, type, sink);
        if (sink is not null)
            LabelLeak.PointOut(members, labelMembers, sink);
        var roles = RoleParser.Parse(members, sink);
        if (features.Count == 0)
        {
            if (!members.Any(static member => member.Annotations["Feature"] is not null))
                sink?.Report(TypeRules.NoFeature, Where(type), Names.Display(type));
            return null;
        }

        context = ContextParser.RequireCategories(context, features, type, sink);
        NetworkParser.RequireModestWidth(networks, features.Count, type, sink);
        if (label is null || !RoleParser.RequireGroup(members, label, labelMembers[0], sink))
            return null;

        var hint = Names.HintOf(type);
        return new RowModel
        {
            DisplayName = hint.Replace('+', '.'),
            IsClass = type.IsReferenceType,
            Features = features,
            ContextWidth = context,
            Label = label,
            Roles = roles,
            Mirrors = MirrorParser.Parse(type, members, networks, vectors, compilation),
            ActivationsField = MirrorParser.FreeName(members, "activations"),
            Construction = ConstructionParser.Parse(type, members, compilation, sink is { HasErrors: false } ? sink : null),
            Shared = new TrainingModel
            {
                Hint = hint,
                Namespace = Names.NamespaceOf(type),
                Stem = Names.StemOf(type),
                RowType = Names.TypeOf(type.WithNullableAnnotation(NullableAnnotation.NotAnnotated)),
                Access = Discovery.IsPublic(type) ? "public" : "internal",
                Task = label.Task,
                ClassType = label.ClassType,
                NumericWidth = features.Sum(static feature => feature.NumericWidth) + context,
                IndicatorCount = features.Count(static feature => feature.HasIndicator),
                Categories = FeatureParser.NameCategories(features, Names.StemOf(type)),
                Convolutions = ConvolutionParser.Place(features),
                Networks = networks,
            },
        };
    }

    /// <summary>Where a type is declared.</summary>
    public static Location? Where(ISymbol symbol) => symbol.Locations.FirstOrDefault(static location => location.IsInSource);

    /// <summary>Where an attribute stands.</summary>
    public static Location? Where(AttributeData? attribute) => attribute?.ApplicationSyntaxReference?.GetSyntax().GetLocation();
}
