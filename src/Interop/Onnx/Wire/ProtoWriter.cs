using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Lamina;

/// <summary>Writes one message in the protobuf wire format (https://protobuf.dev/programming-guides/encoding).</summary>
internal sealed class ProtoWriter
{
    private const int VarintType = 0;
    private const int BytesType = 2;
    private const int Fixed32Type = 5;
    private const int LongestVarint = 10;

    private readonly ArrayBufferWriter<byte> bytes = new();

    /// <summary>What was written.</summary>
    public ReadOnlySpan<byte> Written => bytes.WrittenSpan;

    /// <summary>How many bytes were written.</summary>
    public int Length => bytes.WrittenCount;

    /// <summary>Writes a whole number.</summary>
    public ProtoWriter Number(int field, long value)
    {
        Tag(field, VarintType);
        Varint((ulong)value);
        return this;
    }

    /// <summary>Writes a float.</summary>
    public ProtoWriter Float(int field, float value)
    {
        Tag(field, Fixed32Type);
        BinaryPrimitives.WriteSingleLittleEndian(bytes.GetSpan(sizeof(float)), value);
        bytes.Advance(sizeof(float));
        return this;
    }

    /// <summary>Writes a text.</summary>
    public ProtoWriter Text(int field, string value)
    {
        var length = Encoding.UTF8.GetByteCount(value);
        Tag(field, BytesType);
        Varint((ulong)length);
        Encoding.UTF8.GetBytes(value, bytes);
        return this;
    }

    /// <summary>Writes a message, or bytes.</summary>
    public ProtoWriter Bytes(int field, ReadOnlySpan<byte> value) => Message(field, value, []);

    /// <summary>Writes a message.</summary>
    public ProtoWriter Message(int field, ProtoWriter message) => Bytes(field, message.Written);

    /// <summary>Writes a message of two pieces, of which the second may be large: it is copied once.</summary>
    public ProtoWriter Message(int field, ReadOnlySpan<byte> head, ReadOnlySpan<byte> tail)
    {
        Tag(field, BytesType);
        Varint((ulong)head.Length + (ulong)tail.Length);
        bytes.Write(head);
        bytes.Write(tail);
        return this;
    }

    /// <summary>Writes that bytes of a length follow, which the caller writes behind it.</summary>
    public ProtoWriter Begin(int field, int length)
    {
        Tag(field, BytesType);
        Varint((ulong)length);
        return this;
    }

    private void Tag(int field, int wireType) => Varint(((ulong)field << 3) | (uint)wireType);

    private void Varint(ulong value)
    {
        var target = bytes.GetSpan(LongestVarint);
        var length = 0;
        for (; value >= 0x80; value >>= 7)
            target[length++] = (byte)(value | 0x80);
        target[length++] = (byte)value;
        bytes.Advance(length);
    }
}
