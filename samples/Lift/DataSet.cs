using Lamina;
using TorchSharp;

namespace Lift;

/// <summary>A data set of the folder.</summary>
/// <param name="name">What it is called in the table.</param>
public abstract class DataSet(string name)
{
    public string Name => name;

    /// <summary>Does something with the rows, whatever their type.</summary>
    /// <param name="folder">The folder of all data sets.</param>
    /// <param name="mostRows">How many rows are taken at most.</param>
    /// <param name="seed">Draws them.</param>
    /// <param name="use">What is done.</param>
    public abstract void Open(string folder, int mostRows, int seed, IDataSetUse use);
}

/// <summary>What is done with the rows of a data set.</summary>
public interface IDataSetUse
{
    /// <summary>Does it.</summary>
    /// <param name="name">The data set's name.</param>
    /// <param name="rows">Its rows.</param>
    void Use<TRow, TSchema, TBatch, TNetwork>(string name, IReadOnlyList<TRow> rows)
        where TSchema : struct, IRowSchema<TRow>
        where TBatch : TensorBatch, ITensorBatch<TBatch>
        where TNetwork : torch.nn.Module, INetwork<TNetwork, TBatch>;
}

/// <summary>A data set whose rows are of a type.</summary>
/// <param name="name">What it is called in the table.</param>
/// <param name="read">Reads its rows from the folder of all data sets.</param>
public sealed class DataSet<TRow, TSchema, TBatch, TNetwork>(string name, Func<string, IReadOnlyList<TRow>> read) : DataSet(name)
    where TSchema : struct, IRowSchema<TRow>
    where TBatch : TensorBatch, ITensorBatch<TBatch>
    where TNetwork : torch.nn.Module, INetwork<TNetwork, TBatch>
{
    public override void Open(string folder, int mostRows, int seed, IDataSetUse use)
    {
        ArgumentNullException.ThrowIfNull(use);
        use.Use<TRow, TSchema, TBatch, TNetwork>(Name, Take(read(folder), mostRows, seed));
    }

    // A sample in the rows' own order: moments and groups stay where they are.
    private static IReadOnlyList<TRow> Take(IReadOnlyList<TRow> rows, int most, int seed)
    {
        if (rows.Count <= most)
            return rows;
        var order = Enumerable.Range(0, rows.Count).ToArray();
        new Random(seed).Shuffle(order);
        return [.. order.Take(most).Order().Select(row => rows[row])];
    }
}
