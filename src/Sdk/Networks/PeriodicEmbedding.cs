using TorchSharp;
using TorchSharp.Modules;

namespace Lamina;

/// <summary>
/// Periodic embeddings of numbers (Gorishniy et al. 2022): sines and cosines at learned frequencies, then a dense layer
/// for each column and ReLU.
/// </summary>
internal sealed class PeriodicEmbedding : torch.nn.Module<torch.Tensor, torch.Tensor>
{
    private readonly torch.Tensor inputs;
    private readonly Parameter frequencies;
    private readonly Parameter weight;
    private readonly Parameter bias;

    public PeriodicEmbedding(NumberEmbeddings declared, torch.Device? device)
        : base(nameof(PeriodicEmbedding))
    {
        var columns = declared.Periodic.Length;
        inputs = torch.tensor(Array.ConvertAll(declared.Periodic, static input => (long)input), device: device);
        frequencies = new Parameter(torch.zeros([columns, NumberEmbeddings.Frequencies], device: device));
        weight = new Parameter(torch.zeros([columns, 2 * NumberEmbeddings.Frequencies, NumberEmbeddings.VectorWidth], device: device));
        bias = new Parameter(torch.zeros([columns, NumberEmbeddings.VectorWidth], device: device));
        register_buffer(nameof(inputs), inputs);
        register_parameter(nameof(frequencies), frequencies);
        register_parameter(nameof(weight), weight);
        register_parameter(nameof(bias), bias);
    }

    /// <summary>The embeddings of a batch, <c>[rows, columns * VectorWidth]</c>.</summary>
    /// <param name="input">Scaled numbers, <c>[rows, numeric width]</c>.</param>
    public override torch.Tensor forward(torch.Tensor input)
    {
        using var scope = torch.NewDisposeScope();
        var x = input.index_select(1, inputs).t().unsqueeze(2) * Held.Of(2 * MathF.PI); // [columns, rows, 1]
        var angles = x * frequencies.unsqueeze(1);                               // [columns, rows, frequencies]
        var waves = torch.cat([angles.sin(), angles.cos()], 2);
        var units = torch.bmm(waves, weight).Plus(bias.unsqueeze(1)).relu();     // [columns, rows, units]
        return units.transpose(0, 1).flatten(1).MoveToOuterDisposeScope();
    }
}
