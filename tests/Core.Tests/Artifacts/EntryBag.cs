using System.IO.Compression;
using System.Security.Cryptography;

namespace Core.Tests.Artifacts;

/// <summary>The entries of a file, to be changed by somebody who knows how its checksums are made.</summary>
internal sealed class EntryBag
{
    public const string Sums = "SHA256SUMS";

    /// <summary>All entries but the checksums, in the file's order.</summary>
    public List<(string Name, byte[] Bytes)> Entries { get; } = [];

    public static EntryBag Of(byte[] file)
    {
        var bag = new EntryBag();
        using var zip = new ZipArchive(new MemoryStream(file));
        foreach (var entry in zip.Entries)
        {
            using var stream = entry.Open();
            using var bytes = new MemoryStream();
            stream.CopyTo(bytes);
            if (entry.FullName != Sums)
                bag.Entries.Add((entry.FullName, bytes.ToArray()));
        }

        return bag;
    }

    /// <summary>Changes one entry of a file and writes fitting checksums; null takes the entry out.</summary>
    public static void Change(string path, string name, Func<byte[], byte[]?> change)
    {
        var bag = Of(File.ReadAllBytes(path));
        bag.Set(name, change(bag.Get(name)));
        File.WriteAllBytes(path, bag.ToBytes());
    }

    public byte[] Get(string name) => Entries.Single(entry => entry.Name == name).Bytes;

    public string Text(string name) => System.Text.Encoding.UTF8.GetString(Get(name));

    public bool Has(string name) => Entries.Exists(entry => entry.Name == name);

    public EntryBag Set(string name, byte[]? bytes)
    {
        var at = Entries.FindIndex(entry => entry.Name == name);
        if (at >= 0)
            Entries.RemoveAt(at);
        if (bytes is not null)
            Entries.Insert(at < 0 ? Entries.Count : at, (name, bytes));
        return this;
    }

    public EntryBag Set(string name, string text) => Set(name, System.Text.Encoding.UTF8.GetBytes(text));

    /// <summary>A file of the entries, with fitting checksums.</summary>
    public byte[] ToBytes() => ToBytes(SumsOf(Entries));

    /// <summary>A file of the entries, with these checksums or none.</summary>
    public byte[] ToBytes(string? sums)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, bytes) in Entries)
                Add(zip, name, bytes);
            if (sums is not null)
                Add(zip, Sums, System.Text.Encoding.ASCII.GetBytes(sums));
        }

        return file.ToArray();
    }

    /// <summary>What the program sha256sum prints for the entries.</summary>
    public static string SumsOf(IEnumerable<(string Name, byte[] Bytes)> entries) =>
        string.Concat(entries
            .OrderBy(static entry => entry.Name, StringComparer.Ordinal)
            .Select(static entry => $"{Convert.ToHexString(SHA256.HashData(entry.Bytes)).ToLowerInvariant()}  {entry.Name}\n"));

    private static void Add(ZipArchive zip, string name, byte[] bytes)
    {
        using var stream = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
        stream.Write(bytes);
    }
}
