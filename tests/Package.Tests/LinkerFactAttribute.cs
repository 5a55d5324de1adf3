namespace Package.Tests;

/// <summary>A test that needs the linker of the system, which NativeAOT calls.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class LinkerFactAttribute : FactAttribute
{
    private static readonly string? Linker = Array.Find(["clang", "gcc"], IsOnPath);

    public LinkerFactAttribute()
    {
        if (!OperatingSystem.IsWindows() && Linker is null)
            Skip = "NativeAOT needs clang or gcc on the PATH.";
    }

    /// <summary>Names the linker where it is not the one that NativeAOT looks for.</summary>
    public static IReadOnlyList<string> PublishArguments => Linker == "gcc" ? ["-p:CppCompilerAndLinker=gcc"] : [];

    private static bool IsOnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));
}
