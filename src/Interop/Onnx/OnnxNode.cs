namespace Lamina;

/// <summary>A node of a foreign network: one operation.</summary>
public sealed class OnnxNode
{
    internal OnnxNode(string name, string @operator, IReadOnlyList<string> outputs)
    {
        Name = name;
        Operator = @operator;
        Outputs = outputs;
    }

    /// <summary>Its name; empty where the file gives none.</summary>
    public string Name { get; }

    /// <summary>What it does, as in <c>Relu</c>.</summary>
    public string Operator { get; }

    /// <summary>The names of the values that it gives.</summary>
    public IReadOnlyList<string> Outputs { get; }

    /// <summary>As in <c>relu_2: Relu -> hidden</c>.</summary>
    public override string ToString() => $"{(Name.Length == 0 ? "(no name)" : Name)}: {Operator} -> {string.Join(", ", Outputs)}";
}
