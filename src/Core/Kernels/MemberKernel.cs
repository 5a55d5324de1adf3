namespace Lamina;

/// <summary>
/// What each member of an ensemble with shared weights has of its own: scales of the inputs and an output layer. A
/// network without members is one that scales nothing.
/// </summary>
internal sealed class MemberKernel
{
    private readonly float[] scales;
    private readonly DenseLayer[] heads;
    private readonly int inputs;

    /// <summary>Reads the members' weights.</summary>
    /// <param name="weights">The weights of the network.</param>
    /// <param name="members">How many members there are.</param>
    /// <param name="inputs">How many inputs a row has.</param>
    /// <param name="below">How wide the last hidden layer is.</param>
    /// <param name="outputs">How many outputs a member has.</param>
    public MemberKernel(NetworkWeights weights, int members, int inputs, int below, int outputs)
    {
        this.inputs = inputs;
        heads = new DenseLayer[members];
        if (members == 1)
        {
            scales = [];
            heads[0] = new DenseLayer(weights.Require(Names.Weight, outputs, below), weights.Require(Names.Bias, outputs), below, outputs);
            return;
        }

        scales = weights.Require(Names.Scales, members, inputs);
        var weight = weights.Require(Names.Weight, members, outputs, below).AsSpan();
        var bias = weights.Require(Names.Bias, members, outputs).AsSpan();
        for (var i = 0; i < members; i++)
            heads[i] = new DenseLayer(weight.Slice(i * outputs * below, outputs * below), bias.Slice(i * outputs, outputs), below, outputs);
    }

    /// <summary>How many members there are.</summary>
    public int Count => heads.Length;

    /// <summary>How many floats of scratch a row needs; 0 where nothing is scaled.</summary>
    public int ScratchWidth => scales.Length > 0 ? inputs : 0;

    /// <summary>The output layer of a member.</summary>
    public DenseLayer Head(int member) => heads[member];

    /// <summary>Writes the inputs as a member sees them, where there are several.</summary>
    /// <param name="member">The member, counted from 0.</param>
    /// <param name="x"><c>[rows, inputs]</c>.</param>
    /// <param name="scaled">Room for <c>rows * ScratchWidth</c> floats.</param>
    public void Scale(int member, ReadOnlySpan<float> x, Span<float> scaled)
    {
        var own = scales.AsSpan(member * inputs, inputs);
        for (var start = 0; start < x.Length; start += inputs)
        {
            var from = x.Slice(start, own.Length);
            var to = scaled.Slice(start, own.Length);
            for (var i = 0; i < own.Length; i++)
                to[i] = from[i] * own[i];
        }
    }

    /// <summary>The names of the weights.</summary>
    public static class Names
    {
        public const string Scales = "members.weight";
        public const string Weight = "output.weight";
        public const string Bias = "output.bias";
    }
}
