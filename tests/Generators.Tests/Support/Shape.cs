using Microsoft.CodeAnalysis;

namespace Generators.Tests;

/// <summary>
/// Generates the code of a shape of type: with Lamina.Core alone and with Lamina, and
/// without a warning from the compiler or the analyzers.
/// </summary>
internal static class Shape
{
    public const string Usings = "using System;\nusing Lamina;\n";

    /// <summary>What is generated with Lamina.Core alone.</summary>
    public static GeneratorDriver Core(params string[] sources) => Generate(Packages.Core, "", sources);

    /// <summary>What is generated with Lamina.</summary>
    public static GeneratorDriver Training(params string[] sources) => Generate(Packages.Training, "", sources);

    /// <summary>What is generated with Lamina.Core alone of a source that an analyzer or the compiler warns about.</summary>
    public static GeneratorDriver CoreDespite(string warning, string source) => Generate(Packages.Core, warning, [source]);

    private static GeneratorDriver Generate(Packages packages, string warning, string[] sources)
    {
        var complete = Array.ConvertAll(sources, source => Usings + source);
        var training = Compilations.Generate(Compilations.Create(Packages.Training, complete), out _, despite: warning);
        var reported = Compilations.Analyze(Compilations.Create(Packages.Training, complete)).GetAwaiter().GetResult();
        string[] expected = warning.StartsWith("LAM", StringComparison.Ordinal) ? [warning] : [];
        Assert.Equal(expected, reported.Select(diagnostic => diagnostic.Id));
        return packages == Packages.Training ? training : Compilations.Generate(Compilations.Create(Packages.Core, complete), out _, despite: warning);
    }
}
