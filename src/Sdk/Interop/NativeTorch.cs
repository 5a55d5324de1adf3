using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Loader;
using Microsoft.Extensions.Logging;
using TorchSharp;

namespace Lamina;

/// <summary>Makes sure that libtorch is loaded before TorchSharp is used, or says why it cannot be.</summary>
internal static partial class NativeTorch
{
    private const string LibraryName = "LibTorchSharp";

    private static readonly Lock Gate = new();
    private static volatile bool isLoaded;
    private static AdaptedLibrary? adapted;
    private static string? obstacle;
    private static string? notice;

    /// <summary>The copy that was loaded in place of a library that does not fit this system; null where none was.</summary>
    public static string? AdaptedCopy => OperatingSystem.IsLinux() ? adapted?.Copy : null;

    /// <summary>
    /// Loads libtorch. Call it before any use of TorchSharp, whose own error blames a missing package whatever
    /// the cause is.
    /// </summary>
    /// <param name="logger">Takes one line, once in a process, where a library had to be adapted to this system.</param>
    /// <exception cref="NativeLibraryException">libtorch cannot be loaded.</exception>
    public static void EnsureLoaded(ILogger? logger = null)
    {
        if (!isLoaded)
            Load();
        if (logger is not null && notice is not null && Interlocked.Exchange(ref notice, null) is { } copy)
            LogAdapted(logger, copy);
    }

    /// <summary>
    /// Loads the OpenMP runtime that comes with libtorch, where there is one. LightGBM then takes the same one;
    /// loaded before it, LightGBM brings the system's, and the process has two, each with its own threads.
    /// Does nothing where that is not possible.
    /// </summary>
    public static void TryLoadBeforeBoosting()
    {
        if (isLoaded || !OperatingSystem.IsLinux())
            return;
        try
        {
            if (NativeLocations.Of(NativeFailure.CurrentRuntime).Find("libtorch.so") is not { } libtorch)
                return;
            foreach (var openMp in Directory.EnumerateFiles(Path.GetDirectoryName(libtorch)!, "libgomp*.so*"))
                NativeLibrary.TryLoad(openMp, out _);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            // Without it boosting is only slower.
        }
    }

    [ModuleInitializer]
    [SuppressMessage("Usage", "CA2255", Justification = "Networks may be the first to touch TorchSharp, before any call into this library.")]
    internal static void RegisterResolver()
    {
        if (!OperatingSystem.IsLinux())
            return;
        AssemblyLoadContext.Default.ResolvingUnmanagedDll += Resolve;
        var own = AssemblyLoadContext.GetLoadContext(typeof(NativeTorch).Assembly);
        if (own is not null && own != AssemblyLoadContext.Default)
            own.ResolvingUnmanagedDll += Resolve;
    }

    private static void Load()
    {
        lock (Gate)
        {
            if (isLoaded)
                return;
            // In TorchSharp's own order; the second one alone decides.
            NativeLibrary.TryLoad("torch_cpu", typeof(torch).Assembly, null, out _);
            try
            {
                NativeLibrary.Load(LibraryName, typeof(torch).Assembly, null);
            }
            catch (Exception error) when (error is DllNotFoundException or BadImageFormatException)
            {
                throw Failure(error).Explain(error);
            }
            isLoaded = true;
        }
    }

    private static NativeFailure Failure(Exception error)
    {
        var runtime = NativeFailure.CurrentRuntime;
        var locations = NativeLocations.Of(runtime);
        return new NativeFailure(
            runtime,
            HasTorchSharp: locations.FindAny("libLibTorchSharp.so", "LibTorchSharp.dll", "libLibTorchSharp.dylib") is not null,
            HasLibtorch: locations.FindAny("libtorch.so", "torch_cpu.dll", "libtorch.dylib", "libtorch_cpu.dylib") is not null,
            error.Message,
            obstacle);
    }

    // Raised after the ordinary load has failed, so nothing happens where that works.
    private static nint Resolve(Assembly assembly, string name)
    {
        if (name != LibraryName || assembly.GetName().Name != "TorchSharp" || !OperatingSystem.IsLinux())
            return 0;
        lock (Gate)
        {
            if (adapted is not null)
                return adapted.Handle;
            try
            {
                var locations = NativeLocations.Of(NativeFailure.CurrentRuntime);
                if (locations.Find("libLibTorchSharp.so") is not { } original)
                    return 0;
                adapted = AdaptedLibrary.Load(original, locations.Find("libtorch.so"), AdaptedLibrary.CacheFolder());
                notice = adapted.Copy;
                return adapted.Handle;
            }
            catch (NativeLibraryException error)
            {
                obstacle = error.Message;
                return 0;
            }
        }
    }

    [LoggerMessage(100, LogLevel.Information, "TorchSharp's native library was built for a newer libstdc++ than this system's; loaded an adapted copy, {Copy}")]
    private static partial void LogAdapted(ILogger logger, string copy);
}
