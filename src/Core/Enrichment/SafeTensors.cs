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
    private const int MostDimensions = 8;

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
        try
        {
            using var header = ArtifactJson.Parse(bytes.Slice(8, (int)headerLength));
            var claims = new List<Claim>();
            foreach (var entry in header.RootElement.EnumerateObject())
            {
                if (entry.Name != "__metadata__")
                    claims.Add(ReadClaim(entry.Name, entry.Value, numbers.Length));
            }

            RequireEachByteOnce(claims, numbers.Length);
            return ReadTensors(claims, numbers.Span);
        }
        catch (Exception error) when (ArtifactJson.IsDamage(error))
        {
            throw new ArtifactException("The weights are damaged: their header cannot be read. Save the pipeline again.", error);
        }
    }

    private static Claim ReadClaim(string name, JsonElement entry, int bytes)
    {
        if (entry.GetProperty("dtype").GetString() != "F32")
            throw Damaged("only float32 is expected");
        var sizes = entry.GetProperty("shape");
        if (sizes.GetArrayLength() > MostDimensions)
            throw Damaged($"a shape has more than {MostDimensions} dimensions");
        var shape = new int[sizes.GetArrayLength()];
        var count = 1L;
        for (var i = 0; i < shape.Length; i++)
        {
            shape[i] = sizes[i].GetInt32();
            if (shape[i] < 0 || (count *= shape[i]) > bytes / sizeof(float))
                throw Damaged("a shape asks for more numbers than there are");
        }

        var offsets = entry.GetProperty("data_offsets");
        if (offsets.GetArrayLength() != 2)
            throw Damaged("a tensor has no beginning and end");
        var (begin, end) = (offsets[0].GetInt64(), offsets[1].GetInt64());
        if (begin < 0 || end > bytes || end - begin != sizeof(float) * count)
            throw Damaged("offsets and shapes disagree");
        return new Claim(name, shape, (int)begin, (int)end);
    }

    // Tensors that shared their bytes would take more memory than the file; bytes of no tensor could hold anything.
    private static void RequireEachByteOnce(List<Claim> claims, int bytes)
    {
        claims.Sort(static (a, b) => a.Begin != b.Begin ? a.Begin.CompareTo(b.Begin) : a.End.CompareTo(b.End));
        var end = 0;
        foreach (var claim in claims)
        {
            if (claim.Begin != end)
                throw Damaged($"the tensor \"{claim.Name}\" does not begin where the one before it ends");
            end = claim.End;
        }

        if (end != bytes)
            throw Damaged("they end before the file does");
    }

    private static NetworkWeights ReadTensors(List<Claim> claims, ReadOnlySpan<byte> numbers)
    {
        var tensors = new Dictionary<string, WeightTensor>(claims.Count, StringComparer.Ordinal);
        foreach (var claim in claims)
        {
            var source = numbers[claim.Begin..claim.End];
            var values = new float[source.Length / sizeof(float)];
            for (var i = 0; i < values.Length; i++)
                values[i] = BinaryPrimitives.ReadSingleLittleEndian(source[(sizeof(float) * i)..]);
            foreach (var value in values)
            {
                if (!float.IsFinite(value))
                    throw Damaged($"a number of \"{claim.Name}\" is not finite");
            }

            tensors.Add(claim.Name, new WeightTensor(claim.Shape, values));
        }

        return new NetworkWeights(tensors);
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

    /// <summary>What the header says of one tensor.</summary>
    private readonly record struct Claim(string Name, int[] Shape, int Begin, int End);
}
