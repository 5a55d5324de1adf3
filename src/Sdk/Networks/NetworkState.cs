using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace Lamina;

/// <summary>Initialises networks from a seed of ours, and takes their weights out and puts them back.</summary>
internal static class NetworkState
{
    // How fast the waves of a periodic embedding are at first: about one turn over the middle half of the rows.
    private const double FrequencySpread = 0.3;

    /// <summary>
    /// Gives every parameter its starting value: uniform within one over the square root of the inputs for dense
    /// layers (as PyTorch does), normal with a small deviation for embeddings, whose unknown and missing entries
    /// start at zero; random signs for the scales of members. Drawn from our own generator, so that a seed gives the same network in every process.
    /// </summary>
    public static void Initialize(nn.Module network, int seed)
    {
        using var noGradient = no_grad();
        using var scope = NewDisposeScope();
        var random = new SeededRandom((ulong)seed);
        var parameters = network.named_parameters().ToArray();
        foreach (var (name, parameter) in parameters)
        {
            var values = new float[parameter.numel()];
            if (name == PeriodicKernel.Names.Frequencies)
                FillNormal(values, FrequencySpread, ref random);
            else if (name is PiecewiseLinearKernel.Names.Weight or PiecewiseLinearKernel.Names.Bias)
                FillUniform(values, 1 / Math.Sqrt(NumberEmbeddings.Bins), ref random);
            else if (name is PeriodicKernel.Names.Weight or PeriodicKernel.Names.Bias)
                FillUniform(values, 1 / Math.Sqrt(2 * NumberEmbeddings.Frequencies), ref random);
            else if (name.StartsWith("embed_", StringComparison.Ordinal) || name.StartsWith("numbers.", StringComparison.Ordinal))
                FillEmbedding(values, (int)parameter.shape[1], ref random);
            else if (name == MemberKernel.Names.Scales)
                FillSigns(values, ref random);
            else if (name.StartsWith("norm", StringComparison.Ordinal))
                values.AsSpan().Fill(name.EndsWith("weight", StringComparison.Ordinal) ? 1 : 0);
            else if (FanIn(name, parameters) is > 0 and var inputs)
                FillUniform(values, 1 / Math.Sqrt(inputs), ref random);
            parameter.copy_(frombuffer(values, ScalarType.Float32).reshape(parameter.shape));
        }
    }

    /// <summary>Copies the weights (and running statistics) out of a network.</summary>
    public static NetworkWeights Export(nn.Module network)
    {
        using var noGradient = no_grad();
        using var scope = NewDisposeScope();
        var weights = new Dictionary<string, WeightTensor>(StringComparer.Ordinal);
        var exported = new HashSet<IntPtr>();
        foreach (var (name, tensor) in network.state_dict())
        {
            if (tensor.dtype != ScalarType.Float32)
                continue;   // the batch counter of a batch normalisation
            if (!exported.Add(tensor.Handle))
                continue;   // TorchSharp names a module that is a field a second time, after the field
            weights.Add(name, new WeightTensor([.. tensor.shape.Select(size => (int)size)], ToArray(tensor)));
        }

        return new NetworkWeights(weights);
    }

    /// <summary>Puts weights into the parts of a network that they name; other parts stay as they are.</summary>
    public static void Import(nn.Module network, NetworkWeights weights)
    {
        using var noGradient = no_grad();
        using var scope = NewDisposeScope();
        foreach (var (name, tensor) in network.state_dict())
        {
            if (weights.Tensors.TryGetValue(name, out var values))
                tensor.copy_(frombuffer(values.Values, ScalarType.Float32).reshape(tensor.shape));
        }
    }

    /// <summary>The values of a float32 tensor.</summary>
    public static float[] ToArray(Tensor tensor)
    {
        using var onCpu = tensor.detach().cpu().contiguous();
        return MemoryMarshal.Cast<byte, float>(onCpu.bytes).ToArray();
    }

    private static void FillEmbedding(float[] values, int width, ref SeededRandom random)
    {
        for (var i = Vocabulary.FirstValue * width; i < values.Length; i++)
            values[i] = (float)(0.1 * random.NextNormal());
    }

    private static void FillSigns(float[] values, ref SeededRandom random)
    {
        for (var i = 0; i < values.Length; i++)
            values[i] = random.NextDouble() < 0.5 ? -1 : 1;
    }

    private static void FillNormal(float[] values, double deviation, ref SeededRandom random)
    {
        for (var i = 0; i < values.Length; i++)
            values[i] = (float)(deviation * random.NextNormal());
    }

    private static void FillUniform(float[] values, double bound, ref SeededRandom random)
    {
        for (var i = 0; i < values.Length; i++)
            values[i] = (float)(((2 * random.NextDouble()) - 1) * bound);
    }

    // A bias has the inputs of the weight beside it; one without starts at zero.
    private static long FanIn(string name, (string name, TorchSharp.Modules.Parameter parameter)[] parameters)
    {
        var weight = name[..(name.LastIndexOf('.') + 1)] + "weight";
        foreach (var (other, parameter) in parameters)
        {
            if (other == weight)
                return Math.Max(1, parameter.numel() / Math.Max(1, parameter.shape[0]));   // a filter meets its whole neighbourhood
        }

        return 0;
    }
}
