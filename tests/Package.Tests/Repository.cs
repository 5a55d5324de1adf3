using System.Text.RegularExpressions;

namespace Package.Tests;

/// <summary>What the tests take from the repository: its sources, its README, its versions.</summary>
internal static partial class Repository
{
    /// <summary>The first block of C# in the README: a whole program with its record.</summary>
    public static string FirstModel() =>
        FirstBlock().Match(File.ReadAllText(RepositoryFolder.PathOf("README.md"))).Groups["code"].Value;

    /// <summary>The version that Directory.Packages.props gives a package.</summary>
    public static string VersionOf(string package) => Regex.Match(
        File.ReadAllText(RepositoryFolder.PathOf("Directory.Packages.props")),
        $"Include=\"{Regex.Escape(package)}\" Version=\"(?<version>[^\"]+)\"").Groups["version"].Value;

    /// <summary>Copies what packing needs into a folder, so that nothing here is touched.</summary>
    public static void CopySources(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(RepositoryFolder.FullPath))
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        var sources = RepositoryFolder.PathOf("src");
        foreach (var file in Directory.EnumerateFiles(sources, "*", SearchOption.AllDirectories))
        {
            var relative = Path.GetRelativePath(RepositoryFolder.FullPath, file);
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
