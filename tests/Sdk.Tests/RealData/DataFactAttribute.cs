namespace Sdk.Tests.RealData;

/// <summary>
/// A test on a public data set that is not part of the repository: it looks in the folder that LAMINA_DATA names,
/// else in ../shared/data beside the repository, and is skipped where neither is there.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class DataFactAttribute : FactAttribute
{
    public DataFactAttribute(string dataSet)
    {
        if (!Directory.Exists(PathOf(dataSet)))
            Skip = $"The data set {dataSet} is not there. Set LAMINA_DATA to the folder that holds it.";
    }

    /// <summary>Where a file or folder of the data is, or would be.</summary>
    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string Root { get; } = Environment.GetEnvironmentVariable("LAMINA_DATA") is { Length: > 0 } folder
        ? folder
        : RepositoryFolder.PathOf("..", "shared", "data");
}
