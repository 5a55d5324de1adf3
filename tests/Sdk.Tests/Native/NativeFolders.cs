namespace Sdk.Tests.Native;

/// <summary>A folder for one test, gone with it.</summary>
internal sealed class NativeFolders : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("native-tests-").FullName;

    public string File(params string[] parts)
    {
        var file = System.IO.Path.Combine([Path, .. parts]);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!);
        System.IO.File.WriteAllText(file, "");
        return file;
    }

    public string Folder(params string[] parts) => Directory.CreateDirectory(System.IO.Path.Combine([Path, .. parts])).FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
