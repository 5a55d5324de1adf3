using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using System.Text;
using Lamina;

namespace Sdk.Tests.Native;

[SupportedOSPlatform("linux")]
public sealed class AdaptedLibraryTests : IDisposable
{
    private readonly NativeFolders folders = new();

    public void Dispose() => folders.Dispose();

    [LinuxFact]
    public void TorchSharp_s_library_loads_from_a_copy_or_as_it_is()
    {
        var locations = NativeLocations.Of(NativeFailure.CurrentRuntime);
        if (locations.Find("libLibTorchSharp.so") is not { } original)
            return;
        var cache = folders.Folder("empty") + "/cache";
        var bytes = File.ReadAllBytes(original);

        var library = AdaptedLibrary.Load(original, locations.Find("libtorch.so"), cache);

        Assert.True(NativeLibrary.TryGetExport(library.Handle, "THSTensor_sum", out _));
        Assert.Equal(bytes, File.ReadAllBytes(original));
        Assert.Equal(library.Copy is null ? [] : [library.Copy], Directory.Exists(cache) ? Directory.GetFiles(cache) : []);
        if (library.Copy is { } copy)
            Assert.Equal(GlibcxxPatch.Apply(bytes), File.ReadAllBytes(copy));
    }

    [LinuxFact]
    public void Without_a_usable_cache_nothing_stays_behind()
    {
        var locations = NativeLocations.Of(NativeFailure.CurrentRuntime);
        if (locations.Find("libLibTorchSharp.so") is not { } original)
            return;

        // A file stands where the cache should be.
        var library = AdaptedLibrary.Load(original, locations.Find("libtorch.so"), folders.File("cache"));

        Assert.True(NativeLibrary.TryGetExport(library.Handle, "THSTensor_sum", out _));
        Assert.False(File.Exists(library.Copy));
    }

    [LinuxFact]
    public void What_the_loader_said_is_the_error()
    {
        var file = folders.File("libLibTorchSharp.so");
        File.WriteAllBytes(file, Encoding.ASCII.GetBytes(new string('x', 4096)));

        var error = Assert.Throws<NativeLibraryException>(() => AdaptedLibrary.Load(file, null, folders.Folder("cache")));

        Assert.Contains("invalid ELF header", error.Message);
        Assert.DoesNotContain("strace", error.Message);
        Assert.Empty(Directory.GetFiles(folders.Folder("cache")));
    }

    [LinuxFact]
    public void A_libtorch_that_does_not_load_is_the_error()
    {
        var libtorch = Path.Combine(folders.Path, "libtorch.so");

        var error = Assert.Throws<NativeLibraryException>(() => AdaptedLibrary.Load(folders.File("libLibTorchSharp.so"), libtorch, null));

        Assert.Contains(libtorch, error.Message);
    }
}
