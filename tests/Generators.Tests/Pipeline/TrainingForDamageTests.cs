using Lamina.Generators.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Generators.Tests.Pipeline;

/// <summary>The schema in the record's assembly may be of another version, or damaged: that is said, and nothing fails.</summary>
public class TrainingForDamageTests
{
    private const string Record = Shape.Usings +
        """

        namespace Titanic;

        public enum Sex { Female, Male }

        [Network(Hidden = [64, 32])]
        public record Passenger([Feature] int Class, [Feature] Sex Sex, [Feature] float? Age, [Label] Sex Guess);
        """;

    private static readonly string[] Lines = [.. ModelText.Write(Steps.Model(Compilations.Create(Packages.Core, Record)).Shared)];

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(-1)]
    [InlineData(int.MaxValue)]
    public Task A_schema_of_another_version_is_not_read(int version) => Refuse("LAM0502", $"{version}, {Literals(Lines)}");

    [Theory]
    [InlineData("99")]
    [InlineData("99, \"quite\", \"another\", \"form\"")]
    [InlineData("99, null!")]
    public Task The_version_is_looked_at_before_the_lines(string arguments) => Refuse("LAM0502", arguments);

    [Theory]
    [InlineData("1")]
    [InlineData("1, null!")]
    [InlineData("1, null!, null!")]
    [InlineData("1, \"\"")]
    [InlineData("1, \"row\\n\", \"\\0\"")]
    public Task A_schema_without_a_model_is_damaged(string arguments) => Refuse("LAM0510", arguments);

    [Theory]
    [InlineData("row global::Titanic.Sex")]
    [InlineData("row global::Titanic.Passenger?")]
    [InlineData("hint ../../Passenger")]
    [InlineData("hint Titanic.Passenger-00000000")]
    [InlineData("namespace Elsewhere")]
    [InlineData("namespace ")]
    [InlineData("stem Pass")]
    [InlineData("task Regression")]
    [InlineData("task Binary")]
    [InlineData("class ")]
    [InlineData("class global::Titanic.")]
    [InlineData("inputs -1 1")]
    [InlineData("inputs 99999999999 1")]
    [InlineData("hidden 64 0")]
    [InlineData("hidden 64 -32")]
    [InlineData("activation Sinus")]
    [InlineData("normalization Instance")]
    [InlineData("dropout 1")]
    [InlineData("dropout 0,1")]
    [InlineData("dropout NaN")]
    [InlineData("extract 3")]
    [InlineData("category Sex Se-x")]
    [InlineData("category  ")]
    [InlineData("residual no")]
    [InlineData("members 0")]
    [InlineData("members 65")]
    [InlineData("members 2 2")]
    [InlineData("members ")]
    public Task A_line_that_makes_no_sense_is_damaged(string line)
    {
        var key = line[..(line.IndexOf(' ', StringComparison.Ordinal) + 1)];
        var changed = Lines.Select(other => other.StartsWith(key, StringComparison.Ordinal) ? line : other);
        return Refuse("LAM0510", $"1, {Literals(changed.Contains(line) ? changed : changed.Append(line))}");
    }

    [Fact]
    public async Task No_damage_makes_it_fail()
    {
        var random = new Random(1);
        for (var i = 0; i < 100; i++)
        {
            var lines = Lines.ToList();
            var at = random.Next(lines.Count);
            var character = random.Next(lines[at].Length);
            switch (i % 5)
            {
                case 0: lines.RemoveAt(at); break;
                case 1: lines.Insert(random.Next(lines.Count), lines[at]); break;
                case 2: lines[at] = lines[at][..character]; break;
                case 3: lines[at] = lines[at].Remove(character, 1).Insert(character, ((char)random.Next(1, 0x3000)).ToString()); break;
                default: (lines[at], lines[0]) = (lines[0] + lines[at], lines[at]); break;
            }

            await Survive($"1, {Literals(lines)}");
        }
    }

    [Fact]
    public void Names_that_differ_by_case_alone_get_files_of_their_own()
    {
        const string Rows = "namespace Titanic { public record Passenger([Feature] int X, [Label] bool Y); } namespace titanic { public record Passenger([Feature] int X, [Label] bool Y); }";
        Compilations.Generate(Compilations.Create(Packages.Core, Shape.Usings + Rows), out var domain);
        var app = Compilations
            .Create(
                "App",
                Packages.Training,
                Shape.Usings + "[assembly: TrainingFor<Titanic.Passenger>, TrainingFor<titanic.Passenger>]\n" + Rows.Replace("itanic", "ITANIC", StringComparison.Ordinal))
            .AddReferences(Compilations.Reference(domain));

        var driver = Compilations.Generate(app, out _);

        Assert.Equal(2, Steps.Files(driver).Keys.Count(hint => hint.EndsWith(".TrainingFor.g.cs", StringComparison.Ordinal)));
        Assert.Equal(2, Steps.Files(driver).Keys.Count(hint => hint.EndsWith(".Training.g.cs", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("int")]
    [InlineData("int[]")]
    [InlineData("string")]
    [InlineData("(int, int)")]
    [InlineData("System.Collections.Generic.List<Titanic.Passenger>")]
    public async Task A_type_that_is_no_record_is_said(string type)
    {
        var compilation = Compilations.Create("App", Packages.Training, $"[assembly: Lamina.TrainingFor<{type}>]", Record);

        Assert.Equal("LAM0504", Assert.Single(await Compilations.Analyze(compilation)).Id);
    }

    private static async Task Refuse(string id, string arguments)
    {
        var found = Assert.Single(await Survive(arguments));
        Assert.Equal(id, found.Id);
        Assert.Equal("Lamina.TrainingFor<Titanic.Passenger>", found.Location.SourceTree!.GetText().ToString(found.Location.SourceSpan));
    }

    private static async Task<IReadOnlyList<Diagnostic>> Survive(string arguments)
    {
        var domain = Compilations.Create(Packages.Core, Record, $"namespace Titanic; [Lamina.GeneratedSchema({arguments})] public readonly struct PassengerSchema;");
        var app = Compilations
            .Create("App", Packages.Training, "[assembly: Lamina.TrainingFor<Titanic.Passenger>]")
            .AddReferences(domain.ToMetadataReference());

        var result = Steps.Result(Compilations.Driver().RunGenerators(app));
        Assert.Empty(result.Diagnostics);
        var found = await Compilations.Analyze(app);
        Assert.DoesNotContain(found, diagnostic => diagnostic.Id == "AD0001");
        Assert.True(found.IsEmpty == result.GeneratedSources.Length > 0, arguments);
        return found;
    }

    private static string Literals(IEnumerable<string> lines) => string.Join(", ", lines.Select(line => SymbolDisplay.FormatLiteral(line, quote: true)));
}
