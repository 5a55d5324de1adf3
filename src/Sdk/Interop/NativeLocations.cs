using TorchSharp;

namespace Lamina;

/// <summary>The folders in which an application's native libraries may lie.</summary>
/// <param name="Folders">Existing folders, the likeliest first.</param>
internal sealed record NativeLocations(IReadOnlyList<string> Folders)
{
    /// <summary>
    /// What the host searches, the application's folder, and, where TorchSharp was loaded from its package (as in
    /// notebooks), that package and the libtorch package beside it.
    /// </summary>
    /// <param name="runtime">The system and architecture, as in <c>linux-x64</c>.</param>
    public static NativeLocations Of(string runtime)
    {
        var host = AppContext.GetData("NATIVE_DLL_SEARCH_DIRECTORIES") as string ?? "";
        var managed = Path.GetDirectoryName(typeof(torch).Assembly.Location) ?? "";
        return Of(runtime, host.Split(Path.PathSeparator), AppContext.BaseDirectory, managed);
    }

    /// <summary>The same, from the folders given.</summary>
    public static NativeLocations Of(string runtime, IEnumerable<string> host, string application, string managed)
    {
        var candidates = new List<string>(host) { application, Native(application, runtime) };
        if (managed.Length > 0)
        {
            candidates.Add(managed);
            candidates.Add(Native(managed, runtime));
            AddPackages(candidates, runtime, managed);
        }
        var folders = candidates.Where(folder => folder.Length > 0)
            .Select(folder => Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)))
            .Distinct().Where(Directory.Exists);
        return new NativeLocations([.. folders]);
    }

    /// <summary>The first file of that name.</summary>
    public string? Find(string file) =>
        Folders.Select(folder => Path.Combine(folder, file)).FirstOrDefault(File.Exists);

    /// <summary>The first file that has one of these names.</summary>
    public string? FindAny(params ReadOnlySpan<string> files)
    {
        foreach (var file in files)
        {
            if (Find(file) is { } path)
                return path;
        }
        return null;
    }

    // packages/torchsharp/<version>/lib/<framework>: libtorch's versions have other numbers, so a folder with
    // several of them does not tell which one belongs to this TorchSharp.
    private static void AddPackages(List<string> candidates, string runtime, string managed)
    {
        var package = Path.GetFullPath(Path.Combine(managed, "..", ".."));
        var packages = Path.GetFullPath(Path.Combine(package, "..", ".."));
        if (!string.Equals(Path.GetFileName(Path.GetDirectoryName(package)), "torchsharp", StringComparison.OrdinalIgnoreCase))
            return;
        candidates.Add(Native(package, runtime));
        var libtorch = Path.Combine(packages, $"libtorch-cpu-{runtime}");
        if (Directory.Exists(libtorch) && Directory.GetDirectories(libtorch) is [var only])
            candidates.Add(Native(only, runtime));
    }

    private static string Native(string folder, string runtime) => Path.Combine(folder, "runtimes", runtime, "native");
}
