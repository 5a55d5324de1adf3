namespace Lamina;

/// <summary>
/// What a shared library asks of other libraries: its dynamic symbols and the versions that they must have,
/// each with its position in the file.
/// </summary>
/// <remarks>Symbol versions: "ELF Symbol Versioning", U. Drepper; Linux Standard Base, chapter 10.7.</remarks>
internal sealed class ElfImports
{
    private const int SymbolSize = 24;
    private const int MostVersions = 4096;
    private const uint SymbolSection = 11;
    private const uint VersionSection = 0x6fffffff;

    private readonly ElfImage image;
    private readonly Dictionary<ulong, ulong> tags = [];
    private readonly List<uint> names = [];
    private readonly List<NeededVersion> versions = [];
    private readonly int strings;
    private readonly int stringsLength;
    private readonly int symbols;
    private readonly int symbolVersions;

    public ElfImports(ElfImage image)
    {
        this.image = image;
        ReadTags();
        if (tags.ContainsKey(Tag.VersionDefinitions))
            throw ElfImage.Unexpected("it defines symbol versions of its own");
        if (Required(Tag.SymbolSize) != SymbolSize || Required(Tag.StringsLength) > (ulong)image.Length)
            throw ElfImage.Unexpected("its symbols have another size");

        stringsLength = (int)Required(Tag.StringsLength);
        strings = image.PositionOf(Required(Tag.Strings), (ulong)stringsLength);
        var bytes = image.SectionLength(SymbolSection, Required(Tag.Symbols));
        if (bytes % SymbolSize != 0 || image.SectionLength(VersionSection, Required(Tag.SymbolVersions)) != bytes / SymbolSize * 2)
            throw ElfImage.Unexpected("symbols and their versions differ in number");

        SymbolCount = bytes / SymbolSize;
        symbols = image.PositionOf(Required(Tag.Symbols), (ulong)bytes);
        symbolVersions = image.PositionOf(Required(Tag.SymbolVersions), (ulong)SymbolCount * 2);
        ReadVersions();
    }

    /// <summary>How many dynamic symbols there are; the first has no name.</summary>
    public int SymbolCount { get; }

    /// <summary>The versions that other libraries must have.</summary>
    public IReadOnlyList<NeededVersion> Versions => versions;

    /// <summary>The names used by anything but symbols: libraries, search paths, versions. Offsets into the names.</summary>
    public IReadOnlyList<uint> OtherNames => names;

    /// <summary>The offset of a symbol's name among the names.</summary>
    public uint SymbolName(int symbol) => image.UInt32(symbols + symbol * SymbolSize);

    /// <summary>Whether the symbol must come from another library.</summary>
    public bool IsImported(int symbol) => image.UInt16(symbols + symbol * SymbolSize + 6) == 0;

    /// <summary>Where in the file the symbol's version stands: an index, 16 bits.</summary>
    public int SymbolVersionPosition(int symbol) => symbolVersions + symbol * 2;

    /// <summary>The index of the symbol's version.</summary>
    public ushort SymbolVersion(int symbol) => image.UInt16(SymbolVersionPosition(symbol));

    /// <summary>Where in the file a name begins.</summary>
    public int NamePosition(uint offset)
    {
        if (offset >= (uint)stringsLength)
            throw ElfImage.Unexpected("a name lies outside of its names");
        return strings + (int)offset;
    }

    /// <summary>Whether a name is this one: its bytes and the zero that ends it.</summary>
    public bool NameIs(uint offset, ReadOnlySpan<byte> name)
    {
        var position = NamePosition(offset);
        if (name.Length >= stringsLength - (int)offset)
            return false;
        var found = image.Span(position, name.Length + 1);
        return found[^1] == 0 && found[..^1].SequenceEqual(name);
    }

    private ulong Required(ulong tag) =>
        tags.TryGetValue(tag, out var value) ? value : throw ElfImage.Unexpected("its dynamic section is incomplete");

    private void ReadTags()
    {
        var (position, length) = image.Dynamic;
        for (var at = position; at + 16 <= position + length; at += 16)
        {
            var (tag, value) = (image.UInt64(at), image.UInt64(at + 8));
            if (tag == Tag.End)
                return;
            if (tag is Tag.Needed or Tag.Name or Tag.OldSearchPath or Tag.SearchPath)
                names.Add(value <= uint.MaxValue ? (uint)value : throw ElfImage.Unexpected("a name lies outside of its names"));
            else if (!tags.TryAdd(tag, value))
                throw ElfImage.Unexpected("its dynamic section repeats itself");
        }
        throw ElfImage.Unexpected("its dynamic section has no end");
    }

    private void ReadVersions()
    {
        var address = Required(Tag.Versions);
        var count = Required(Tag.VersionCount);
        if (count > MostVersions)
            throw ElfImage.Unexpected("it needs too many versions");
        for (var left = count; left > 0; left--)
        {
            var file = image.PositionOf(address, 16);
            var library = image.UInt32(file + 4);
            names.Add(library);
            ReadVersions(library, address + image.UInt32(file + 8), image.UInt16(file + 2));
            if (left > 1)
                address += Step(image.UInt32(file + 12));
        }
    }

    private void ReadVersions(uint library, ulong address, int count)
    {
        for (var left = count; left > 0; left--)
        {
            if (versions.Count == MostVersions)
                throw ElfImage.Unexpected("it needs too many versions");
            var position = image.PositionOf(address, 16);
            var version = new NeededVersion(
                library, image.UInt32(position + 8), image.UInt32(position), image.UInt16(position + 6), position);
            versions.Add(version);
            names.Add(version.Name);
            if (left > 1)
                address += Step(image.UInt32(position + 12));
        }
    }

    // Records follow each other; a step of nothing would be a ring.
    private static uint Step(uint step) =>
        step >= 16 ? step : throw ElfImage.Unexpected("its needed versions are no list");

    /// <summary>A version that another library must have.</summary>
    /// <param name="Library">The library's name, an offset into the names.</param>
    /// <param name="Name">The version's name, an offset into the names.</param>
    /// <param name="Hash">The hash of the version's name.</param>
    /// <param name="Index">The index by which symbols refer to it.</param>
    /// <param name="Position">Where the record stands in the file: hash at 0, name at 8, 32 bits each.</param>
    public readonly record struct NeededVersion(uint Library, uint Name, uint Hash, ushort Index, int Position);

    private static class Tag
    {
        public const ulong End = 0;
        public const ulong Needed = 1;
        public const ulong Strings = 5;
        public const ulong Symbols = 6;
        public const ulong StringsLength = 10;
        public const ulong SymbolSize = 11;
        public const ulong Name = 14;
        public const ulong OldSearchPath = 15;
        public const ulong SearchPath = 29;
        public const ulong SymbolVersions = 0x6ffffff0;
        public const ulong VersionDefinitions = 0x6ffffffc;
        public const ulong Versions = 0x6ffffffe;
        public const ulong VersionCount = 0x6fffffff;
    }
}
