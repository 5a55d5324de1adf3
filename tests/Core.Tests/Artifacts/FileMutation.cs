using System.Buffers.Binary;

namespace Core.Tests.Artifacts;

/// <summary>Ways in which a file is damaged by accident, or changed by somebody who does not care for its checksums.</summary>
internal static class FileMutation
{
    private const uint Directory = 0x02014B50;   // an entry of the zip's directory
    private const uint DirectoryEnd = 0x06054B50;
    private const uint Local = 0x04034B50;

    private static readonly string[] Names =
        ["../x", "../../etc/passwd", "/etc/passwd", "C:/x", "a\\b", "a//b", "a/", ".", "..", "MANIFEST.json", "manifest.json", "model/\0.json", "x y", new string('a', 5_000)];

    private static readonly uint[] Sizes = [0, 1, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFE, uint.MaxValue];

    /// <summary>All of them. Some write a new zip around changed entries, which no checksum of the zip's own tells from an honest one.</summary>
    public static IReadOnlyList<(string Name, bool WritesZip, Func<byte[], Random, byte[]> Apply)> All { get; } =
    [
        ("one bit", false, FlipBits(1)),
        ("many bits", false, FlipBits(30)),
        ("cut off", false, static (file, random) => file[..random.Next(file.Length)]),
        ("a piece lost", false, LosePiece),
        ("a piece inserted", false, InsertPiece),
        ("a run overwritten", false, Overwrite),
        ("a piece elsewhere", false, MovePiece),
        ("absurd sizes in the directory", false, static (file, random) => PatchRecord(file, random, Directory, [8, 10, 16, 20, 24, 28, 30, 32, 42])),
        ("absurd sizes at the end", false, static (file, random) => PatchRecord(file, random, DirectoryEnd, [4, 8, 10, 12, 16, 20])),
        ("absurd sizes before an entry", false, static (file, random) => PatchRecord(file, random, Local, [4, 6, 8, 14, 18, 22, 26, 28])),
        ("two entries swapped", true, SwapEntries),
        ("an entry renamed", true, RenameEntry),
        ("an entry lost", true, static (file, random) => Rewrite(file, entries => entries.RemoveAt(random.Next(entries.Count)))),
        ("an entry twice", true, static (file, random) => Rewrite(file, entries => entries.Add(entries[random.Next(entries.Count)]))),
        ("an entry more", true, static (file, random) => Rewrite(file, entries => entries.Insert(random.Next(entries.Count), (Names[random.Next(Names.Length)], [1, 2, 3])))),
        ("an entry that expands", true, Bomb),
        ("an entry changed", true, static (file, random) => Rewrite(file, entries => Replace(entries, random, FlipBits(3)))),
        ("an entry cut off", true, static (file, random) => Rewrite(file, entries => Replace(entries, random, static (bytes, random) => bytes[..random.Next(bytes.Length + 1)]))),
    ];

    private static Func<byte[], Random, byte[]> FlipBits(int most) => (file, random) =>
    {
        var changed = (byte[])file.Clone();
        for (var i = random.Next(most); i >= 0 && changed.Length > 0; i--)
            changed[random.Next(changed.Length)] ^= (byte)(1 << random.Next(8));
        return changed;
    };

    private static byte[] LosePiece(byte[] file, Random random)
    {
        var from = random.Next(file.Length);
        return [.. file[..from], .. file[random.Next(from, file.Length)..]];
    }

    private static byte[] InsertPiece(byte[] file, Random random)
    {
        var piece = new byte[random.Next(1, 200)];
        random.NextBytes(piece);
        var at = random.Next(file.Length);
        return [.. file[..at], .. piece, .. file[at..]];
    }

    private static byte[] Overwrite(byte[] file, Random random)
    {
        var changed = (byte[])file.Clone();
        var from = random.Next(file.Length);
        changed.AsSpan(from, random.Next(Math.Min(300, file.Length - from))).Fill((byte)(random.Next(2) * byte.MaxValue));
        return changed;
    }

    private static byte[] MovePiece(byte[] file, Random random)
    {
        var changed = (byte[])file.Clone();
        var length = random.Next(1, 300);
        file.AsSpan(random.Next(file.Length - length), length).CopyTo(changed.AsSpan(random.Next(file.Length - length)));
        return changed;
    }

    private static byte[] PatchRecord(byte[] file, Random random, uint signature, int[] fields)
    {
        var records = new List<int>();
        for (var i = 0; i + 4 <= file.Length; i++)
        {
            if (BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(i)) == signature)
                records.Add(i);
        }

        var changed = (byte[])file.Clone();
        var at = Math.Min(records[random.Next(records.Count)] + fields[random.Next(fields.Length)], file.Length - 4);
        var value = random.Next(3) == 0 ? (uint)random.NextInt64(uint.MaxValue) : Sizes[random.Next(Sizes.Length)];
        if (random.Next(3) == 0)
            BinaryPrimitives.WriteUInt16LittleEndian(changed.AsSpan(at), (ushort)value);
        else
            BinaryPrimitives.WriteUInt32LittleEndian(changed.AsSpan(at), value);
        return changed;
    }

    private static byte[] SwapEntries(byte[] file, Random random) => Rewrite(file, entries =>
    {
        var (a, b) = (random.Next(entries.Count), random.Next(entries.Count));
        (entries[a], entries[b]) = ((entries[a].Name, entries[b].Bytes), (entries[b].Name, entries[a].Bytes));
    });

    private static byte[] RenameEntry(byte[] file, Random random) => Rewrite(file, entries =>
    {
        var at = random.Next(entries.Count);
        entries[at] = (Names[random.Next(Names.Length)], entries[at].Bytes);
    });

    private static byte[] Bomb(byte[] file, Random random) => Rewrite(file, entries => Replace(entries, random, static (bytes, random) =>
    {
        var bomb = new byte[bytes.Length + random.Next(1 << 20, 2 << 20)];
        bomb.AsSpan().Fill((byte)(random.Next(2) * ' '));
        bytes.CopyTo(bomb, 0);
        return bomb;
    }));

    private static void Replace(List<(string Name, byte[] Bytes)> entries, Random random, Func<byte[], Random, byte[]> change)
    {
        var at = random.Next(entries.Count);
        entries[at] = (entries[at].Name, change(entries[at].Bytes, random));
    }

    // The old checksums are kept, where there are some.
    private static byte[] Rewrite(byte[] file, Action<List<(string Name, byte[] Bytes)>> change)
    {
        var bag = EntryBag.Of(file);
        var sums = bag.Has("manifest.json") && bag.Text("manifest.json").Contains("\"format\": 1,", StringComparison.Ordinal) ? null : EntryBag.SumsOf(bag.Entries);
        change(bag.Entries);
        return bag.ToBytes(sums);
    }
}
