using System.Buffers.Binary;
using System.Text;

namespace Sdk.Tests.Native;

/// <summary>
/// A shared library of a few hundred bytes, written by hand after the ELF specification: header, two program
/// headers, tables, dynamic section, section headers. It imports two functions of libstdc++.so.6.
/// </summary>
internal sealed class TinyLibrary
{
    public const int Symbols = 0x100;
    public const int Versions = 0x160;
    public const int Needs = 0x180;
    public const int Names = 0x200;
    public const int Dynamic = 0x300;
    public const int Sections = 0x400;
    public const int Length = 0x500;

    /// <summary>The loaded address of the file's first byte.</summary>
    public const ulong Base = 0x10000;

    // Symbol 1 is the one to be replaced; symbols are 24 bytes, versions 2.
    public const int InitSymbol = Symbols + 24;
    public const int InitVersion = Versions + 2;
    public const int OtherVersion = Versions + 4;
    // The need of libstdc++, then its two versions, 16 bytes each.
    public const int NewNeed = Needs + 16;
    public const int OldNeed = Needs + 32;

    // The names, one after another: position within the names.
    private const string AllNames = "\0libstdc++.so.6\0GLIBCXX_3.4.32\0GLIBCXX_3.4\0_ZSt21ios_base_library_initv\0_ZNSt8ios_baseD2Ev\0";
    public static readonly int LibraryName = At("libstdc++.so.6\0");
    public static readonly int NewVersionName = At("GLIBCXX_3.4.32\0");
    public static readonly int OldVersionName = At("GLIBCXX_3.4\0");
    public static readonly int InitName = At("_ZSt21ios_base_library_initv\0");
    public static readonly int OtherName = At("_ZNSt8ios_baseD2Ev\0");

    public byte[] Bytes { get; } = new byte[Length];

    public TinyLibrary()
    {
        Encoding.ASCII.GetBytes("\u007fELF\u0002\u0001\u0001").CopyTo(Bytes, 0);
        Put16(16, 3);                       // a shared object
        Put16(18, 62);                      // for x64
        Put64(32, 64);                      // program headers
        Put64(40, Sections);
        Put16(54, 56);
        Put16(56, 2);
        Put16(58, 64);
        Put16(60, 3);

        Segment(64, type: 1, 0, Length);
        Segment(120, type: 2, Dynamic, 0xb0);

        Put32(InitSymbol, (uint)InitName);
        Put32(InitSymbol + 24, (uint)OtherName);
        Put16(InitVersion, 18);
        Put16(OtherVersion, 2);

        Put16(Needs, 1);
        Put16(Needs + 2, 2);
        Put32(Needs + 4, (uint)LibraryName);
        Put32(Needs + 8, 16);
        Need(NewNeed, 0x0297F842, 18, NewVersionName, next: 16);
        Need(OldNeed, 0x08922974, 2, OldVersionName, next: 0);

        Encoding.ASCII.GetBytes(AllNames).CopyTo(Bytes, Names);

        Tag(0, 1, (ulong)LibraryName);
        Tag(1, 5, Base + Names);
        Tag(2, 10, (ulong)AllNames.Length);
        Tag(3, 6, Base + Symbols);
        Tag(4, 11, 24);
        Tag(5, 0x6ffffff0, Base + Versions);
        Tag(6, 0x6ffffffe, Base + Needs);
        Tag(7, 0x6fffffff, 1);
        Tag(8, 0, 0);

        Section(1, type: 11, Symbols, 72);
        Section(2, type: 0x6fffffff, Versions, 6);
    }

    public void Put16(int position, ushort value) => BinaryPrimitives.WriteUInt16LittleEndian(Bytes.AsSpan(position), value);

    public void Put32(int position, uint value) => BinaryPrimitives.WriteUInt32LittleEndian(Bytes.AsSpan(position), value);

    public void Put64(int position, ulong value) => BinaryPrimitives.WriteUInt64LittleEndian(Bytes.AsSpan(position), value);

    public void Tag(int index, ulong tag, ulong value)
    {
        Put64(Dynamic + index * 16, tag);
        Put64(Dynamic + index * 16 + 8, value);
    }

    private static int At(string name) => AllNames.IndexOf(name, StringComparison.Ordinal);

    private void Need(int position, uint hash, ushort index, int name, uint next)
    {
        Put32(position, hash);
        Put16(position + 6, index);
        Put32(position + 8, (uint)name);
        Put32(position + 12, next);
    }

    private void Segment(int header, uint type, int position, int length)
    {
        Put32(header, type);
        Put64(header + 8, (ulong)position);
        Put64(header + 16, Base + (ulong)position);
        Put64(header + 32, (ulong)length);
    }

    private void Section(int index, uint type, int position, int length)
    {
        Put32(Sections + index * 64 + 4, type);
        Put64(Sections + index * 64 + 16, Base + (ulong)position);
        Put64(Sections + index * 64 + 32, (ulong)length);
    }
}
