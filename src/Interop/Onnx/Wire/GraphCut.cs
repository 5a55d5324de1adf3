using System.Text;

namespace Lamina;

/// <summary>A network that ends at a wanted value.</summary>
/// <param name="Model">The ONNX file of what the value needs: its nodes, their weights and inputs, nothing else.</param>
/// <param name="Inputs">The inputs that are left, in the file's order.</param>
internal sealed record GraphCut(byte[] Model, IReadOnlyList<OnnxInput> Inputs)
{
    /// <summary>Cuts a network. Whatever does not lead to the value is left out, so that it is neither loaded nor run.</summary>
    /// <param name="index">The network.</param>
    /// <param name="value">A value that one of its nodes gives.</param>
    public static GraphCut At(ModelIndex index, string value)
    {
        var needed = Needed(index, value, out var keeps);
        var parts = new List<ByteRange>();
        if (index.GraphName is { } name)
            parts.Add(name);
        for (var i = 0; i < keeps.Length; i++)
        {
            if (keeps[i])
                parts.Add(index.Nodes[i].Place);
        }

        var weights = new HashSet<string>(StringComparer.Ordinal);
        foreach (var weight in index.Weights)
        {
            weights.Add(weight.Name);
            if (needed.Contains(weight.Name))
                parts.Add(weight.Place);
        }

        // Older files list their weights among the inputs, too.
        var inputs = new List<OnnxInput>();
        foreach (var (input, place) in index.Inputs)
        {
            if (!needed.Contains(input.Name))
                continue;
            parts.Add(place);
            if (!weights.Contains(input.Name))
                inputs.Add(input);
        }

        foreach (var type in index.ValueTypes)
        {
            if (needed.Contains(type.Name) && index.Producers.ContainsKey(type.Name))
                parts.Add(type.Place);
        }

        return new GraphCut(Write(index, parts, value), inputs);
    }

    private static HashSet<string> Needed(ModelIndex index, string value, out bool[] keeps)
    {
        keeps = new bool[index.Nodes.Count];
        var needed = new HashSet<string>(StringComparer.Ordinal) { value };
        var open = new Stack<string>();
        open.Push(value);
        while (open.TryPop(out var name))
        {
            if (!index.Producers.TryGetValue(name, out var producer) || keeps[producer])
                continue;
            keeps[producer] = true;
            foreach (var output in index.Nodes[producer].Node.Outputs)
                needed.Add(output);
            foreach (var read in index.Nodes[producer].Reads)
            {
                needed.Add(read);
                open.Push(read);
            }
        }

        return needed;
    }

    private static byte[] Write(ModelIndex index, List<ByteRange> parts, string value)
    {
        // The output has a name and no type: ONNX Runtime works it out.
        var name = Encoding.UTF8.GetBytes(value);
        var output = new List<byte>();
        WriteTag(output, OnnxFields.Graph.Output, 1 + LengthOf(name.Length) + name.Length);
        WriteTag(output, OnnxFields.ValueInfo.Name, name.Length);
        output.AddRange(name);

        var header = new List<byte>();
        WriteTag(header, OnnxFields.Model.Graph, Length(parts) + output.Count);

        using var model = new MemoryStream(Length(index.Header) + header.Count + Length(parts) + output.Count);
        foreach (var part in index.Header)
            model.Write(index.Bytes, part.Start, part.Length);
        model.Write(header.ToArray());
        foreach (var part in parts)
            model.Write(index.Bytes, part.Start, part.Length);
        model.Write(output.ToArray());
        return model.Length == model.Capacity ? model.GetBuffer() : model.ToArray();
    }

    private static int Length(List<ByteRange> parts)
    {
        var length = 0;
        foreach (var part in parts)
            length += part.Length;
        return length;
    }

    /// <summary>The tag of a field of bytes (field numbers up to 15 take one byte) and their number.</summary>
    private static void WriteTag(List<byte> bytes, int field, int length)
    {
        bytes.Add((byte)((field << 3) | 2));
        for (var rest = (uint)length; ; rest >>= 7)
        {
            if (rest < 0x80)
            {
                bytes.Add((byte)rest);
                return;
            }

            bytes.Add((byte)(rest | 0x80));
        }
    }

    private static int LengthOf(int number)
    {
        var length = 1;
        for (var rest = (uint)number; rest >= 0x80; rest >>= 7)
            length++;
        return length;
    }
}
