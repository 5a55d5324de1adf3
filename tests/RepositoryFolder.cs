using System.Reflection;

/// <summary>The repository that the tests were built from; compiled into every test project.</summary>
internal static class RepositoryFolder
{
    /// <summary>Its full path.</summary>
    public static string FullPath { get; } = System.IO.Path.GetFullPath(
        typeof(RepositoryFolder).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "RepositoryFolder").Value!);

    /// <summary>The path of something in it.</summary>
    public static string PathOf(params ReadOnlySpan<string> parts) => System.IO.Path.Combine([FullPath, .. parts]);
}
