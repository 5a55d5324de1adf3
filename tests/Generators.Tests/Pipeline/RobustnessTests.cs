using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Generators.Tests.Pipeline;

/// <summary>Code is broken most of the time it is typed: the generator and the analyzers never fail over it.</summary>
public class RobustnessTests
{
    private const string Source = Shape.Usings +
        """

        [assembly: TrainingFor<Row>(Public = true)]

        public enum Kind : byte { A = 1, B }

        public abstract record Base([property: Feature] Kind? Kind);

        [Network(Hidden = [4, 2], Extract = [1], Activation = Activation.Relu, Dropout = 0.5)]
        public partial record Row(Kind? Kind, [Feature(Encode.Category)] int X, [Label(LabelTask.MultiClass)] string? Y) : Base(Kind)
        {
            [Time] public DateOnly Day { get; init; }
            [Feature, Weight] public double Weight => X;
        }
        """;

    [Fact]
    public async Task A_missing_token_never_makes_it_fail()
    {
        var root = await CSharpSyntaxTree.ParseText(Source).GetRootAsync();
        foreach (var token in root.DescendantTokens().Where(token => token.Span.Length > 0))
            await Survive(Source.Remove(token.SpanStart, token.Span.Length));
    }

    [Fact]
    public async Task A_file_that_ends_early_never_makes_it_fail()
    {
        for (var length = 0; length < Source.Length; length += 23)
            await Survive(Source[..length]);
    }

    [Theory]
    [InlineData("[Network(Hidden = null!)] public record Row([Feature] int X, [Label] bool Y);")]
    [InlineData("[Network(Hidden = [1, \"two\"])] public record Row([Feature(7)] int X, [Label(\"?\")] bool Y);")]
    [InlineData("public record Row([Feature] Missing X, [Label] Missing? Y, [Group] Missing<int> Z);")]
    [InlineData("public record Row([Feature] int X, [Feature] int X, [Label] bool X);")]
    [InlineData("public record Row([Feature] int X, [Label] bool Y) : Row;")]
    [InlineData("public record Row([Feature] int X, [Label] bool Y); public class Row { [Feature] public int X; [Label] public bool Y; } public record struct Row([Feature] int X, [Label] bool Y);")]
    [InlineData("class A { record Row([Feature] int X, [Label] bool Y); } struct A { internal record Row([Feature] int X, [Label] bool Y); } record A { internal record Row([Feature] int X, [Label] bool Y); }")]
    [InlineData("file record Row([Feature] int X, [Label] bool Y); public record Row([Feature] int X, [Label] bool Y);")]
    [InlineData("namespace ; public record Row([Feature] int X, [Label] bool Y);")]
    [InlineData("public enum K { A, , B } public record Row([Feature] K X, [Label] K Y);")]
    [InlineData("public record Row([Feature] int, [Feature] enum Z, [Label] bool Y);")]
    [InlineData("public record A([Feature] int X) : B; public record B([Label] bool Y) : A;")]
    [InlineData("public record Row([Feature] int X, [Label] bool Y); public record Row([Feature] int X, [Label] bool Y);")]
    [InlineData("public record Row([Feature] int X, [Label] bool Y) { public record Row([Feature] int X, [Label] bool Y); }")]
    [InlineData("public unsafe struct Row { [Feature] public int* X; [Feature] public fixed int Z[3]; [Label] public bool Y; }")]
    [InlineData("public record ([Feature] int X, [Label] bool Y);")]
    [InlineData("[Network] public enum Row { [Feature] A } [Network] public delegate void D([Feature] int x);")]
    public Task Nonsense_never_makes_it_fail(string source) => Survive(Shape.Usings + source);

    [Fact]
    public void The_generator_s_output_is_deterministic_and_has_one_kind_of_line_end()
    {
        var first = Texts(Source.Replace("[assembly: TrainingFor<Row>(Public = true)]", "", StringComparison.Ordinal).ReplaceLineEndings("\r\n"));
        var second = Texts(Source.Replace("[assembly: TrainingFor<Row>(Public = true)]", "", StringComparison.Ordinal).ReplaceLineEndings("\n"));

        Assert.Equal(3, first.Count);
        Assert.Equal(first, second);
        Assert.All(first, text => Assert.DoesNotContain('\r', text));
        Assert.All(first, text => Assert.EndsWith("}\n", text, StringComparison.Ordinal));
        Assert.All(first, text => Assert.DoesNotContain(" \n", text, StringComparison.Ordinal));
        Assert.All(first, text => Assert.DoesNotContain("\n\n\n", text, StringComparison.Ordinal));
    }

    private static List<string> Texts(string source) =>
        [.. Compilations.Generate(Packages.Training, source).GetRunResult().GeneratedTrees.Select(tree => tree.ToString())];

    private static async Task Survive(string source)
    {
        var compilation = Compilations.Create(Packages.Training, source);
        var result = Compilations.Driver().RunGenerators(compilation).GetRunResult().Results[0];
        Assert.Null(result.Exception);
        Assert.DoesNotContain(result.Diagnostics, diagnostic => diagnostic.Id == "LAM0901");

        var reported = await Compilations.Analyze(compilation);
        Assert.DoesNotContain(reported, diagnostic => diagnostic.Id == "AD0001");
    }
}
