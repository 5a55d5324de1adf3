using System.Text;

namespace Lamina;

/// <summary>
/// Walks through the fields of one message in the protobuf wire format
/// (https://protobuf.dev/programming-guides/encoding). It copies nothing: what it finds are places in the file.
/// </summary>
internal ref struct ProtoReader
{
    private const int VarintType = 0;
    private const int Fixed64Type = 1;
    private const int BytesType = 2;
    private const int Fixed32Type = 5;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly ReadOnlySpan<byte> file;
    private readonly int end;
    private int position;
    private int wireType;
    private ulong number;
    private ByteRange content;

    /// <summary>Reads a message.</summary>
    /// <param name="file">The whole file.</param>
    /// <param name="message">Where the message is.</param>
    public ProtoReader(ReadOnlySpan<byte> file, ByteRange message)
    {
        this.file = file;
        position = message.Start;
        end = message.End;
    }

    /// <summary>The current field's number.</summary>
    public int Field { get; private set; }

    /// <summary>The current field with its tag.</summary>
    public ByteRange Whole { get; private set; }

    /// <summary>The current field's text or message.</summary>
    /// <exception cref="InvalidDataException">The field is a number.</exception>
    public readonly ByteRange Content => wireType == BytesType ? content : throw Damaged("a number stands where a text or a message belongs");

    /// <summary>The current field's number.</summary>
    /// <exception cref="InvalidDataException">The field is something else.</exception>
    public readonly ulong Number => wireType == VarintType ? number : throw Damaged("something else stands where a number belongs");

    /// <summary>Whether the current field holds bytes: a text, a message or packed numbers.</summary>
    public readonly bool IsBytes => wireType == BytesType;

    /// <summary>Goes to the next field.</summary>
    /// <returns>Whether there is one.</returns>
    /// <exception cref="InvalidDataException">The bytes are no field.</exception>
    public bool Next()
    {
        if (position == end)
            return false;
        var start = position;
        var tag = ReadVarint();
        if (tag >> 3 is 0 or > (1 << 29) - 1)
            throw Damaged("no field has such a number");
        Field = (int)(tag >> 3);
        wireType = (int)(tag & 7);
        switch (wireType)
        {
            case VarintType:
                number = ReadVarint();
                break;
            case Fixed64Type:
                Skip(8);
                break;
            case BytesType:
                var length = ReadVarint();
                var from = position;
                Skip(length);
                content = new ByteRange(from, position);
                break;
            case Fixed32Type:
                Skip(4);
                break;
            default:
                throw Damaged("no field is stored like this");
        }

        Whole = new ByteRange(start, position);
        return true;
    }

    /// <summary>A reader of the current field's message.</summary>
    public readonly ProtoReader Enter() => new(file, Content);

    /// <summary>The current field's text.</summary>
    public readonly string Text()
    {
        var range = Content;
        try
        {
            return StrictUtf8.GetString(file[range.Start..range.End]);
        }
        catch (DecoderFallbackException)
        {
            throw Damaged("a name is no text");
        }
    }

    private ulong ReadVarint()
    {
        var value = 0UL;
        for (var shift = 0; shift < 64; shift += 7)
        {
            if (position == end)
                throw Damaged("it ends in the middle of a field");
            var part = file[position++];
            value |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80)
                return value;
        }

        throw Damaged("a number is too long");
    }

    private void Skip(ulong count)
    {
        if (count > (ulong)(end - position))
            throw Damaged("a field reaches beyond its end");
        position += (int)count;
    }

    private readonly InvalidDataException Damaged(string what) => new($"at byte {position}, {what}");
}
