using System.Runtime.InteropServices;

namespace Lamina;

/// <summary>Why libtorch does not load, from what is known about the system, and what to do about it.</summary>
/// <param name="Runtime">The system and architecture, as in <c>linux-x64</c>.</param>
/// <param name="HasTorchSharp">Whether TorchSharp's native library was found.</param>
/// <param name="HasLibtorch">Whether libtorch was found.</param>
/// <param name="Loader">What the system's loader said to the ordinary load.</param>
/// <param name="Obstacle">Why the files that were found did not load either, adapted or not; null where that was not tried.</param>
internal sealed record NativeFailure(string Runtime, bool HasTorchSharp, bool HasLibtorch, string Loader, string? Obstacle)
{
    private static readonly string[] Supported = ["linux-x64", "win-x64", "win-arm64", "osx-arm64"];

    /// <summary>The system and architecture of this process, without its distribution.</summary>
    public static string CurrentRuntime { get; } = RuntimeOf(RuntimeInformation.RuntimeIdentifier);

    // The general search lists every place where nothing was; what the one try with known paths met is the cause.
    private string Said => Obstacle ?? Loader;

    private string LoaderSaid => Said.Length == 0 ? "" : $" What was met: {Said}";

    /// <summary>The error to raise: cause first, then the remedy.</summary>
    public NativeLibraryException Explain(Exception? cause = null)
    {
        var message = $"libtorch, on which networks are trained, cannot be loaded. {Why()}";
        return cause is null ? new NativeLibraryException(message) : new NativeLibraryException(message, cause);
    }

    /// <summary>A runtime identifier without the name of its distribution, which older runtimes give.</summary>
    public static string RuntimeOf(string identifier)
    {
        var architecture = identifier[(identifier.LastIndexOf('-') + 1)..];
        var system = OperatingSystem.IsWindows() ? "win" : OperatingSystem.IsMacOS() ? "osx" : "linux";
        var musl = identifier.Contains("musl", StringComparison.Ordinal) || identifier.StartsWith("alpine", StringComparison.Ordinal);
        return system == "linux" && musl ? $"linux-musl-{architecture}" : $"{system}-{architecture}";
    }

    private string Why()
    {
        if (Runtime.Contains("-musl-", StringComparison.Ordinal))
            return "This system's C library is musl, and libtorch is built for glibc. Run on a distribution with glibc, such as Debian or Ubuntu.";
        if (!Supported.Contains(Runtime))
            return $"There is no libtorch for {Runtime}, only for {string.Join(", ", Supported)}. Run as one of these; on a machine that can, a process of another architecture will do.";
        if (!HasLibtorch)
            return "No libtorch package is referenced. Add TorchSharp-cpu, or one of TorchSharp-cuda-windows and TorchSharp-cuda-linux for NVIDIA cards, of TorchSharp's own version, to the application's project."
                + " Where one is referenced, its files were not copied: see that the project's output holds " + LibtorchFile() + "." + LoaderSaid;
        if (!HasTorchSharp)
            return "TorchSharp's own native library (LibTorchSharp) is not beside the application. Publish for " + Runtime + " or without a runtime identifier, and keep the native files of the package TorchSharp." + LoaderSaid;
        if (Said.Contains("undefined symbol", StringComparison.Ordinal))
            return "TorchSharp and libtorch are of different versions. Reference the libtorch package that belongs to the referenced TorchSharp." + LoaderSaid;
        if (Said.Contains("cannot open shared object", StringComparison.Ordinal))
            return "A library that it needs is missing. Install it, or, for a cuda package, the driver that it asks for." + LoaderSaid;
        if (Said.Contains("GLIBC", StringComparison.Ordinal) || Loader.Contains("GLIBC", StringComparison.Ordinal))
            return "This system's C or C++ library is too old for it, and no adapted copy of TorchSharp's library could be used."
                + " Update the system (with the libstdc++ of GCC 13.2 or later no copy is needed), or put a newer libstdc++.so.6 first in LD_LIBRARY_PATH." + LoaderSaid;
        return "Its files are there, but do not load. Restore the packages anew and rebuild." + LoaderSaid;
    }

    private string LibtorchFile() => Runtime[..3] switch { "win" => "torch_cpu.dll", "osx" => "libtorch.dylib", _ => "libtorch.so" };
}
