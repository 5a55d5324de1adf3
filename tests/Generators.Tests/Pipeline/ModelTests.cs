using System.Collections;
using System.Reflection;
using Lamina.Generators;
using Lamina.Generators.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Generators.Tests.Pipeline;

/// <summary>What flows through the pipeline compares by value and holds nothing of a compilation.</summary>
public class ModelTests
{
    private const string Source =
        """
        using System;
        using Lamina;

        namespace Shops;

        public enum Kind { Small, Large }

        [Network(Hidden = [16, 8], Extract = [1, 2])]
        public record Sale(
            [Group] string Store, [Time] DateOnly Day, [Feature] Kind Kind, [Feature] string? Article, [Feature] float? Price,
            [Feature] DateTime At, string Note, [Label] Kind? Next)
        {
            [Weight] public double Weight { get; init; }
        }
        """;

    [Fact]
    public void No_step_keeps_anything_of_a_compilation()
    {
        Compilations.Generate(Compilations.Create(Packages.Core, Source), out var domain);
        var requests = Compilations
            .Create("App", Packages.Training, "[assembly: Lamina.TrainingFor<Shops.Sale>]", "public record Row([Lamina.Feature] int X, [Lamina.Label] bool Y);")
            .AddReferences(Compilations.Reference(domain));
        var steps = Steps.Result(Compilations.Driver().RunGenerators(requests)).TrackedSteps;
        var names = typeof(TrackingNames).GetFields().Select(field => (string)field.GetRawConstantValue()!).ToList();
        Assert.Equal(7, names.Count);
        foreach (var name in names)
        {
            var outputs = steps[name].SelectMany(step => step.Outputs).ToList();
            Assert.NotEmpty(outputs);
            foreach (var (value, _) in outputs)
                Walk(value, name, []);
        }
    }

    [Fact]
    public void The_walk_would_find_what_does_not_belong_there()
    {
        var compilation = Compilations.Create(Packages.Core, Source);
        var type = compilation.GetTypeByMetadataName("Shops.Sale")!;
        object[] wrong = [compilation, type, type.Locations[0], compilation.SyntaxTrees[0], compilation.SyntaxTrees[0].GetRoot(), type.GetAttributes()[0]];

        Assert.All(wrong, value => Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => Walk(new[] { (1, value) }, "", [])));
    }

    [Fact]
    public void No_field_of_a_model_could_hold_anything_of_a_compilation()
    {
        // What flows beside the models: the references and the parser's result.
        var others = typeof(FeatureGenerator).GetNestedTypes(BindingFlags.NonPublic).Where(type => type.Name == "ParsedRow")
            .Append(typeof(RowModel).Assembly.GetType("Lamina.Generators.Parsing.References", throwOnError: true)!).ToList();
        Assert.Equal(2, others.Count);
        var types = typeof(RowModel).Assembly.GetTypes()
            .Where(type => type.Namespace == typeof(RowModel).Namespace && !type.IsGenericTypeDefinition && !type.Name.Contains('<', StringComparison.Ordinal))
            .Concat(others).ToList();
        Assert.Contains(typeof(TrainingModel), types);
        foreach (var field in types.SelectMany(type => type.GetFields(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public)))
            Assert.True(IsPlain(field.FieldType), $"{field.DeclaringType!.Name}.{field.Name} is a {field.FieldType}");
    }

    [Fact]
    public void Models_of_the_same_source_are_equal()
    {
        var (first, second) = (ModelOf(Run()), ModelOf(Run()));

        Assert.NotSame(first, second);
        Assert.Equal(first, second);
        Assert.Equal(first.GetHashCode(), second.GetHashCode());
    }

    [Fact]
    public void A_model_survives_as_text()
    {
        var model = ModelOf(Run()).Shared;

        Assert.Equal(model, ModelText.Read(ModelText.Write(model), model.Access));
    }

    [Theory]
    [InlineData("inputs ", "inputs many")]
    [InlineData("inputs ", "inputs 1")]
    [InlineData("hidden ", "hidden ")]
    [InlineData("extract ", "extract 7")]
    [InlineData("task ", "task Something")]
    [InlineData("category Kind", "category Kind")]
    [InlineData("row ", "rowing")]
    public void A_damaged_text_is_refused(string line, string damaged)
    {
        var lines = ModelText.Write(ModelOf(Run()).Shared)
            .Select(text => text.StartsWith(line, StringComparison.Ordinal) ? damaged : text);

        Assert.Null(ModelText.Read(lines, "public"));
    }

    [Fact]
    public void Arrays_compare_by_their_items()
    {
        Assert.Equal(new EquatableArray<int>([1, 2]), new EquatableArray<int>([1, 2]));
        Assert.NotEqual(new EquatableArray<int>([1, 2]), new EquatableArray<int>([2, 1]));
        Assert.NotEqual(new EquatableArray<int>([1]), new EquatableArray<int>([1, 1]));
        Assert.Equal(default, EquatableArray<int>.Empty);
    }

    private static GeneratorRunResult Run() =>
        Compilations.Driver().RunGenerators(Compilations.Create(Packages.Training, Source)).GetRunResult().Results[0];

    private static RowModel ModelOf(GeneratorRunResult result) =>
        (RowModel)Assert.Single(Assert.Single(result.TrackedSteps[TrackingNames.Models]).Outputs).Value;

    private static void Walk(object? value, string path, HashSet<object> seen)
    {
        if (value is null or string || value.GetType().IsPrimitive || !seen.Add(value))
            return;
        Assert.False(
            value is ISymbol or Compilation or SyntaxNode or SyntaxTree or Location or SemanticModel or SourceText or AttributeData,
            $"{path} is a {value.GetType()}");
        if (value is IEnumerable items)
        {
            foreach (var item in items)
                Walk(item, path + "[]", seen);
        }

        foreach (var field in value.GetType().GetFields(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public))
            Walk(field.GetValue(value), $"{path}.{field.Name}", seen);
    }

    private static bool IsPlain(Type type) =>
        type.IsPrimitive || type.IsEnum || type == typeof(string)
        || (type.Namespace == typeof(RowModel).Namespace && type.GetGenericArguments().All(IsPlain))
        || (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Nullable<>) && IsPlain(type.GetGenericArguments()[0]));
}
