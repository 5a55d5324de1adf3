using System.ComponentModel;
using TorchSharp;
using TorchSharp.Modules;

namespace Lamina;

/// <summary>The output layers of an ensemble with shared weights: each member has one of its own.</summary>
[EditorBrowsable(EditorBrowsableState.Advanced)]
public sealed class MemberHeads : torch.nn.Module<torch.Tensor, torch.Tensor>
{
    private readonly int members;
    private readonly Parameter weight;
    private readonly Parameter bias;

    /// <summary>Makes the heads, all zeros.</summary>
    /// <param name="members">How many members, at least 1.</param>
    /// <param name="inputs">How wide the last hidden layer is.</param>
    /// <param name="outputs">How many outputs each member has.</param>
    /// <param name="device">Where they live; the CPU by default.</param>
    public MemberHeads(int members, int inputs, int outputs, torch.Device? device = null)
        : base(nameof(MemberHeads))
    {
        this.members = members;
        weight = new Parameter(torch.zeros([members, outputs, inputs], device: device));
        bias = new Parameter(torch.zeros([members, outputs], device: device));
        register_parameter(nameof(weight), weight);
        register_parameter(nameof(bias), bias);
    }

    /// <summary>Each member's scores, <c>[rows, members, outputs]</c>.</summary>
    /// <param name="input"><c>[rows * members, inputs]</c>, in the order of <see cref="MemberScales"/>.</param>
    public override torch.Tensor forward(torch.Tensor input)
    {
        ArgumentNullException.ThrowIfNull(input);
        using var scope = torch.NewDisposeScope();
        var byMember = input.unflatten(0, [-1, members]).transpose(0, 1);       // [members, rows, inputs]
        var scores = torch.bmm(byMember, weight.transpose(1, 2)).Plus(bias.unsqueeze(1));
        return scores.transpose(0, 1).MoveToOuterDisposeScope();
    }
}
