using System.Diagnostics;
using System.IO.Compression;
using System.Text.Json;

namespace Lamina;

/// <summary>
/// A pipeline that is being saved. The file is written beside its place and moved there once complete, so that a reader never
/// sees half a file. Equal pipelines give equal files.
/// </summary>
internal sealed class ArtifactWriter
{
    private static readonly JsonWriterOptions Indented = new() { Indented = true, NewLine = "\n" };

    private readonly ZipArchive archive;
    private readonly EntrySums sums = new();

    private ArtifactWriter(ZipArchive archive) => this.archive = archive;

    /// <summary>Writes a file.</summary>
    /// <param name="path">Its place.</param>
    /// <param name="write">Adds the entries.</param>
    public static void Write(string path, Action<ArtifactWriter> write)
    {
        var begun = Stopwatch.GetTimestamp();
        using (var file = new PartialFile(path))
        {
            WriteEntries(file.Stream, write);
            file.Complete();
        }

        Report(path, new FileInfo(path).Length, begun);
    }

    /// <summary>Writes to a stream the bytes that a file would have. It stays open.</summary>
    /// <param name="stream">Where to; nothing is written to it before all is there.</param>
    /// <param name="write">Adds the entries.</param>
    public static void Write(Stream stream, Action<ArtifactWriter> write)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var begun = Stopwatch.GetTimestamp();
        using var all = new MemoryStream();
        WriteEntries(all, write);
        all.WriteTo(stream);
        Report("A stream", all.Length, begun);
    }

    /// <summary>Adds an entry of bytes that are worth packing.</summary>
    public void Add(string name, Action<Stream> write) => Add(name, write, pack: true);

    /// <summary>Adds an entry of weights, which look random: packing them costs time and gains next to nothing.</summary>
    public void AddWeights(string name, NetworkWeights weights) => Add(name, stream => SafeTensors.Write(stream, weights), pack: false);

    /// <summary>Adds an entry of JSON for people.</summary>
    public void AddJson(string name, Action<Utf8JsonWriter> write) => AddJson(name, write, Indented);

    /// <summary>Adds an entry of JSON in one line.</summary>
    public void AddList(string name, Action<Utf8JsonWriter> write) => AddJson(name, write, default);

    private static void WriteEntries(Stream stream, Action<ArtifactWriter> write)
    {
        using var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        var artifact = new ArtifactWriter(archive);
        write(artifact);
        artifact.WriteEntry(EntrySums.Name, artifact.sums.ToBytes(), CompressionLevel.Optimal);
    }

    private static void Report(string place, long length, long begun)
    {
        if (CoreEvents.Log.IsEnabled())
            CoreEvents.Log.PipelineSaved(place, length, Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
    }

    private void AddJson(string name, Action<Utf8JsonWriter> write, JsonWriterOptions options) =>
        Add(name, stream =>
        {
            using var json = new Utf8JsonWriter(stream, options);
            write(json);
        });

    private void Add(string name, Action<Stream> write, bool pack)
    {
        using var content = new MemoryStream();
        write(content);
        var bytes = content.GetBuffer().AsSpan(0, (int)content.Length);
        sums.Add(name, bytes);
        WriteEntry(name, bytes, pack && !ExpandsTooMuch(bytes) ? CompressionLevel.Optimal : CompressionLevel.NoCompression);
    }

    // A reader refuses an entry that expands too much: it may be an attack. What is that regular is kept as it is.
    private static bool ExpandsTooMuch(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length <= ArtifactFile.SmallEntry)
            return false;
        using var packed = new MemoryStream();
        using (var deflate = new DeflateStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            deflate.Write(bytes);
        return bytes.Length / ArtifactFile.MostExpansion > packed.Length;
    }

    private void WriteEntry(string name, ReadOnlySpan<byte> bytes, CompressionLevel level)
    {
        var entry = archive.CreateEntry(name, level);
        entry.LastWriteTime = new DateTimeOffset(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);   // equal pipelines, equal files
        using var stream = entry.Open();
        stream.Write(bytes);
    }
}
