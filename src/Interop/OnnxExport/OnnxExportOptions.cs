namespace Lamina;

/// <summary>How missing categories are said where no null can be: ONNX has none, neither among texts nor among whole numbers.</summary>
public sealed record OnnxExportOptions
{
    /// <summary>The text that stands for a missing value of a nullable enum or text. Default: the empty text.</summary>
    public string MissingText { get; init; } = "";

    /// <summary>The whole number that stands for a missing value of a nullable column of whole numbers. Default: the smallest one.</summary>
    public long MissingNumber { get; init; } = long.MinValue;

    /// <summary>What the names of inputs begin with.</summary>
    internal string InputPrefix { get; init; } = "";

    /// <summary>What the names of outputs begin with.</summary>
    internal string OutputPrefix { get; init; } = "";
}
