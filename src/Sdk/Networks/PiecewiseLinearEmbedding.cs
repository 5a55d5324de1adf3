using TorchSharp;
using TorchSharp.Modules;

namespace Lamina;

/// <summary>
/// Piecewise-linear embeddings of numbers (Gorishniy et al. 2022): how far a number has come through each bin of its
/// column, then a dense layer for each column and ReLU. The edges of the bins come from the training rows.
/// </summary>
internal sealed class PiecewiseLinearEmbedding : torch.nn.Module<torch.Tensor, torch.Tensor>, IFittedToRows
{
    private readonly NumberEmbeddings declared;
    private readonly torch.Tensor inputs;
    private readonly torch.Tensor edges;
    private readonly Parameter weight;
    private readonly Parameter bias;

    public PiecewiseLinearEmbedding(NumberEmbeddings declared, torch.Device? device)
        : base(nameof(PiecewiseLinearEmbedding))
    {
        this.declared = declared;
        var columns = declared.PiecewiseLinear.Length;
        inputs = torch.tensor(Array.ConvertAll(declared.PiecewiseLinear, static input => (long)input), device: device);
        edges = torch.linspace(-3, 3, NumberEmbeddings.Bins + 1, device: device).repeat(columns, 1);
        weight = new Parameter(torch.zeros([columns, NumberEmbeddings.Bins, NumberEmbeddings.VectorWidth], device: device));
        bias = new Parameter(torch.zeros([columns, NumberEmbeddings.VectorWidth], device: device));
        register_buffer(nameof(inputs), inputs);
        register_buffer(nameof(edges), edges);
        register_parameter(nameof(weight), weight);
        register_parameter(nameof(bias), bias);
    }

    /// <summary>Cuts the bins of each column.</summary>
    public void FitTo(TensorBatch training, FittedSchema fitted)
    {
        using var noGradient = torch.no_grad();
        using var scope = torch.NewDisposeScope();
        var rows = (int)training.RowCount;
        var table = NetworkState.ToArray(training.Numeric);
        var targets = BinTargets.Of(training, fitted);
        var width = table.Length / rows;
        var cut = new float[declared.PiecewiseLinear.Length * (NumberEmbeddings.Bins + 1)];
        var values = new float[rows];
        for (var column = 0; column < declared.PiecewiseLinear.Length; column++)
        {
            for (var row = 0; row < rows; row++)
                values[row] = table[(row * width) + declared.PiecewiseLinear[column]];
            var own = cut.AsSpan(column * (NumberEmbeddings.Bins + 1), NumberEmbeddings.Bins + 1);
            if (declared.TargetAware[column])
                BinEdges.CutByTarget(values, targets, own);
            else
                BinEdges.CutByQuantiles(values, own);
        }

        edges.copy_(torch.frombuffer(cut, torch.ScalarType.Float32).reshape(edges.shape));
    }

    /// <summary>The embeddings of a batch, <c>[rows, columns * VectorWidth]</c>.</summary>
    /// <param name="input">Scaled numbers, <c>[rows, numeric width]</c>.</param>
    public override torch.Tensor forward(torch.Tensor input)
    {
        using var scope = torch.NewDisposeScope();
        var from = edges.narrow(1, 0, NumberEmbeddings.Bins);
        var to = edges.narrow(1, 1, NumberEmbeddings.Bins);
        var width = to - from;
        var x = input.index_select(1, inputs).t().unsqueeze(2);                  // [columns, rows, 1]
        var share = (x - from.unsqueeze(1)) / width.clamp_min(Held.Of(1e-30f)).unsqueeze(1);

        // The first and the last bin are open: a number beyond all training rows goes on along the line.
        var inner = share.clamp(Held.Of(0), Held.Of(1));
        var open = torch.cat(
            [share.narrow(2, 0, 1).clamp_max(Held.Of(1)), inner.narrow(2, 1, NumberEmbeddings.Bins - 2), share.narrow(2, NumberEmbeddings.Bins - 1, 1).clamp_min(Held.Of(0))],
            2);
        var bins = torch.where((width > Held.Of(0)).unsqueeze(1), open, (x >= to.unsqueeze(1)).to(torch.ScalarType.Float32));
        var units = torch.bmm(bins, weight).Plus(bias.unsqueeze(1)).relu();      // [columns, rows, units]
        return units.transpose(0, 1).flatten(1).MoveToOuterDisposeScope();
    }
}
