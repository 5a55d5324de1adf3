using System.Diagnostics;
using System.IO.Compression;

namespace Lamina;

/// <summary>
/// The file of a saved pipeline: a zip of named entries. It is written beside its place and moved there once
/// complete, so that a reader never sees half a file.
/// </summary>
internal sealed class ArtifactFile : IDisposable
{
    private readonly ZipArchive archive;

    private ArtifactFile(ZipArchive archive) => this.archive = archive;

    /// <summary>Opens a file for reading.</summary>
    /// <exception cref="ArtifactException">The file is no pipeline.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public static ArtifactFile Open(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var stream = File.OpenRead(path);
        try
        {
            var archive = new ZipArchive(stream, ZipArchiveMode.Read);
            _ = archive.Entries;   // reads the directory, which is where a damaged file shows
            return new ArtifactFile(archive);
        }
        catch (InvalidDataException error)
        {
            stream.Dispose();
            throw new ArtifactException($"{path} is no saved pipeline, or it was cut off. Save it again.", error);
        }
    }

    /// <summary>Reads a part of a file.</summary>
    /// <param name="path">Its place.</param>
    /// <param name="part">The name of the part, for whoever watches.</param>
    /// <param name="read">Reads the entries.</param>
    /// <exception cref="ArtifactException">The file is no pipeline.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public static T Load<T>(string path, string part, Func<ArtifactFile, T> read)
    {
        var begun = Stopwatch.GetTimestamp();
        using var artifact = Open(path);
        var loaded = read(artifact);
        if (CoreEvents.Log.IsEnabled())
            CoreEvents.Log.PipelineLoaded(path, part, new FileInfo(path).Length, Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
        return loaded;
    }

    /// <summary>Writes a file.</summary>
    /// <param name="path">Its place.</param>
    /// <param name="write">Writes the entries.</param>
    public static void Write(string path, Action<ArtifactFile> write)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var begun = Stopwatch.GetTimestamp();
        var beside = $"{path}.{Path.GetRandomFileName()}.partial";
        try
        {
            using (var stream = new FileStream(beside, FileMode.CreateNew, FileAccess.Write))
            using (var artifact = new ArtifactFile(new ZipArchive(stream, ZipArchiveMode.Create)))
                write(artifact);
            File.Move(beside, path, overwrite: true);
        }
        catch
        {
            File.Delete(beside);
            throw;
        }

        if (CoreEvents.Log.IsEnabled())
            CoreEvents.Log.PipelineSaved(path, new FileInfo(path).Length, Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
    }

    /// <summary>Starts an entry. Its time is fixed, so that equal pipelines give equal files.</summary>
    public Stream Create(string name)
    {
        var entry = archive.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = new DateTimeOffset(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);
        return entry.Open();
    }

    /// <summary>The bytes of an entry.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="longest">The most bytes it may have.</param>
    /// <exception cref="ArtifactException">There is no such entry, or it is damaged or too long.</exception>
    public byte[] Read(string name, long longest)
    {
        var entry = archive.GetEntry(name)
            ?? throw new ArtifactException($"The file has no entry \"{name}\": it is no complete pipeline. Save it again.");
        if (entry.Length > longest)
            throw new ArtifactException($"The entry \"{name}\" claims {entry.Length} bytes, more than the {longest} that it can need.");
        try
        {
            using var stream = entry.Open();
            var bytes = new byte[entry.Length];
            stream.ReadExactly(bytes);
            if (stream.ReadByte() >= 0)
                throw new ArtifactException($"The entry \"{name}\" is longer than it claims. The file is damaged.");
            return bytes;
        }
        catch (Exception error) when (error is InvalidDataException or EndOfStreamException)
        {
            throw new ArtifactException($"The entry \"{name}\" is damaged. Save the pipeline again.", error);
        }
    }

    public bool Has(string name) => archive.GetEntry(name) is not null;

    public void Dispose() => archive.Dispose();
}
