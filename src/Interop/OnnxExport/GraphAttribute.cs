using System.Runtime.InteropServices;

namespace Lamina;

/// <summary>The attributes of nodes, as messages.</summary>
internal static class GraphAttribute
{
    public static ProtoWriter Of(string name, long value) =>
        Begin(name, OnnxFields.AttributeType.Number).Number(OnnxFields.Attribute.Number, value);

    public static ProtoWriter Of(string name, float value) =>
        Begin(name, OnnxFields.AttributeType.Float).Float(OnnxFields.Attribute.Float, value);

    public static ProtoWriter Of(string name, ReadOnlySpan<long> values)
    {
        var attribute = Begin(name, OnnxFields.AttributeType.Numbers);
        foreach (var value in values)
            attribute.Number(OnnxFields.Attribute.Numbers, value);
        return attribute;
    }

    public static ProtoWriter Of(string name, ReadOnlySpan<float> values)
    {
        var attribute = Begin(name, OnnxFields.AttributeType.Floats);
        foreach (var value in values)
            attribute.Float(OnnxFields.Attribute.Floats, value);
        return attribute;
    }

    public static ProtoWriter Of(string name, ReadOnlySpan<string> values)
    {
        var attribute = Begin(name, OnnxFields.AttributeType.Texts);
        foreach (var value in values)
            attribute.Text(OnnxFields.Attribute.Texts, value);
        return attribute;
    }

    /// <summary>A tensor of a single whole number.</summary>
    public static ProtoWriter TensorOf(string name, long value) =>
        Begin(name, OnnxFields.AttributeType.Tensor).Message(
            OnnxFields.Attribute.Tensor,
            TensorHead("", OnnxElementType.Int64, [1]).Bytes(OnnxFields.Tensor.RawData, MemoryMarshal.AsBytes<long>([value])));

    /// <summary>A tensor without its numbers, which come next.</summary>
    public static ProtoWriter TensorHead(string name, OnnxElementType type, ReadOnlySpan<int> shape)
    {
        var tensor = new ProtoWriter();
        foreach (var size in shape)
            tensor.Number(OnnxFields.Tensor.Dimension, size);
        return tensor.Number(OnnxFields.Tensor.ElementType, (long)type).Text(OnnxFields.Tensor.Name, name);
    }

    private static ProtoWriter Begin(string name, int type) =>
        new ProtoWriter().Text(OnnxFields.Attribute.Name, name).Number(OnnxFields.Attribute.Type, type);
}
