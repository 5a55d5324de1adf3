using Microsoft.ML.OnnxRuntime;

namespace Lamina;

/// <summary>The inputs of a cut network for one batch, in buffers that are used again.</summary>
/// <typeparam name="TRow">The rows.</typeparam>
internal sealed class LayerInputs<TRow>
{
    private readonly CutSession session;
    private readonly string[] names;
    private readonly InputBlock<TRow>[] blocks;
    private readonly OrtValue?[] tensors;

    public LayerInputs(CutSession session, MappedInput<TRow>[] inputs)
    {
        this.session = session;
        names = Array.ConvertAll(inputs, input => input.Input.Name);
        blocks = Array.ConvertAll(inputs, input => input.CreateBlock());
        tensors = new OrtValue?[inputs.Length];
    }

    /// <summary>Makes room for so many rows.</summary>
    public void Reserve(int rows)
    {
        foreach (var block in blocks)
            block.Reserve(rows);
    }

    /// <summary>Reads a row into its place.</summary>
    /// <exception cref="RowException">It does not fit.</exception>
    public void Write(TRow row, int place, long position)
    {
        if (row is null)
            throw new RowException("the row is null. Leave it out.", position, null);
        foreach (var block in blocks)
            block.Write(row, place, position);
    }

    /// <summary>Sets all numbers of rows to 0.</summary>
    public void FillWithZeros(int fromRow, int rows)
    {
        foreach (var block in blocks)
            block.FillWithZeros(fromRow, rows);
    }

    /// <summary>Sets all numbers of rows to 1; whole ones, which may stand for something else, to 0 unless they are to be 1, too.</summary>
    public void FillWithOnes(int fromRow, int rows, bool wholeNumbers)
    {
        foreach (var block in blocks)
            block.FillWithOnes(fromRow, rows, wholeNumbers);
    }

    /// <summary>Runs the network on the first rows.</summary>
    /// <exception cref="OnnxRuntimeException">It cannot compute them, or was stopped.</exception>
    public IDisposableReadOnlyCollection<OrtValue> Run(RunOptions options, int rows)
    {
        try
        {
            for (var i = 0; i < blocks.Length; i++)
                tensors[i] = blocks[i].ToTensor(rows);
            return session.Run(options, names, tensors!);
        }
        finally
        {
            for (var i = 0; i < tensors.Length; i++)
            {
                tensors[i]?.Dispose();
                tensors[i] = null;
            }
        }
    }
}
