using System.Diagnostics;
using System.IO.Compression;
using System.Text.Json;

namespace Lamina;

/// <summary>
/// A saved pipeline that is being read: a zip of named entries, none of which is believed before it was checked. What is
/// allocated is bounded by the bytes that are there, whatever the file claims.
/// </summary>
internal sealed class ArtifactFile : IDisposable
{
    /// <summary>How much longer an entry may be than its compressed bytes, once it is longer than <see cref="SmallEntry"/>.</summary>
    public const int MostExpansion = 100;

    /// <summary>An entry up to this length may expand as it likes: it does no harm.</summary>
    public const long SmallEntry = 1L << 20;

    private const int MostEntries = 10_000;

    private readonly ZipArchive archive;
    private readonly Dictionary<string, ZipArchiveEntry> entries = new(StringComparer.Ordinal);
    private readonly EntrySums? sums;
    private readonly string place;
    private readonly long length;

    private ArtifactFile(ZipArchive archive, string place, long length)
    {
        this.archive = archive;
        this.place = place;
        this.length = length;
        CollectEntries();
        if (Has(EntrySums.Name))
            sums = EntrySums.Read(ReadBytes(EntrySums.Name, EntrySums.Longest), entries.Keys);
    }

    /// <summary>Whether every entry has a checksum, as it has from format 2 on.</summary>
    public bool HasSums => sums is not null;

    /// <summary>Opens a file.</summary>
    /// <exception cref="ArtifactException">The file is no pipeline.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public static ArtifactFile Open(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return Open(File.OpenRead(path), path, leaveOpen: false);
    }

    /// <summary>Opens what a stream holds from its position to its end. The stream stays open.</summary>
    /// <exception cref="ArtifactException">The bytes are no pipeline.</exception>
    public static ArtifactFile Open(Stream stream)
    {
        const string Place = "The stream";
        ArgumentNullException.ThrowIfNull(stream);

        // The directory of a zip stands at its end and counts from its beginning.
        if (stream is { CanSeek: true, Position: 0 })
            return Open(stream, Place, leaveOpen: true);
        var copy = new MemoryStream();
        stream.CopyTo(copy);
        copy.Position = 0;
        return Open(copy, Place, leaveOpen: false);
    }

    /// <summary>Reads a part of a file, and tells whoever watches.</summary>
    /// <param name="part">The name of the part.</param>
    /// <param name="read">Reads the entries.</param>
    public T Load<T>(string part, Func<ArtifactFile, T> read)
    {
        var begun = Stopwatch.GetTimestamp();
        var loaded = read(this);
        if (CoreEvents.Log.IsEnabled())
            CoreEvents.Log.PipelineLoaded(place, part, length, Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
        return loaded;
    }

    /// <summary>Whether there is an entry.</summary>
    public bool Has(string name) => entries.ContainsKey(name);

    /// <summary>The bytes of an entry, which are those that were saved.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="longest">The most bytes it may have.</param>
    /// <exception cref="ArtifactException">There is no such entry, or it is damaged or too long.</exception>
    public byte[] Read(string name, long longest)
    {
        var bytes = ReadBytes(name, longest);
        sums?.Require(name, bytes);
        return bytes;
    }

    /// <summary>An entry that holds JSON.</summary>
    /// <exception cref="ArtifactException">There is no such entry, or it is damaged or too long.</exception>
    public JsonDocument ReadJson(string name, long longest)
    {
        try
        {
            return ArtifactJson.Parse(Read(name, longest));
        }
        catch (JsonException error)
        {
            throw new ArtifactException($"The entry \"{name}\" is damaged: {error.Message} Save the pipeline again.", error);
        }
    }

    public void Dispose() => archive.Dispose();

    private static ArtifactFile Open(Stream stream, string place, bool leaveOpen)
    {
        ZipArchive? archive = null;
        try
        {
            archive = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen);
            return new ArtifactFile(archive, place, stream.Length);
        }
        catch (Exception error)
        {
            archive?.Dispose();
            if (!leaveOpen)
                stream.Dispose();
            if (!IsDamage(error))
                throw;
            throw new ArtifactException($"{place} is no saved pipeline, or it was cut off. Save it again.", error);
        }
    }

    // What the zip reader says of bytes that are no zip. A stream of bytes that are there cannot fail otherwise.
    private static bool IsDamage(Exception error) =>
        error is InvalidDataException or EndOfStreamException or ArgumentException or OverflowException or NotSupportedException;

    private void CollectEntries()
    {
        // Some file systems know no case: unpacked, one of two such entries would replace the other.
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var compressed = 0L;
        foreach (var entry in archive.Entries)
        {
            if (!EntrySums.IsPlain(entry.FullName))
                throw new ArtifactException($"{place} has an entry whose name leads elsewhere or is none of a pipeline. It was not written by Lamina: do not unpack it.");
            if (!names.Add(entry.FullName))
                throw new ArtifactException($"{place} has two entries \"{entry.FullName}\". It is damaged: save the pipeline again.");
            entries.Add(entry.FullName, entry);
            if (entries.Count > MostEntries)
                throw new ArtifactException($"{place} has more than {MostEntries} entries. It is no saved pipeline.");

            // Entries that share their bytes would let a small file hold any amount.
            compressed += entry.CompressedLength;
            if (entry.Length < 0 || entry.CompressedLength < 0 || compressed > length)
                throw new ArtifactException($"{place} claims more bytes than it has. It was cut off or changed: save the pipeline again.");
        }
    }

    private byte[] ReadBytes(string name, long longest)
    {
        if (!entries.TryGetValue(name, out var entry))
            throw new ArtifactException($"The file has no entry \"{name}\": it is no complete pipeline. Save it again.");
        if (entry.Length > longest)
            throw new ArtifactException($"The entry \"{name}\" claims {entry.Length} bytes, more than the {longest} that it can need.");
        if (entry.Length > SmallEntry && entry.Length / MostExpansion > entry.CompressedLength)
            throw new ArtifactException($"The entry \"{name}\" claims {entry.Length} bytes, packed into {entry.CompressedLength}: more than {MostExpansion} times as many. Save the pipeline again.");
        try
        {
            using var stream = entry.Open();
            var bytes = new byte[entry.Length];
            stream.ReadExactly(bytes);
            if (stream.ReadByte() >= 0)
                throw new ArtifactException($"The entry \"{name}\" is longer than it claims. The file is damaged.");
            if (sums is null && Crc32.Of(bytes) != entry.Crc32)     // what has a sum is compared to it
                throw new ArtifactException($"The entry \"{name}\" was changed: its bytes are not those that were saved. Save the pipeline again.");
            return bytes;
        }
        catch (Exception error) when (IsDamage(error))
        {
            throw new ArtifactException($"The entry \"{name}\" is damaged. Save the pipeline again.", error);
        }
    }
}
