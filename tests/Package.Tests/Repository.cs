using System.Reflection;
using System.Text.RegularExpressions;

namespace Package.Tests;

/// <summary>The repository that these tests were built from.</summary>
internal static partial class Repository
{
    /// <summary>Its folder.</summary>
    public static string Root { get; } = Path.GetFullPath(
        typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "RepositoryRoot").Value!);

    /// <summary>The first block of C# in the README: a whole program with its record.</summary>
    public static string FirstModel() =>
        FirstBlock().Match(File.ReadAllText(Path.Combine(Root, "README.md"))).Groups["code"].Value;

    /// <summary>The version that Directory.Packages.props gives a package.</summary>
    public static string VersionOf(string package) => Regex.Match(
        File.ReadAllText(Path.Combine(Root, "Directory.Packages.props")),
        $"Include=\"{Regex.Escape(package)}\" Version=\"(?<version>[^\"]+)\"").Groups["version"].Value;

    /// <summary>Copies what packing needs into a folder, so that nothing here is touched.</summary>
    public static void CopySources(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(Root))
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        var sources = Path.Combine(Root, "src");
        foreach (var file in Directory.EnumerateFiles(sources, "*", SearchOption.AllDirectories))
        {
            var relative = Path.GetRelativePath(Root, file);
            if (relative.Split(Path.DirectorySeparatorChar) is [_, _, "bin" or "obj", ..])
                continue;
            var copy = Path.Combine(folder, relative);
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    [GeneratedRegex("```csharp\n(?<code>.*?)```", RegexOptions.Singleline)]
    private static partial Regex FirstBlock();
}
