using System.Buffers.Binary;
using System.Text;
using Lamina;

namespace Sdk.Tests.Native;

public class GlibcxxPatchTests
{
    // Every test works on a library written byte by byte after the specification (TinyLibrary); the real one is
    // tested at the end, where this system has it.

    [Theory]
    [InlineData("GLIBCXX_3.4", 0x08922974)]     // both as the linker wrote them into TorchSharp 0.107's library
    [InlineData("GLIBCXX_3.4.32", 0x0297F842)]
    [InlineData("GLIBC_2.2.5", 0x09691A75)]     // in nearly every program for x64
    public void Hashes_version_names_as_linkers_do(string name, uint hash) =>
        Assert.Equal(hash, GlibcxxPatch.Hash(Encoding.ASCII.GetBytes(name)));

    [Fact]
    public void Replaces_the_symbol_its_version_and_the_version_needed()
    {
        var library = new TinyLibrary();
        var before = (byte[])library.Bytes.Clone();

        var copy = GlibcxxPatch.Apply(library.Bytes);

        Assert.Equal(before, library.Bytes);
        library.Bytes.AsSpan(TinyLibrary.Names + TinyLibrary.InitName, 28).Clear();
        Encoding.ASCII.GetBytes("_ZNSt8ios_base4InitC1Ev").CopyTo(library.Bytes, TinyLibrary.Names + TinyLibrary.InitName);
        library.Put16(TinyLibrary.InitVersion, 2);
        library.Put32(TinyLibrary.NewNeed, 0x08922974);
        library.Put32(TinyLibrary.NewNeed + 8, (uint)TinyLibrary.OldVersionName);
        Assert.Equal(library.Bytes, copy);
    }

    [Fact]
    public void Refuses_what_it_patched_already()
    {
        var copy = GlibcxxPatch.Apply(new TinyLibrary().Bytes);

        Refuses(copy);
    }

    [Fact]
    public void Refuses_a_library_that_ends_anywhere()
    {
        var bytes = new TinyLibrary().Bytes;
        var tables = TinyLibrary.Sections + 3 * 64;
        for (var length = 0; length < tables; length++)
            Refuses(bytes[..length]);
    }

    [Theory]
    [InlineData(4, 1)]          // 32 bits
    [InlineData(5, 2)]          // big-endian
    [InlineData(16, 2)]         // a program, not a library
    [InlineData(18, 183)]       // for Arm
    public void Refuses_other_kinds_of_files(int position, byte value)
    {
        var bytes = new TinyLibrary().Bytes;
        bytes[position] = value;

        Refuses(bytes);
    }

    [Fact]
    public void Refuses_text() => Refuses(Encoding.ASCII.GetBytes(new string('x', 4096)));

    [Fact]
    public void Refuses_when_a_second_symbol_needs_the_new_version() =>
        Refuses(library => library.Put16(TinyLibrary.OtherVersion, 18));

    [Fact]
    public void Refuses_when_another_symbol_needs_the_new_version() =>
        Refuses(library => library.Put32(TinyLibrary.InitSymbol, (uint)TinyLibrary.OtherName));

    [Fact]
    public void Refuses_when_the_symbol_is_defined_here() =>
        Refuses(library => library.Put16(TinyLibrary.InitSymbol + 6, 12));

    [Fact]
    public void Refuses_when_another_symbol_is_named_by_the_end_of_the_name() =>
        Refuses(library => library.Put32(TinyLibrary.InitSymbol + 24, (uint)TinyLibrary.InitName + 20));

    [Fact]
    public void Refuses_when_a_needed_library_is_named_by_the_end_of_the_name() =>
        Refuses(library => library.Tag(0, 1, (ulong)TinyLibrary.InitName + 3));

    [Fact]
    public void Refuses_when_the_name_is_the_end_of_another() =>
        Refuses(library => library.Bytes[TinyLibrary.Names + TinyLibrary.InitName - 1] = (byte)'x');

    [Fact]
    public void Refuses_when_the_version_belongs_to_another_library() =>
        Refuses(library => library.Put32(TinyLibrary.Needs + 4, (uint)TinyLibrary.OtherName));

    [Fact]
    public void Refuses_a_wrong_hash() => Refuses(library => library.Put32(TinyLibrary.OldNeed, 0x08922975));

