using System.Globalization;
using CsCheck;
using Microsoft.CodeAnalysis;

namespace Generators.Tests.RandomTypes;

/// <summary>
/// Of random annotated types, those that the analyzer accepts compile without a warning, and a row is read as worked
/// out by hand; those that it refuses are refused on the line that is wrong.
/// </summary>
public class RandomTypeTests
{
    private const string Shared =
        """
        namespace Shared;

        public enum Kind : short { @class = 7, Two = -5, Three = 0, Again = Two }

        [System.Flags]
        public enum Marks { Bent = 1, Torn = 2 }

        [System.Flags]
        public enum Large : ulong { First, Last = ulong.MaxValue }

        public enum Nothing;
        """;

    // Each iteration compiles several types. More are tried where the environment asks for them.
    private static readonly int Iterations =
        int.TryParse(Environment.GetEnvironmentVariable("LAMINA_RANDOM_ITERATIONS"), CultureInfo.InvariantCulture, out var asked) ? asked : 16;

    [Fact]
    public void What_is_accepted_works_and_what_is_refused_is_wrong_there() =>
        RandomTypeGen.Several.Sample(Try, iter: Iterations, print: types => string.Join("\n\n", types.AsEnumerable()));

    private static void Try(RandomType[] types)
    {
        var rendered = Array.ConvertAll(types, type => type.Render());
        var compilation = Compilations.Create(Packages.Training, [Shared, .. rendered.Select(type => type.Source)]);
        var errors = Compilations.Analyze(compilation).GetAwaiter().GetResult().Where(found => found.DefaultSeverity == DiagnosticSeverity.Error).ToList();
        for (var i = 0; i < types.Length; i++)
            CheckErrors(types[i], rendered[i], [.. errors.Where(error => error.Location.SourceTree == compilation.SyntaxTrees[i + 1])]);

        CheckRows([.. types.Where(type => !type.HasMistake)]);
    }

    private static void CheckErrors(RandomType type, (string Source, HashSet<int> Wrong, int Header) rendered, List<Diagnostic> errors)
    {
        var text = string.Join('\n', errors);
        Assert.True(type.HasMistake == errors.Count > 0, $"{(type.HasMistake ? "This is accepted" : "This is refused")}:\n{type}\n{text}");
        if (!type.HasMistake)
            return;

        // The first line of a file is the one that Compilations.Parse adds. What follows from a mistake is said of the type.
        var lines = errors.Select(error => error.Location.GetLineSpan().StartLinePosition.Line - 1).ToList();
        Assert.True(lines.Any(rendered.Wrong.Contains), $"Not on {string.Join(", ", rendered.Wrong)}:\n{type}\n{text}");
        Assert.True(lines.All(line => line == rendered.Header || rendered.Wrong.Contains(line)), $"Elsewhere than on {string.Join(", ", rendered.Wrong)}:\n{type}\n{text}");
    }

    private static void CheckRows(RandomType[] types)
    {
        var probe = $$"""
            {{Probe.Usings}}
            public static class Probe
            {
                public static string Run() => string.Join('\n', new string[]
                {
                    {{string.Join(",\n        ", types.Select(type => type.Probe))}}
                });
            }

            {{Probe.Reading}}
            """;
        var compilation = Compilations.Create(Packages.Training, [Shared, .. types.Select(type => type.Render().Source), probe]);
        Compilations.Generate(compilation.WithAssemblyName("Random" + Guid.NewGuid().ToString("N")), out var generated);

        Assert.Equal(string.Join('\n', types.Select(type => type.Expected)), Probe.Run(Probe.Load(generated), "Probe"));
    }
}
