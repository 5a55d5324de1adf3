using System.ComponentModel;
using TorchSharp;
using TorchSharp.Modules;

namespace Lamina;

/// <summary>
/// What tells the members of an ensemble with shared weights apart: each scales the inputs by a vector of its own, which
/// begins as random signs (TabM-mini, Gorishniy et al. 2024, after BatchEnsemble, Wen et al. 2020).
/// </summary>
[EditorBrowsable(EditorBrowsableState.Advanced)]
public sealed class MemberScales : torch.nn.Module<torch.Tensor, torch.Tensor>
{
    private readonly Parameter weight;

    /// <summary>Makes the scales, all of them 1.</summary>
    /// <param name="members">How many members, at least 1.</param>
    /// <param name="inputs">How many inputs a row has.</param>
    /// <param name="device">Where they live; the CPU by default.</param>
    public MemberScales(int members, int inputs, torch.Device? device = null)
        : base(nameof(MemberScales))
    {
        weight = new Parameter(torch.ones([members, inputs], device: device));
        register_parameter(nameof(weight), weight);
    }

    /// <summary>The inputs as each member sees them, <c>[rows * members, inputs]</c>: the members of the first row, then those of the second.</summary>
    /// <param name="input"><c>[rows, inputs]</c>.</param>
    public override torch.Tensor forward(torch.Tensor input)
    {
        ArgumentNullException.ThrowIfNull(input);
        using var scope = torch.NewDisposeScope();
        return (input.unsqueeze(1) * weight).flatten(0, 1).MoveToOuterDisposeScope();
    }
}
