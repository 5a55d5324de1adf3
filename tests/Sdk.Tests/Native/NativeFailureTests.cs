using Lamina;

namespace Sdk.Tests.Native;

public class NativeFailureTests
{
    private static readonly NativeFailure Ordinary = new("linux-x64", HasTorchSharp: true, HasLibtorch: true, "no reason", Obstacle: null);

    [Fact]
    public void A_missing_package_is_named_with_the_packages_to_add() =>
        Says(Ordinary with { HasLibtorch = false }, "No libtorch package", "TorchSharp-cpu", "TorchSharp-cuda-linux", "libtorch.so", "no reason");

    [Fact]
    public void A_missing_package_is_named_even_where_TorchSharp_is_missing_as_well() =>
        Says(Ordinary with { HasLibtorch = false, HasTorchSharp = false }, "No libtorch package");

    [Fact]
    public void Missing_native_files_of_TorchSharp_are_named() =>
        Says(Ordinary with { HasTorchSharp = false }, "LibTorchSharp", "linux-x64");

    [Theory]
    [InlineData("linux-arm64")]
    [InlineData("linux-x86")]
    [InlineData("osx-x64")]
    [InlineData("win-x86")]
    public void An_architecture_without_libtorch_is_named_with_those_that_have_it(string runtime) =>
        Says(Ordinary with { Runtime = runtime, HasLibtorch = false }, $"no libtorch for {runtime}", "linux-x64, win-x64, win-arm64, osx-arm64");

    [Theory]
    [InlineData("linux-musl-x64")]
    [InlineData("linux-musl-arm64")]
    public void Musl_is_named(string runtime) =>
        Says(Ordinary with { Runtime = runtime, HasLibtorch = false }, "musl", "glibc");

    [Fact]
    public void A_system_too_old_is_named_with_what_it_lacks() =>
        Says(Ordinary with { Obstacle = "/lib/libstdc++.so.6: version `GLIBCXX_3.4.30' not found" }, "too old", "GLIBCXX_3.4.30", "LD_LIBRARY_PATH");

    [Fact]
    public void A_library_that_cannot_be_adapted_is_named_with_the_reason() =>
        Says(
            Ordinary with { Loader = "version `GLIBCXX_3.4.32' not found", Obstacle = "The file does not look as expected: several symbols need GLIBCXX_3.4.32." },
            "too old", "no adapted copy", "several symbols");

    [Fact]
    public void Versions_that_do_not_belong_together_are_named() =>
        Says(Ordinary with { Obstacle = "libLibTorchSharp.so: undefined symbol: _ZN2at3fooEv" }, "different versions", "_ZN2at3fooEv");

    [Fact]
    public void A_missing_system_library_is_named() =>
        Says(
            Ordinary with { Loader = "GLIBCXX_3.4.32", Obstacle = "libcudart.so.12: cannot open shared object file" },
            "library that it needs is missing", "libcudart.so.12");

    [Fact]
    public void The_cause_is_kept()
    {
        var cause = new DllNotFoundException("cause");
        Assert.Same(cause, Ordinary.Explain(cause).InnerException);
        Assert.IsAssignableFrom<LaminaException>(Ordinary.Explain());
    }

    [Theory]
    [InlineData("debian.12-x64", "linux-x64")]
    [InlineData("linux-x64", "linux-x64")]
    [InlineData("alpine.3.20-x64", "linux-musl-x64")]
    [InlineData("linux-musl-arm64", "linux-musl-arm64")]
    public void The_runtime_is_known_without_its_distribution(string identifier, string runtime)
    {
        if (OperatingSystem.IsLinux())
            Assert.Equal(runtime, NativeFailure.RuntimeOf(identifier));
    }

    private static void Says(NativeFailure failure, params string[] parts)
    {
        var message = failure.Explain().Message;
        Assert.All(parts, part => Assert.Contains(part, message));
    }
}
