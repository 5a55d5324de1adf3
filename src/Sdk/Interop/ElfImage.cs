using System.Buffers.Binary;

namespace Lamina;

/// <summary>
/// The bytes of an ELF file for 64-bit x86 and where its segments lie. Every read is checked: bytes that are
/// not such a file raise <see cref="NativeLibraryException"/>, whatever they hold.
/// </summary>
/// <remarks>Layout: System V ABI, chapters 4 and 5; numbers are little-endian.</remarks>
internal sealed class ElfImage
{
    private const byte Class64 = 2;
    private const byte LittleEndian = 1;
    private const byte CurrentVersion = 1;
    private const ushort SharedObject = 3;
    private const ushort MachineX64 = 62;
    private const int HeaderSize = 64;
    private const int ProgramHeaderSize = 56;
    private const int SectionHeaderSize = 64;
    private const uint LoadSegment = 1;
    private const uint DynamicSegment = 2;

    private readonly byte[] bytes;
    private readonly List<Segment> segments = [];

    /// <summary>Reads the header and the segments.</summary>
    public ElfImage(byte[] bytes)
    {
        this.bytes = bytes;
        ReadOnlySpan<byte> expected = [0x7f, (byte)'E', (byte)'L', (byte)'F', Class64, LittleEndian, CurrentVersion];
        if (bytes.Length < HeaderSize || !bytes.AsSpan().StartsWith(expected))
            throw Unexpected("it is no 64-bit ELF file");
        if (UInt16(16) != SharedObject || UInt16(18) != MachineX64)
            throw Unexpected("it is no shared library for x64");

        var start = UInt64(32);
        if (UInt16(54) != ProgramHeaderSize)
            throw Unexpected("its program headers have another size");
        for (var i = 0; i < UInt16(56); i++)
            AddSegment(Within(start, (ulong)(i * ProgramHeaderSize), ProgramHeaderSize));
    }

    /// <summary>Where the dynamic section lies in the file, and its length in bytes.</summary>
    public (int Position, int Length) Dynamic { get; private set; }

    /// <summary>The number of bytes.</summary>
    public int Length => bytes.Length;

    public static NativeLibraryException Unexpected(string what) =>
        new($"The file does not look as expected: {what}.");

    public ushort UInt16(int position) => BinaryPrimitives.ReadUInt16LittleEndian(Span(position, 2));

    public uint UInt32(int position) => BinaryPrimitives.ReadUInt32LittleEndian(Span(position, 4));

    public ulong UInt64(int position) => BinaryPrimitives.ReadUInt64LittleEndian(Span(position, 8));

    /// <summary>A part of the file.</summary>
    public ReadOnlySpan<byte> Span(int position, int length)
    {
        if (position < 0 || length < 0 || position > bytes.Length - length)
            throw Unexpected("it ends too early");
        return bytes.AsSpan(position, length);
    }

    /// <summary>The position in the file of <paramref name="length"/> bytes at a loaded address.</summary>
    public int PositionOf(ulong address, ulong length)
    {
        foreach (var segment in segments)
        {
            var inside = unchecked(address - segment.Address);
            if (address >= segment.Address && inside <= segment.Length && length <= segment.Length - inside)
                return segment.Position + (int)inside;
        }
        throw Unexpected("an address lies outside of its segments");
    }

    /// <summary>The length in bytes of the one section of a type, which must lie at the address given.</summary>
    public int SectionLength(uint type, ulong address)
    {
        var start = UInt64(40);
        var count = UInt16(60);
        if (UInt16(58) != SectionHeaderSize)
            throw Unexpected("its section headers have another size");
        var length = -1L;
        for (var i = 0; i < count; i++)
        {
            var header = Within(start, (ulong)(i * SectionHeaderSize), SectionHeaderSize);
            if (UInt32(header + 4) != type)
                continue;
            if (length >= 0 || UInt64(header + 16) != address || UInt64(header + 32) > (ulong)bytes.Length)
                throw Unexpected("its sections contradict its dynamic section");
            length = (long)UInt64(header + 32);
        }
        return length >= 0 ? (int)length : throw Unexpected("a section is missing");
    }

    private void AddSegment(int header)
    {
        var type = UInt32(header);
        if (type is not (LoadSegment or DynamicSegment))
            return;
        var length = UInt64(header + 32);
        var position = Within(UInt64(header + 8), 0, length);
        if (type == LoadSegment)
            segments.Add(new Segment(UInt64(header + 16), position, length));
        else if (Dynamic.Length > 0)
            throw Unexpected("it has two dynamic sections");
        else
            Dynamic = (position, (int)length);
    }

    /// <summary>The position start + offset, after which <paramref name="length"/> bytes lie in the file.</summary>
    private int Within(ulong start, ulong offset, ulong length)
    {
        var end = (ulong)bytes.Length;
        if (start > end || offset > end - start || length > end - start - offset)
            throw Unexpected("it ends too early");
        return (int)(start + offset);
    }

    private readonly record struct Segment(ulong Address, int Position, ulong Length);
}
