namespace Package.Tests;

/// <summary>The packages, packed once for all tests into a folder outside the repository.</summary>
public sealed class PackedFeed : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("lamina-packages-").FullName;

    public PackedFeed()
    {
        // A version of its own: the packages cache must not answer with yesterday's package.
        Version = $"0.1.0-test.{Guid.NewGuid():N}";
        Folder = Path.Combine(root, "feed");
        var sources = Directory.CreateDirectory(Path.Combine(root, "sources")).FullName;
        Repository.CopySources(sources);
        foreach (var project in (string[])["Core", "Sdk", "Interop"])
            DotNet.Run(sources, "pack", $"src/{project}", "-c", "Release", "-o", Folder, $"-p:Version={Version}", "-warnaserror");
    }

    /// <summary>Where the packages are.</summary>
    public string Folder { get; }

    /// <summary>Their version.</summary>
    public string Version { get; }

    /// <summary>The README's first model in a console project: its folder and what it printed, once a test has run it.</summary>
    public (string Folder, string Output)? FirstModel { get; set; }

    /// <summary>Makes an empty folder for a project whose packages may come from here.</summary>
    public string CreateProjectFolder(string name)
    {
        var folder = Directory.CreateDirectory(Path.Combine(root, name)).FullName;
        File.WriteAllText(Path.Combine(root, "nuget.config"), $"""
            <configuration>
              <packageSources>
                <add key="packed" value="{Folder}" />
              </packageSources>
            </configuration>
            """);
        return folder;
    }

    public void Dispose()
    {
        Directory.Delete(root, recursive: true);
        var cache = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        foreach (var package in (string[])["lamina", "lamina.core", "lamina.interop"])
        {
            var unpacked = Path.Combine(cache, package, Version);
            if (Directory.Exists(unpacked))
                Directory.Delete(unpacked, recursive: true);
        }
    }
}
