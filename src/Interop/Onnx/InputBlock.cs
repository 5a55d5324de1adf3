using System.Numerics;
using Microsoft.ML.OnnxRuntime;

namespace Lamina;

/// <summary>The numbers of one input for a batch of rows, in a buffer that grows and is used again.</summary>
/// <typeparam name="TRow">The rows.</typeparam>
internal abstract class InputBlock<TRow>
{
    /// <summary>Makes room for so many rows. What was in it is lost.</summary>
    public abstract void Reserve(int rows);

    /// <summary>Reads a row into its place.</summary>
    /// <param name="row">The row.</param>
    /// <param name="place">Its place in the batch.</param>
    /// <param name="position">Its position among all rows, for messages.</param>
    /// <exception cref="RowException">It does not fit.</exception>
    public abstract void Write(TRow row, int place, long position);

    /// <summary>Sets all numbers of rows to 1; whole ones, which may stand for something else, to 0 unless they are to be 1, too.</summary>
    public abstract void FillWithOnes(int fromRow, int rows, bool wholeNumbers);

    /// <summary>Sets all numbers of rows to 0.</summary>
    public abstract void FillWithZeros(int fromRow, int rows);

    /// <summary>The first rows as a tensor over the buffer itself.</summary>
    public abstract OrtValue ToTensor(int rows);
}

/// <summary>The block of an input whose elements are of one type.</summary>
internal sealed class InputBlock<TRow, TElement>(MappedInput<TRow> input) : InputBlock<TRow>
    where TElement : unmanaged, INumberBase<TElement>
{
    private TElement[] numbers = [];

    public override void Reserve(int rows)
    {
        if (numbers.Length < rows * input.Length)
            numbers = GC.AllocateUninitializedArray<TElement>(rows * input.Length);
    }

    public override void Write(TRow row, int place, long position) =>
        input.Reader.Read(row, position, input.Input.Name, numbers.AsSpan(place * input.Length, input.Length));

    public override void FillWithOnes(int fromRow, int rows, bool wholeNumbers) =>
        Rows(fromRow, rows).Fill(NumberKind<TElement>.IsWhole && !wholeNumbers ? TElement.Zero : TElement.One);

    public override void FillWithZeros(int fromRow, int rows) => Rows(fromRow, rows).Clear();

    public override OrtValue ToTensor(int rows)
    {
        var shape = new long[input.Shape.Length + 1];
        shape[0] = rows;
        for (var i = 0; i < input.Shape.Length; i++)
            shape[i + 1] = input.Shape[i];
        return OrtValue.CreateTensorValueFromMemory(OrtMemoryInfo.DefaultInstance, numbers.AsMemory(0, rows * input.Length), shape);
    }

    private Span<TElement> Rows(int fromRow, int rows) => numbers.AsSpan(fromRow * input.Length, rows * input.Length);
}
