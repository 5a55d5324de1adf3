using TorchSharp;

namespace Lamina;

/// <summary>
/// Rows as named tensors. Generated batches add a property for each category; the tensors themselves are here, so
/// that a batch is sliced, shuffled and let go of in one place.
/// </summary>
public abstract class TensorBatch : IDisposable
{
    /// <summary>The position of the first tensor of codes.</summary>
    protected internal const int FirstCategory = 4;

    private readonly IReadOnlyList<torch.Tensor> tensors;

    /// <summary>Creates a batch; it owns the tensors.</summary>
    /// <param name="tensors">Numeric, indicators, label, weight, then the codes of each category.</param>
    protected TensorBatch(IReadOnlyList<torch.Tensor> tensors)
    {
        ArgumentNullException.ThrowIfNull(tensors);
        this.tensors = tensors;
    }

    /// <summary>Scaled numbers, <c>[rows, numeric width]</c> float32; NaN behind the end of a sequence of any length.</summary>
    public torch.Tensor Numeric => tensors[0];

    /// <summary>1 where a value is missing, <c>[rows, indicators]</c> float32.</summary>
    public torch.Tensor Indicators => tensors[1];

    /// <summary>
    /// The label, <c>[rows]</c>: float32, or int64 positions of classes. Of several labels <c>[rows, labels]</c> float32; in a ranking
    /// <c>[rows, 2]</c> float32, the relevance and the number of the group.
    /// </summary>
    public torch.Tensor Label => tensors[2];

    /// <summary>How much each row counts, <c>[rows]</c> float32.</summary>
    public torch.Tensor Weight => tensors[3];

    /// <summary>How many rows there are.</summary>
    public long RowCount => Label.shape[0];

    /// <summary>The tensors in their order.</summary>
    protected internal IReadOnlyList<torch.Tensor> Tensors => tensors;

    /// <summary>One of the tensors.</summary>
    /// <param name="index">Its position.</param>
    protected torch.Tensor this[int index] => tensors[index];

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var tensor in tensors)
            tensor.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>
    /// The tensors of encoded rows. On the CPU they share the rows' memory, so nothing is copied; the rows must
    /// not be changed afterwards.
    /// </summary>
    /// <param name="rows">The encoded rows.</param>
    /// <param name="device">Where the tensors live; the CPU by default.</param>
    protected internal static IReadOnlyList<torch.Tensor> Share(EncodedRows rows, torch.Device? device = null)
    {
        ArgumentNullException.ThrowIfNull(rows);
        NativeTorch.EnsureLoaded();
        using var scope = torch.NewDisposeScope();
        var schema = rows.Fitted.Schema;
        var tensors = new torch.Tensor[FirstCategory + rows.Codes.Length];
        tensors[0] = Wrap(rows.Numeric, torch.ScalarType.Float32, rows.Count, schema.NumericWidth);
        tensors[1] = Wrap(rows.Indicators, torch.ScalarType.Float32, rows.Count, schema.IndicatorCount);
        tensors[2] = Wrap(rows.Targets, torch.ScalarType.Float32, rows.Fitted.TargetCount == 1 ? [rows.Count] : [rows.Count, rows.Fitted.TargetCount]);
        if (rows.Groups is not null)
            tensors[2] = torch.stack([tensors[2], Wrap(rows.Groups, torch.ScalarType.Float32, rows.Count)], 1);
        if (schema.Label.Task == TaskKind.MultiClass)
            tensors[2] = tensors[2].to(torch.ScalarType.Int64);
        tensors[3] = Wrap(rows.Weights, torch.ScalarType.Float32, rows.Count);
        for (var i = 0; i < rows.Codes.Length; i++)
            tensors[FirstCategory + i] = Wrap(rows.Codes[i], torch.ScalarType.Int64, rows.Count);

        for (var i = 0; i < tensors.Length; i++)
        {
            if (device is not null)
                tensors[i] = tensors[i].to(device);
            tensors[i] = tensors[i].MoveToOuterDisposeScope();
        }

        return tensors;
    }

    private static torch.Tensor Wrap(Array values, torch.ScalarType type, params long[] shape) =>
        values.Length == 0
            ? torch.zeros(shape, dtype: type)
            : torch.frombuffer(values, type).reshape(shape);
}
