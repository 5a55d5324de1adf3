using Microsoft.CodeAnalysis;

namespace Generators.Tests;

/// <summary>Generates the code of a shape of type: with Lamina.Core alone and with Lamina, and without a warning from either.</summary>
internal static class Shape
{
    public const string Usings = "using System;\nusing Lamina;\n";

    /// <summary>What is generated with Lamina.Core alone.</summary>
    public static GeneratorDriver Core(params string[] sources) => Generate(Packages.Core, sources);

    /// <summary>What is generated with Lamina.</summary>
    public static GeneratorDriver Training(params string[] sources) => Generate(Packages.Training, sources);

    private static GeneratorDriver Generate(Packages packages, string[] sources)
    {
        var complete = Array.ConvertAll(sources, source => Usings + source);
        var training = Compilations.Generate(Packages.Training, complete);
        return packages == Packages.Training ? training : Compilations.Generate(Packages.Core, complete);
    }
}
