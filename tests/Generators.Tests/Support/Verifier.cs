using System.Runtime.CompilerServices;
using System.Text;
using System.Text.RegularExpressions;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;
using Microsoft.CodeAnalysis;

namespace Generators.Tests;

/// <summary>
/// Compares generated files with snapshots beside the test, by Verify's conventions: <c>Type.Method#Hint.verified.cs</c>.
/// What differs is written to <c>.received.cs</c>; to accept it, give it the other name.
/// </summary>
internal static partial class Verifier
{
    private const int Context = 3;

    /// <summary>Compares every generated file, or those whose hint ends in one of the names.</summary>
    public static Task Verify(
        GeneratorDriver driver, string[]? only = null, [CallerFilePath] string file = "", [CallerMemberName] string method = "")
    {
        var prefix = Path.Combine(Path.GetDirectoryName(file)!, $"{Path.GetFileNameWithoutExtension(file)}.{method}#");
        var failures = new StringBuilder();
        var expected = Directory.GetFiles(Path.GetDirectoryName(file)!, Path.GetFileName(prefix) + "*.verified.cs").ToHashSet(StringComparer.Ordinal);
        var generated = driver.GetRunResult().Results.SelectMany(result => result.GeneratedSources).ToList();
        Assert.NotEmpty(generated);
        foreach (var source in generated)
        {
            var hint = source.HintName[..^".cs".Length];
            if (only is not null && !only.Any(name => hint.EndsWith($".{name}.g", StringComparison.Ordinal)))
                continue;
            var verified = $"{prefix}{hint}.verified.cs";
            expected.Remove(verified);
            Compare(Scrub(source.SourceText.ToString()), verified, $"{prefix}{hint}.received.cs", failures);
        }

        foreach (var missing in expected)
            failures.AppendLine($"{Path.GetFileName(missing)}: the generator writes no such file any more.");
        return failures.Length == 0 ? Task.CompletedTask : Task.FromException(new Xunit.Sdk.XunitException(failures.ToString()));
    }

    private static void Compare(string text, string verified, string received, StringBuilder failures)
    {
        var expected = File.Exists(verified) ? File.ReadAllText(verified) : null;
        if (text == expected)
        {
            File.Delete(received);
            return;
        }

        File.WriteAllText(received, text);
        failures.AppendLine(expected is null ? $"{Path.GetFileName(verified)} is new." : $"{Path.GetFileName(verified)} differs:");
        if (expected is not null)
            Describe(expected, text, failures);
    }

    private static void Describe(string expected, string text, StringBuilder failures)
    {
        var lines = InlineDiffBuilder.Diff(expected, text, ignoreWhiteSpace: false).Lines;
        for (var i = 0; i < lines.Count; i++)
        {
            var near = lines.Skip(Math.Max(0, i - Context)).Take((2 * Context) + 1);
            if (near.All(line => line.Type == ChangeType.Unchanged))
                continue;
            failures.Append(lines[i].Type switch { ChangeType.Inserted => "+ ", ChangeType.Deleted => "- ", _ => "  " }).AppendLine(lines[i].Text);
        }
    }

    // A release changes the version in every file, and nothing else. Release output silences warnings; see SourceFile.
    private static string Scrub(string text) => ToolVersion()
        .Replace(text, "\"Lamina.Generators\", \"{version}\"")
        .Replace("#pragma warning disable\n", "", StringComparison.Ordinal);

    [GeneratedRegex("\"Lamina.Generators\", \"[^\"]*\"")]
    private static partial Regex ToolVersion();
}
