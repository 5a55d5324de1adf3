using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Lamina;

/// <summary>
/// Weights in the safetensors format (Hugging Face, 2022): the length of a JSON header as eight bytes, the header,
/// then the numbers, little-endian float32. Any tool of that format reads them.
/// </summary>
internal static class SafeTensors
{
    /// <summary>Writes weights, in the order of their names.</summary>
    public static void Write(Stream stream, NetworkWeights weights)
    {
        var names = new List<string>(weights.Tensors.Keys);
        names.Sort(StringComparer.Ordinal);

        using var header = new MemoryStream();
        using (var json = new Utf8JsonWriter(header))
        {
            json.WriteStartObject();
            var offset = 0L;
            foreach (var name in names)
            {
                var tensor = weights.Tensors[name];
                json.WriteStartObject(name);
                json.WriteString("dtype", "F32");
                json.WriteStartArray("shape");
                foreach (var size in tensor.Shape)
                    json.WriteNumberValue(size);
                json.WriteEndArray();
                json.WriteStartArray("data_offsets");
                json.WriteNumberValue(offset);
                offset += 4L * tensor.Values.Length;
                json.WriteNumberValue(offset);
                json.WriteEndArray();
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        Span<byte> length = stackalloc byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(length, header.Length);
        stream.Write(length);
        header.WriteTo(stream);
        foreach (var name in names)
            WriteNumbers(stream, weights.Tensors[name].Values);
    }

    /// <summary>Reads weights.</summary>
    /// <exception cref="ArtifactException">The bytes are no such file.</exception>
    public static NetworkWeights Read(ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Length < 8)
            throw Damaged("it has no header");
        var headerLength = BinaryPrimitives.ReadInt64LittleEndian(bytes.Span);
        if (headerLength < 2 || headerLength > bytes.Length - 8)
            throw Damaged("its header has an impossible length");

        var numbers = bytes[(8 + (int)headerLength)..];
        var tensors = new Dictionary<string, WeightTensor>(StringComparer.Ordinal);
        try
        {
            using var header = JsonDocument.Parse(bytes.Slice(8, (int)headerLength));
            foreach (var entry in header.RootElement.EnumerateObject())
            {
                if (entry.Name != "__metadata__")
                    tensors.Add(entry.Name, ReadTensor(entry.Value, numbers.Span));
            }
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or KeyNotFoundException or FormatException or ArgumentException)
        {
            throw new ArtifactException("The weights are damaged: their header cannot be read. Save the pipeline again.", error);
        }

        return new NetworkWeights(tensors);
    }

    private static WeightTensor ReadTensor(JsonElement entry, ReadOnlySpan<byte> numbers)
    {
        if (entry.GetProperty("dtype").GetString() != "F32")
            throw Damaged("only float32 is expected");
        var shape = new int[entry.GetProperty("shape").GetArrayLength()];
        var count = 1L;
        for (var i = 0; i < shape.Length; i++)
        {
            shape[i] = entry.GetProperty("shape")[i].GetInt32();
            if (shape[i] < 0 || (count *= shape[i]) > numbers.Length / 4)
                throw Damaged("a shape asks for more numbers than there are");
        }

        var offsets = entry.GetProperty("data_offsets");
        if (offsets.GetArrayLength() != 2)
            throw Damaged("a tensor has no beginning and end");
        var begin = offsets[0].GetInt64();
        var end = offsets[1].GetInt64();
        if (begin < 0 || end > numbers.Length || end - begin != 4 * count)
            throw Damaged("offsets and shapes disagree");

        var values = new float[count];
        var source = numbers[(int)begin..(int)end];
        for (var i = 0; i < values.Length; i++)
            values[i] = BinaryPrimitives.ReadSingleLittleEndian(source[(4 * i)..]);
        foreach (var value in values)
        {
            if (!float.IsFinite(value))
                throw Damaged("a weight is not finite");
        }

        return new WeightTensor(shape, values);
    }

    private static void WriteNumbers(Stream stream, float[] values)
    {
        if (BitConverter.IsLittleEndian)
        {
            stream.Write(MemoryMarshal.AsBytes(values.AsSpan()));
            return;
        }

        Span<byte> bytes = stackalloc byte[4];
        foreach (var value in values)
        {
            BinaryPrimitives.WriteSingleLittleEndian(bytes, value);
            stream.Write(bytes);
        }
    }

    private static ArtifactException Damaged(string why) => new($"The weights are damaged: {why}. Save the pipeline again.");
}
