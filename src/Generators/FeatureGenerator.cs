using System.Collections.Immutable;
using Lamina.Generators.Diagnostics;
using Lamina.Generators.Emit;
using Lamina.Generators.Model;
using Lamina.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lamina.Generators;

/// <summary>
/// Writes the typed code of annotated types. Each type has a pipeline of its own: an edit of one re-emits that one's
/// files alone. What is wrong with a type is said by the analyzer; the generator reports its own failure only.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class FeatureGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var references = context.CompilationProvider
            .Select(static (compilation, _) => References.Of(compilation))
            .WithTrackingName(TrackingNames.References);

        var rows = context.SyntaxProvider
            .CreateSyntaxProvider(static (node, _) => AnnotatedSyntax.MayBeRow(node), ParseRow)
            .WithTrackingName(TrackingNames.Parsed);
        context.RegisterSourceOutput(rows.Where(static row => row.Error is not null), ReportError);

        // An edit of one type makes every step below write its table of all types anew: few steps, then.
        var models = rows
            .SelectMany(static (row, _) => row.Model is { } model ? ImmutableArray.Create(model) : [])
            .WithTrackingName(TrackingNames.Models);

        // The one step that sees all types: files whose names differ by case alone would overwrite each other.
        var clashes = models
            .Select(static (model, _) => model.Shared.Hint)
            .Collect()
            .Select(static (hints, _) => HintNames.FindClashes(hints))
            .WithTrackingName(TrackingNames.Clashes);
        var named = models
            .Combine(clashes.Combine(references))
            .Select(static (pair, _) => (Model: HintNames.Resolve(pair.Left, pair.Right.Left), References: pair.Right.Right))
            .WithTrackingName(TrackingNames.Named);

        context.RegisterSourceOutput(named, EmitCore);
        context.RegisterSourceOutput(
            named.Select(static (item, _) => (item.Model.Shared, item.References)).WithTrackingName(TrackingNames.Training), EmitTraining);

        var trainings = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                TrainingForParser.Attribute, static (node, _) => node is CompilationUnitSyntax, ParseTrainingFor)
            .SelectMany(static (requests, _) => requests)
            .Collect()
            .SelectMany(static (requests, _) => HintNames.Resolve(requests))
            .WithTrackingName(TrackingNames.TrainingFor);
        context.RegisterSourceOutput(trainings.Combine(references), EmitTrainingFor);
    }

    private static ParsedRow ParseRow(GeneratorSyntaxContext context, CancellationToken cancellationToken)
    {
        var declaration = (TypeDeclarationSyntax)context.Node;
        try
        {
            return context.SemanticModel.GetDeclaredSymbol(declaration, cancellationToken) is INamedTypeSymbol type && Owns(declaration, type)
                ? new ParsedRow(RowParser.Parse(type, context.SemanticModel.Compilation, sink: null, cancellationToken), "", null)
                : default;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return new ParsedRow(null, declaration.Identifier.ValueText, Describe(exception));
        }
    }

    // Of the parts of a partial type one stands for all.
    private static bool Owns(TypeDeclarationSyntax declaration, INamedTypeSymbol type)
    {
        foreach (var reference in type.DeclaringSyntaxReferences)
        {
            var part = reference.GetSyntax();
            if (AnnotatedSyntax.MayBeRow(part))
                return part == declaration;
        }

        return false;
    }

    private static EquatableArray<TrainingModel> ParseTrainingFor(GeneratorAttributeSyntaxContext context, CancellationToken cancellationToken) =>
        context.Attributes
            .Select(attribute => TrainingForParser.Parse(attribute, context.SemanticModel.Compilation, sink: null))
            .Where(static model => model is not null)
            .Select(static model => model!)
            .ToEquatableArray();

    private static void EmitCore(SourceProductionContext context, (RowModel Model, References References) item)
    {
        if (!item.References.Core)
            return;
        Guard(context, item.Model.DisplayName, () =>
        {
            context.AddSource($"{item.Model.Shared.Hint}.Schema.g.cs", SchemaEmitter.Emit(item.Model));
            context.AddSource($"{item.Model.Shared.Hint}.Enriched.g.cs", EnrichedEmitter.Emit(item.Model));
        });
    }

    private static void EmitTraining(SourceProductionContext context, (TrainingModel Model, References References) item) =>
        EmitTraining(context, item.Model, item.References, "Training");

    // A kind of file of its own: the names of this assembly's types and of the others' may differ by case alone.
    private static void EmitTrainingFor(SourceProductionContext context, (TrainingModel Model, References References) item) =>
        EmitTraining(context, item.Model, item.References, "TrainingFor");

    private static void EmitTraining(SourceProductionContext context, TrainingModel model, References references, string kind)
    {
        if (references.Training)
            Guard(context, model.Stem, () => context.AddSource($"{model.Hint}.{kind}.g.cs", TrainingEmitter.Emit(model)));
    }

    private static void ReportError(SourceProductionContext context, ParsedRow row) =>
        context.ReportDiagnostic(Diagnostic.Create(TrainingRules.InternalError, Location.None, row.Name, row.Error));

    private static void Guard(SourceProductionContext context, string name, Action emit)
    {
        try
        {
            emit();
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            context.ReportDiagnostic(Diagnostic.Create(TrainingRules.InternalError, Location.None, name, Describe(exception)));
        }
    }

    private static string Describe(Exception exception) => $"{exception.GetType().Name}: {exception.Message}";

    private readonly record struct ParsedRow(RowModel? Model, string Name, string? Error);
}
