using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Generators.Tests.Pipeline;

/// <summary>The pipeline lets go of what was: an editor's memory must not grow with the keystrokes.</summary>
public class MemoryTests
{
    private const int Edits = 20;

    [Fact]
    public void At_most_one_old_compilation_lives_after_many_edits()
    {
        var driver = Compilations.Driver();
        var old = new List<WeakReference>();
        var current = EditManyTimes(ref driver, old);

        for (var i = 0; i < 3; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.Equal(Edits, old.Count);
        Assert.InRange(CountAlive(old), 0, 1);
        GC.KeepAlive(current);
        GC.KeepAlive(driver);
    }

    // A method of its own, never inlined: no local of the caller holds on to a compilation.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static CSharpCompilation EditManyTimes(ref GeneratorDriver driver, List<WeakReference> old)
    {
        var compilation = Compilations.Create(
            Packages.Training,
            Shape.Usings + "public record First([Feature] int X, [Label] bool Y);",
            Shape.Usings + "public record Second([Feature] DayOfWeek X, [Label] string Y) : Base; public abstract record Base { [Feature] public int Z { get; init; } }");
        driver = driver.RunGenerators(compilation);
        for (var i = 0; i < Edits; i++)
        {
            old.Add(new WeakReference(compilation));
            compilation = Edit(compilation, i);
            driver = driver.RunGenerators(compilation);
        }

        return compilation;
    }

    // A new member, a comment, a new type: models that change and models that do not.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static CSharpCompilation Edit(CSharpCompilation compilation, int edit)
    {
        var tree = compilation.SyntaxTrees[edit % 2];
        var text = tree.ToString();
        text = (edit % 3) switch
        {
            0 => text.Replace("[Feature]", $"[Feature] int Added{edit}, [Feature]", StringComparison.Ordinal),
            1 => $"// {edit}\n" + text,
            _ => text + $"\npublic record New{edit}([Feature] int X, [Label] bool Y);",
        };
        return compilation.ReplaceSyntaxTree(tree, CSharpSyntaxTree.ParseText(text, (CSharpParseOptions)tree.Options, tree.FilePath));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int CountAlive(List<WeakReference> compilations) => compilations.Count(reference => reference.IsAlive);
}
