using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace Lamina;

/// <summary>What a cut network gave for a batch: a view of ONNX Runtime's memory, valid as long as that.</summary>
internal readonly ref struct CutValues
{
    private readonly ReadOnlySpan<float> singles;
    private readonly ReadOnlySpan<double> doubles;
    private readonly bool isDouble;
    private readonly long[] shape;

    /// <summary>Looks at a value.</summary>
    /// <exception cref="OnnxException">It is no tensor of floating-point numbers.</exception>
    public CutValues(OrtValue value, CutSession session)
    {
        if (!value.IsTensor)
            throw new OnnxException($"{session.Path}: the value \"{session.Value}\" is no tensor. Cut at a value of floating-point numbers.");
        var info = value.GetTensorTypeAndShape();
        shape = info.Shape;
        isDouble = info.ElementDataType == TensorElementType.Double;
        if (isDouble)
            doubles = value.GetTensorDataAsSpan<double>();
        else if (info.ElementDataType == TensorElementType.Float)
            singles = value.GetTensorDataAsSpan<float>();
        else
            throw new OnnxException($"{session.Path}: the value \"{session.Value}\" is of the type {info.ElementDataType}. Cut at a value of Float or Double.");
    }

    /// <summary>How many numbers there are.</summary>
    public int Count => isDouble ? doubles.Length : singles.Length;

    /// <summary>Whether the first dimension is a batch of so many rows.</summary>
    public bool HasRows(int rows) => shape.Length > 0 && shape[0] == rows;

    /// <summary>The dimensions, as in <c>[1, 32]</c>.</summary>
    public string DescribeShape() => $"[{string.Join(", ", shape)}]";

    /// <summary>Copies numbers from a place on.</summary>
    public void CopyTo(int start, Span<float> numbers)
    {
        if (!isDouble)
        {
            singles.Slice(start, numbers.Length).CopyTo(numbers);
            return;
        }

        for (var i = 0; i < numbers.Length; i++)
            numbers[i] = (float)doubles[start + i];
    }
}
