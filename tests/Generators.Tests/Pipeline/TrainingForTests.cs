using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Generators.Tests.Pipeline;

/// <summary>The training half of a record that lives in another assembly.</summary>
public class TrainingForTests
{
    private const string Domain = Shape.Usings +
        """

        namespace Titanic;

        public enum Sex { Female, Male }

        [Network(Hidden = [64, 32], Normalization = Normalization.Batch)]
        public record Passenger([Feature] int Class, [Feature] Sex Sex, [Feature] float? Age, [Feature] string Label, [Label] Sex Guess);

        public class Outer { public record Row([Feature] int X, [Label] bool Y); }

        public record NotAnnotated(int X);
        """;

    [Fact]
    public void It_is_what_the_own_assembly_would_have_got_but_internal()
    {
        var expected = TrainingFile(Compilations.Generate(Packages.Training, Domain)).Replace("\npublic ", "\ninternal ", StringComparison.Ordinal);

        var actual = TrainingFile(Generate("[assembly: TrainingFor<Titanic.Passenger>]"));

        Assert.Equal(expected, actual);
    }

    [Fact]
    public void It_is_public_where_that_is_asked_for()
    {
        var expected = TrainingFile(Compilations.Generate(Packages.Training, Domain));

        Assert.Equal(expected, TrainingFile(Generate("[assembly: TrainingFor<Titanic.Passenger>(Public = true)]")));
    }

    [Fact]
    public Task Nested_record_of_another_assembly() =>
        Verifier.Verify(Generate("[assembly: TrainingFor<Titanic.Outer.Row>]"));

    [Fact]
    public void Several_records_have_a_file_each()
    {
        var driver = Generate("[assembly: TrainingFor<Titanic.Outer.Row>, TrainingFor<Titanic.Passenger>]");

        Assert.Equal(
            ["Titanic.Outer+Row.TrainingFor.g.cs", "Titanic.Passenger.TrainingFor.g.cs"],
            driver.GetRunResult().Results[0].GeneratedSources.Select(source => source.HintName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_good_request_is_met_in_silence() =>
        Assert.Empty(await Compilations.Analyze(App("[assembly: TrainingFor<Titanic.Passenger>]")));

    [Fact]
    public Task A_schema_that_is_not_there_is_said() => Refuse(
        "LAM0501",
        "'Passenger' has no generated schema in 'Domain'; build that project with a reference to Lamina.Core and its generator",
        App("[assembly: TrainingFor<Titanic.Passenger>]", Compilations.Reference(Compilations.Create(Packages.Core, Domain))));

    [Fact]
    public Task A_schema_of_another_version_is_said()
    {
        var domain = Compilations.Create(
            Packages.Core, Domain, "namespace Titanic; [Lamina.GeneratedSchema(99, \"row\")] public readonly struct PassengerSchema;");

        return Refuse(
            "LAM0502",
            "The schema of 'Passenger' was written in form 99, but this generator reads form 1; build both projects with the same version of Lamina",
            App("[assembly: TrainingFor<Titanic.Passenger>]", Compilations.Reference(domain)));
    }

    [Fact]
    public Task A_training_half_in_the_record_s_assembly_is_said()
    {
        Compilations.Generate(Compilations.Create(Packages.Training, Domain), out var generated);

        return Refuse(
            "LAM0503",
            "The training half of 'Passenger' exists already in 'Domain'; remove this TrainingFor",
            App("[assembly: TrainingFor<Titanic.Passenger>]", Compilations.Reference(generated)));
    }

    [Fact]
    public Task A_record_of_the_same_assembly_is_said() => Refuse(
        "LAM0503",
        "The training half of 'Row' exists already in 'App'; remove this TrainingFor",
        Compilations.Create("App", Packages.Training, "[assembly: Lamina.TrainingFor<Row>]\n" + "public record Row([Lamina.Feature] int X, [Lamina.Label] bool Y);"));

    [Fact]
    public Task A_second_request_is_said() => Refuse(
        "LAM0503",
        "The training half of 'Passenger' exists already in 'App'; remove this TrainingFor",
        App("[assembly: TrainingFor<Titanic.Passenger>]\n[assembly: TrainingFor<Titanic.Passenger>(Public = true)]"),
        "TrainingFor<Titanic.Passenger>(Public = true)");

    [Fact]
    public Task A_type_that_is_not_annotated_is_said() => Refuse(
        "LAM0504",
        "'NotAnnotated' is no annotated type; mark its members with [Feature] and [Label]",
        App("[assembly: TrainingFor<Titanic.NotAnnotated>]"),
        "TrainingFor<Titanic.NotAnnotated>");

    [Fact]
    public Task A_missing_reference_is_said()
    {
        var app = Compilations.Create("App", Packages.Core, "[assembly: Lamina.TrainingFor<Titanic.Passenger>]").AddReferences(DomainReference());

        return Refuse("LAM0505", "The training half of 'Passenger' needs a reference to the package Lamina", app, "Lamina.TrainingFor<Titanic.Passenger>");
    }

    [Fact]
    public Task A_taken_name_is_said() => Refuse(
        "LAM0006",
        "'PassengerNetwork' cannot be generated for 'Passenger', because a type of this name exists already; rename one of them",
        App("[assembly: TrainingFor<Titanic.Passenger>]\nnamespace Titanic { public class PassengerNetwork; }"));

    private static async Task Refuse(string id, string message, Compilation compilation, string? place = null)
    {
        var found = Assert.Single(await Compilations.Analyze(compilation));

        Assert.Equal($"{id}: {message}", $"{found.Id}: {found.GetMessage(CultureInfo.InvariantCulture)}");
        Assert.Equal(
            place ?? (id == "LAM0503" && message.Contains("Row", StringComparison.Ordinal) ? "Lamina.TrainingFor<Row>" : "TrainingFor<Titanic.Passenger>"),
            found.Location.SourceTree!.GetText().ToString(found.Location.SourceSpan));
        var driver = Compilations.Driver().RunGenerators(compilation);
        Assert.Empty(driver.GetRunResult().Diagnostics);
    }

    private static GeneratorDriver Generate(string request) => Compilations.Generate(App(request), out _);

    private static CSharpCompilation App(string request, MetadataReference? domain = null) =>
        Compilations.Create("App", Packages.Training, Shape.Usings + request).AddReferences(domain ?? DomainReference());

    private static MetadataReference DomainReference()
    {
        Compilations.Generate(Compilations.Create(Packages.Core, Domain), out var generated);
        return Compilations.Reference(generated);
    }

    private static string TrainingFile(GeneratorDriver driver) => driver.GetRunResult().Results[0].GeneratedSources
        .Single(source => source.HintName.StartsWith("Titanic.Passenger.Training", StringComparison.Ordinal)).SourceText.ToString();
}
