using Lamina;

namespace Sdk.Tests.Native;

public sealed class NativeLocationsTests : IDisposable
{
    private readonly NativeFolders folders = new();

    public void Dispose() => folders.Dispose();

    [Fact]
    public void Finds_libraries_in_the_application_s_folder_of_native_files()
    {
        var library = folders.File("app", "runtimes", "linux-x64", "native", "libtorch.so");

        var locations = NativeLocations.Of("linux-x64", [""], folders.Folder("app"), "");

        Assert.Equal(library, locations.Find("libtorch.so"));
        Assert.Null(locations.Find("libc10.so"));
        Assert.Null(NativeLocations.Of("win-x64", [], folders.Folder("app"), "").Find("libtorch.so"));
    }

    [Fact]
    public void What_the_host_searches_comes_first()
    {
        folders.File("app", "libtorch.so");
        var library = folders.File("host", "libtorch.so");

        var locations = NativeLocations.Of("linux-x64", [folders.Folder("host") + "/"], folders.Folder("app"), folders.Folder("app"));

        Assert.Equal(library, locations.Find("libtorch.so"));
        Assert.Equal(2, locations.Folders.Count);
    }

    [Fact]
    public void Finds_libraries_in_the_packages_from_which_TorchSharp_was_loaded()
    {
        var bindings = folders.File("torchsharp", "0.107.0", "runtimes", "linux-x64", "native", "libLibTorchSharp.so");
        var libtorch = folders.File("libtorch-cpu-linux-x64", "2.10.0", "runtimes", "linux-x64", "native", "libtorch.so");

        var locations = Packages();

        Assert.Equal(bindings, locations.Find("libLibTorchSharp.so"));
        Assert.Equal(libtorch, locations.FindAny("torch_cpu.dll", "libtorch.so"));
    }

    [Fact]
    public void Several_versions_of_libtorch_are_no_choice()
    {
        folders.File("libtorch-cpu-linux-x64", "2.10.0", "runtimes", "linux-x64", "native", "libtorch.so");
        folders.Folder("libtorch-cpu-linux-x64", "2.7.1");

        Assert.Null(Packages().Find("libtorch.so"));
    }

    private NativeLocations Packages() =>
        NativeLocations.Of("linux-x64", [], folders.Folder("app"), folders.Folder("torchsharp", "0.107.0", "lib", "net8.0"));
}
