namespace Lamina;

/// <summary>An input of a foreign network.</summary>
public sealed class OnnxInput
{
    internal OnnxInput(string name, OnnxElementType type, IReadOnlyList<OnnxDimension>? shape)
    {
        Name = name;
        Type = type;
        Shape = shape;
    }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>What its elements are.</summary>
    public OnnxElementType Type { get; }

    /// <summary>Its dimensions, the batch first; null where the file does not say.</summary>
    public IReadOnlyList<OnnxDimension>? Shape { get; }

    /// <summary>As in <c>pixels: Float [batch, 64]</c>.</summary>
    public override string ToString() => $"{Name}: {Type} {DescribeShape()}";

    internal string DescribeShape() => Shape is null ? "of unknown shape" : $"[{string.Join(", ", Shape)}]";
}
