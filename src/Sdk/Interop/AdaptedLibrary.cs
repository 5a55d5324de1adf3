using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using System.Security.Cryptography;

namespace Lamina;

/// <summary>
/// TorchSharp's native library, loaded where the ordinary way fails for want of a newer libstdc++: from a copy
/// that fits this system's (<see cref="GlibcxxPatch"/>), kept for the next start in a folder of this user alone.
/// </summary>
/// <param name="Handle">The loaded library.</param>
/// <param name="Copy">The copy that was loaded; null where the original loads after all.</param>
[SupportedOSPlatform("linux")]
internal sealed record AdaptedLibrary(nint Handle, string? Copy)
{
    /// <summary>Loads the library, adapted where that is the only thing that it lacks.</summary>
    /// <param name="original">TorchSharp's native library.</param>
    /// <param name="libtorch">The libtorch.so that it needs, if it was found.</param>
    /// <param name="cache">Where copies are kept; null for a temporary folder.</param>
    /// <exception cref="NativeLibraryException">It does not load. <see cref="Exception.Message"/> is the reason.</exception>
    public static AdaptedLibrary Load(string original, string? libtorch, string? cache)
    {
        // The copy lies elsewhere, so the loader will not find libtorch beside it; what is loaded it need not find.
        if (libtorch is not null && TryLoad(libtorch, out _) is { } missing)
            throw new NativeLibraryException(missing);
        if (TryLoad(original, out var handle) is not { } reason)
            return new AdaptedLibrary(handle, null);
        if (!reason.Contains(GlibcxxPatch.MissingVersion, StringComparison.Ordinal))
            throw new NativeLibraryException(reason);

        var content = GlibcxxPatch.Apply(Read(original));
        var name = $"libLibTorchSharp-{Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 16))}.so";
        if (cache is null)
            return LoadOnce(name, content);
        try
        {
            return LoadFrom(cache, name, content);
        }
        catch (NativeLibraryException)
        {
            // A read-only home, a disk mounted noexec, a folder that others may write: the next try says more.
            return LoadOnce(name, content);
        }
    }

    /// <summary>Where copies are kept: the user's cache by the XDG Base Directory rules; null where there is none.</summary>
    public static string? CacheFolder()
    {
        var cache = Environment.GetEnvironmentVariable("XDG_CACHE_HOME");
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        if (string.IsNullOrEmpty(cache) || !Path.IsPathRooted(cache))
            cache = home.Length == 0 ? null : Path.Combine(home, ".cache");
        return cache is null ? null : Path.Combine(cache, "lamina");
    }

    private static AdaptedLibrary LoadFrom(string folder, string name, byte[] content)
    {
        var path = PrivateFolder.Open(folder).Keep(name, content);
        return TryLoad(path, out var handle) is { } failure
            ? throw new NativeLibraryException(failure)
            : new AdaptedLibrary(handle, path);
    }

    // A new folder, which goes as soon as the library is in memory, so that nothing piles up from start to start.
    private static AdaptedLibrary LoadOnce(string name, byte[] content)
    {
        string? folder = null;
        try
        {
            folder = Directory.CreateTempSubdirectory("lamina-").FullName;
            return LoadFrom(folder, name, content);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new NativeLibraryException($"No temporary folder can be created: {error.Message}", error);
        }
        finally
        {
            if (folder is not null)
                Remove(folder, name);
        }
    }

    private static void Remove(string folder, string name)
    {
        try
        {
            File.Delete(Path.Combine(folder, name));
            Directory.Delete(folder);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // The system clears its temporary files itself.
        }
    }

    private static byte[] Read(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new NativeLibraryException($"{path} cannot be read: {error.Message}", error);
        }
    }

    /// <summary>Loads a library; returns what the loader said where that failed.</summary>
    private static string? TryLoad(string path, out nint handle)
    {
        try
        {
            handle = NativeLibrary.Load(path);
            return null;
        }
        catch (Exception error) when (error is DllNotFoundException or BadImageFormatException)
        {
            handle = 0;
            // .NET's advice on tracing comes first, what the loader said in the lines after it.
            var said = error.Message[(error.Message.IndexOf('\n', StringComparison.Ordinal) + 1)..].Trim();
            return said.Length > 0 ? said : error.Message;
        }
    }
}
