using System.Text;

namespace Lamina;

/// <summary>A file that is written beside its place and moved there once complete: a reader never sees half of it.</summary>
internal sealed class PartialFile : IDisposable
{
    private readonly string path;
    private readonly string beside;
    private bool isComplete;

    /// <summary>Starts a file.</summary>
    /// <param name="path">Its place; a file that is there is replaced in the end.</param>
    public PartialFile(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        this.path = path;
        beside = $"{path}.{Path.GetRandomFileName()}.partial";
        Stream = new FileStream(beside, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, bufferSize: 1 << 16);
    }

    /// <summary>What is written. A library may close it.</summary>
    public FileStream Stream { get; }

    /// <summary>Writes a text, UTF-8 without a mark.</summary>
    /// <param name="path">The file's place.</param>
    /// <param name="text">The text.</param>
    public static void WriteText(string path, string text)
    {
        using var file = new PartialFile(path);
        file.Stream.Write(Encoding.UTF8.GetBytes(text));
        file.Complete();
    }

    /// <summary>Moves the file into its place.</summary>
    public void Complete()
    {
        Stream.Dispose();
        File.Move(beside, path, overwrite: true);
        isComplete = true;
    }

    /// <summary>Deletes what was written, unless it is complete.</summary>
    public void Dispose()
    {
        Stream.Dispose();
        if (!isComplete)
            File.Delete(beside);
    }
}