    [Fact]
    public void Refuses_when_the_older_version_is_not_needed() =>
        Refuses(library => library.Put16(TinyLibrary.Needs + 2, 1));

    [Fact]
    public void Refuses_a_ring_of_versions() => Refuses(library =>
    {
        library.Put16(TinyLibrary.Needs + 2, ushort.MaxValue);
        library.Put32(TinyLibrary.OldNeed + 12, 0);
    });

    [Fact]
    public void Refuses_more_versions_than_any_library_has() => Refuses(library => library.Tag(7, 0x6fffffff, ulong.MaxValue));

    [Fact]
    public void Refuses_symbol_versions_of_its_own() => Refuses(library =>
    {
        library.Tag(8, 0x6ffffffc, TinyLibrary.Base);
        library.Tag(9, 0, 0);
    });

    [Fact]
    public void Refuses_a_dynamic_section_without_end() => Refuses(library =>
    {
        for (var i = 8; i < 11; i++)
            library.Tag(i, (ulong)(0x1000 + i), 0);
    });

    [Theory]
    [InlineData(1)]             // names
    [InlineData(3)]             // symbols
    [InlineData(5)]             // versions of symbols
    [InlineData(6)]             // needed versions
    public void Refuses_tables_at_any_strange_address(int tag)
    {
        var position = TinyLibrary.Dynamic + tag * 16 + 8;
        foreach (var address in new ulong[] { 0, 1, TinyLibrary.Base - 1, TinyLibrary.Base + TinyLibrary.Length, int.MaxValue, uint.MaxValue, long.MaxValue, ulong.MaxValue })
            Refuses(library => library.Put64(position, address));
    }

    [Fact]
    public void Garbage_is_refused_and_never_read_out_of_range()
    {
        var random = new Random(1);
        var original = new TinyLibrary().Bytes;
        ulong[] extremes = [0, 1, 15, 16, 0x7fffffff, 0x80000000, 0xffffffff, 0x7fffffffffffffff, 0x8000000000000000, 0xffffffffffffffff];
        for (var round = 0; round < 50_000; round++)
        {
            var bytes = (byte[])original.Clone();
            for (var edits = random.Next(1, 4); edits > 0; edits--)
            {
                if (random.Next(2) == 0)
                    bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
                else
                    BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(random.Next(bytes.Length / 8) * 8), extremes[random.Next(extremes.Length)]);
            }
            try
            {
                Assert.Equal(bytes.Length, GlibcxxPatch.Apply(bytes).Length);
            }
            catch (NativeLibraryException)
            {
                // The one error that is right.
            }
        }
    }

    [Fact]
    public void Changes_a_few_bytes_of_the_real_library()
    {
        if (NativeLocations.Of("linux-x64").Find("libLibTorchSharp.so") is not { } path)
            return;
        var original = File.ReadAllBytes(path);

        var copy = GlibcxxPatch.Apply(original);

        Assert.Equal(original.Length, copy.Length);
        var changed = Enumerable.Range(0, copy.Length).Where(i => copy[i] != original[i]).ToArray();
        // 28 bytes of a name, 2 of an index, 4 of a hash, 4 of a name's offset; some stay the same.
        Assert.InRange(changed.Length, 20, 38);
        Assert.Equal(1, Count(original, "_ZSt21ios_base_library_initv\0") - Count(copy, "_ZSt21ios_base_library_initv\0"));
        Assert.Equal(1, Count(copy, "\0_ZNSt8ios_base4InitC1Ev\0") - Count(original, "\0_ZNSt8ios_base4InitC1Ev\0"));
    }

    private static int Count(byte[] bytes, string text)
    {
        var (count, wanted) = (0, Encoding.ASCII.GetBytes(text));
        for (var rest = bytes.AsSpan(); rest.IndexOf(wanted) is var at and >= 0; rest = rest[(at + 1)..])
            count++;
        return count;
    }

    private static void Refuses(Action<TinyLibrary> change)
    {
        var library = new TinyLibrary();
        change(library);
        Refuses(library.Bytes);
    }

    private static void Refuses(byte[] bytes)
    {
        var error = Assert.Throws<NativeLibraryException>(() => GlibcxxPatch.Apply(bytes));
        Assert.Contains("does not look as expected", error.Message);
    }
}
