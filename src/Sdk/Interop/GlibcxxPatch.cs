using System.Buffers.Binary;

namespace Lamina;

/// <summary>
/// Adapts a library built with GCC 13.2 or later to an older libstdc++. Such a library asks for one function,
/// <c>std::ios_base_library_init()</c> of GLIBCXX_3.4.32, which makes sure that cin and cout exist. In older
/// releases the constructor of <c>std::ios_base::Init</c> does exactly that; it keeps nothing in its object,
/// so a call without one is as good.
/// </summary>
/// <remarks>
/// Four edits in place: the name of the symbol, the index of its version, and name and hash of the version
/// that nothing else uses then. A file in which any of this is not as expected is refused.
/// </remarks>
internal static class GlibcxxPatch
{
    /// <summary>The version that older releases of libstdc++ lack.</summary>
    public const string MissingVersion = "GLIBCXX_3.4.32";

    private static ReadOnlySpan<byte> Library => "libstdc++.so.6"u8;
    private static ReadOnlySpan<byte> NewVersion => "GLIBCXX_3.4.32"u8;
    private static ReadOnlySpan<byte> OldVersion => "GLIBCXX_3.4"u8;
    private static ReadOnlySpan<byte> NewName => "_ZSt21ios_base_library_initv"u8;
    private static ReadOnlySpan<byte> OldName => "_ZNSt8ios_base4InitC1Ev"u8;

    /// <summary>An adapted copy of the library.</summary>
    /// <exception cref="NativeLibraryException">The file does not look exactly as expected.</exception>
    public static byte[] Apply(byte[] library)
    {
        var image = new ElfImage(library);
        var imports = new ElfImports(image);
        var newer = Only(imports, NewVersion);
        var older = Only(imports, OldVersion);
        var symbol = OnlyUser(imports, newer.Index);
        var name = imports.SymbolName(symbol);
        if (!imports.IsImported(symbol) || !imports.NameIs(name, NewName))
            throw ElfImage.Unexpected($"another symbol than expected needs {MissingVersion}");
        RefuseSharedName(image, imports, symbol, name);

        var copy = library.AsSpan().ToArray();
        var text = copy.AsSpan(imports.NamePosition(name), NewName.Length);
        text.Clear();
        OldName.CopyTo(text);
        BinaryPrimitives.WriteUInt16LittleEndian(copy.AsSpan(imports.SymbolVersionPosition(symbol)), older.Index);
        BinaryPrimitives.WriteUInt32LittleEndian(copy.AsSpan(newer.Position), older.Hash);
        BinaryPrimitives.WriteUInt32LittleEndian(copy.AsSpan(newer.Position + 8), older.Name);
        return copy;
    }

    /// <summary>The hash of a version's name, as the System V ABI defines it.</summary>
    public static uint Hash(ReadOnlySpan<byte> name)
    {
        var hash = 0u;
        foreach (var letter in name)
        {
            hash = (hash << 4) + letter;
            var high = hash & 0xf0000000;
            hash = (hash ^ (high >> 24)) & ~high;
        }
        return hash;
    }

    private static ElfImports.NeededVersion Only(ElfImports imports, ReadOnlySpan<byte> name)
    {
        ElfImports.NeededVersion? found = null;
        foreach (var version in imports.Versions)
        {
            if (!imports.NameIs(version.Name, name))
                continue;
            if (found is not null || version.Hash != Hash(name) || !imports.NameIs(version.Library, Library))
                throw ElfImage.Unexpected("it needs a version of libstdc++ in an unknown way");
            found = version;
        }
        return found ?? throw ElfImage.Unexpected("it does not need the versions of libstdc++ that it should");
    }

    private static int OnlyUser(ElfImports imports, ushort version)
    {
        var user = -1;
        for (var i = 0; i < imports.SymbolCount; i++)
        {
            if (imports.SymbolVersion(i) != version)
                continue;
            if (user >= 0)
                throw ElfImage.Unexpected($"several symbols need {MissingVersion}");
            user = i;
        }
        return user >= 0 ? user : throw ElfImage.Unexpected($"no symbol needs {MissingVersion}");
    }

    // Linkers let a name be the end of a longer one: what is overwritten must belong to the one symbol alone.
    private static void RefuseSharedName(ElfImage image, ElfImports imports, int symbol, uint name)
    {
        if (name == 0 || image.Span(imports.NamePosition(name - 1), 1)[0] != 0)
            throw ElfImage.Unexpected("the symbol's name is the end of another");
        for (var i = 0; i < imports.SymbolCount; i++)
        {
            if (i != symbol && Inside(imports.SymbolName(i), name))
                throw ElfImage.Unexpected("two symbols share a name");
        }
        foreach (var other in imports.OtherNames)
        {
            if (Inside(other, name))
                throw ElfImage.Unexpected("the symbol shares its name");
        }
    }

    private static bool Inside(uint other, uint name) => other >= name && other - name < (uint)NewName.Length;
}
