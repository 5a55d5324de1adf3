using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.CodeAnalysis;

namespace Generators.Tests.Pipeline;

/// <summary>The same types give the same files, wherever and however the generator runs.</summary>
public class DeterminismTests
{
    private static readonly string[] Sources =
    [
        Shape.Usings +
        """
        namespace Shops;
        public enum Kind : long { None = -1, Inline = long.MinValue, Istanbul = 3, ınce }
        [Network(Hidden = [1600, 8], Extract = [1, 2], Dropout = 0.125, Activation = Activation.LeakyRelu)]
        public partial record Sale([Feature] Kind Kind, [Feature(Encode.Number)] Kind? Other, [Label] Kind? Next);
        """,
        Shape.Usings +
        """
        namespace Shops;
        public partial record Sale
        {
            [Feature] public DateTime IŞIK { get; init; }
            [Feature] public string? İstanbul { get; init; }
        }
        """,
        Shape.Usings +
        """
        namespace Shops;
        public partial record Sale
        {
            [Weight] public double Weight { get; init; }
            [Feature] public TimeSpan Took { get; init; }
        }

        public record I([Feature] int X, [Label] bool Y);
        public record i([Feature] int X, [Label] bool Y);
        """,
        Shape.Usings + "namespace Shops.Online; public record Sale([Feature] float X, [Label(LabelTask.MultiClass)] int Y);",
        Shape.Usings + "namespace shops; public record Sale([Feature] float X, [Label] float Y);",
    ];

    // The tests run with InvariantGlobalization, so the machine has no such cultures: what matters of them is set by
    // hand. Casing follows no culture then, so the Turkish i is covered by names alone.
    public static TheoryData<string, string, string, string> Cultures => new()
    {
        { "fi-FI", ",", "\u00a0", "\u2212" },
        { "ar-SA", "\u066b", "\u066c", "\u061c-" },
        { "tr-TR", ",", ".", "-" },
        { "de-DE", ",", ".", "-" },
    };

    [Theory]
    [MemberData(nameof(Cultures))]
    public async Task Culture_makes_no_difference(string name, string point, string group, string minus)
    {
        const string Wrong = Shape.Usings + "[Network(Hidden = [-1], Dropout = -1.5)] public record Wrong([Feature((Encode)(-7))] int X, [Label] Guid Y);";
        var expected = Files(Sources);
        var messages = await Messages(Wrong);
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NumberDecimalSeparator = point;
        culture.NumberFormat.NumberGroupSeparator = group;
        culture.NumberFormat.NegativeSign = minus;
        Assert.Contains(point, (-1.5).ToString(culture), StringComparison.Ordinal);

        var (before, beforeUI) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, culture);
            Assert.True(expected.SequenceEqual(Files(Sources)), name);
            Assert.Equal(messages, await Messages(Wrong));
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (before, beforeUI);
        }
    }

    [Fact]
    public void The_order_of_files_makes_no_difference()
    {
        var compilation = Compilations.Create(Packages.Training, Sources);
        var expected = Files(compilation);
        var trees = compilation.SyntaxTrees.ToList();
        for (var i = 0; i < trees.Count; i++)
        {
            trees = [.. trees[1..], trees[0]];
            Assert.Equal(expected, Files(compilation.RemoveAllSyntaxTrees().AddSyntaxTrees(trees)));
        }

        trees.Reverse();
        Assert.Equal(expected, Files(compilation.RemoveAllSyntaxTrees().AddSyntaxTrees(trees)));
    }

    [Fact]
    public void The_folder_and_its_separator_make_no_difference()
    {
        var compilation = Compilations.Create(Packages.Training, Sources);
        var moved = compilation.SyntaxTrees.Select((tree, i) => tree.WithFilePath($@"C:\Users\me\{(i == 1 ? @"Sub\" : "Sub.")}{tree.FilePath}"));
        var elsewhere = compilation.SyntaxTrees.Select((tree, i) => tree.WithFilePath($"/home/me/{(i == 1 ? "Sub/" : "Sub.")}{tree.FilePath}"));

        Assert.Equal(
            Files(compilation.RemoveAllSyntaxTrees().AddSyntaxTrees(moved)),
            Files(compilation.RemoveAllSyntaxTrees().AddSyntaxTrees(elsewhere)));
    }

    [Theory]
    [InlineData("\r\n")]
    [InlineData("\r")]
    [InlineData("\u2028")]
    public void Line_ends_make_no_difference(string lineEnd) =>
        Assert.Equal(Files(Sources), Files(Array.ConvertAll(Sources, source => source.ReplaceLineEndings(lineEnd))));

    [Fact]
    public async Task Parallel_runs_make_no_difference()
    {
        var compilation = Compilations.Create(Packages.Training, Sources);
        var expected = Files(compilation);
        var found = new ConcurrentBag<string[]>();

        await Parallel.ForAsync(0, 16, new ParallelOptions { MaxDegreeOfParallelism = 8 }, (i, _) =>
        {
            // Some share the compilation and its lazily bound symbols, some have their own.
            found.Add(Files(i % 2 == 0 ? compilation : Compilations.Create(Packages.Training, Sources)));
            return ValueTask.CompletedTask;
        });

        Assert.Equal(16, found.Count);
        Assert.All(found, files => Assert.Equal(expected, files));
    }

    private static string[] Files(string[] sources) => Files(Compilations.Create(Packages.Training, sources));

    private static string[] Files(Compilation compilation)
    {
        var files = Steps.Files(Compilations.Driver().RunGenerators(compilation));
        Assert.Equal(15, files.Count);
        return [.. files.OrderBy(file => file.Key, StringComparer.Ordinal).Select(file => $"{file.Key}\n{file.Value}")];
    }

    private static async Task<string[]> Messages(string source)
    {
        var found = await Compilations.Analyze(Compilations.Create(Packages.Training, source));
        Assert.NotEmpty(found);
        return [.. found.Select(diagnostic => $"{diagnostic.Id} {diagnostic.Location} {diagnostic.GetMessage(CultureInfo.InvariantCulture)}")];
    }
}
