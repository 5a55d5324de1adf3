namespace Lamina;

/// <summary>One named array of weights.</summary>
/// <param name="Shape">Its shape, as PyTorch gives it.</param>
/// <param name="Values">Its values, row by row.</param>
internal sealed record WeightTensor(int[] Shape, float[] Values);

/// <summary>
/// The weights of one trained network by the names of its modules: <c>embed_Ticket.weight</c>,
/// <c>dense1.weight</c>, <c>norm1.running_mean</c>, <c>output.bias</c>; and, where its layers are mapped onto
/// another network's basis, <c>map2.weight</c> <c>[to, from]</c> and <c>map2.bias</c>. Those of several networks
/// are told apart by the name of their network: <c>Seen.dense1.weight</c>.
/// </summary>
internal sealed class NetworkWeights
{
    private readonly Dictionary<string, WeightTensor> tensors;

    public NetworkWeights(Dictionary<string, WeightTensor> tensors) => this.tensors = tensors;

    public IReadOnlyDictionary<string, WeightTensor> Tensors => tensors;

    /// <summary>The name of a tensor of one of the networks, as it is among those of all.</summary>
    public static string NameIn(NetworkDescriptor network, string tensor) =>
        network.Name.Length == 0 ? tensor : $"{network.Name}.{tensor}";

    /// <summary>The weights of one network under the name of it; without a name, all of them.</summary>
    public NetworkWeights Of(string network)
    {
        if (network.Length == 0)
            return this;
        var own = new Dictionary<string, WeightTensor>(StringComparer.Ordinal);
        foreach (var (name, tensor) in tensors)
        {
            if (name.Length > network.Length && name[network.Length] == '.' && name.StartsWith(network, StringComparison.Ordinal))
                own.Add(name[(network.Length + 1)..], tensor);
        }

        return new NetworkWeights(own);
    }

    /// <summary>The weights of several networks in one, each under the name of its network.</summary>
    public static NetworkWeights Join(IReadOnlyList<NetworkDescriptor> networks, IReadOnlyList<NetworkWeights> weights)
    {
        if (networks is [{ Name: "" }])
            return weights[0];
        var joined = new Dictionary<string, WeightTensor>(StringComparer.Ordinal);
        for (var i = 0; i < networks.Count; i++)
        {
            foreach (var (name, tensor) in weights[i].tensors)
                joined.Add(NameIn(networks[i], name), tensor);
        }

        return new NetworkWeights(joined);
    }

    /// <summary>A tensor by name.</summary>
    /// <exception cref="ArtifactException">There is none, or its shape is another.</exception>
    public float[] Require(string name, params ReadOnlySpan<int> shape)
    {
        if (!tensors.TryGetValue(name, out var tensor))
            throw new ArtifactException($"The network lacks its weights \"{name}\". The file is incomplete: save the pipeline again.");
        if (!shape.SequenceEqual(tensor.Shape))
        {
            throw new ArtifactException(
                $"The weights \"{name}\" have the shape [{string.Join(", ", tensor.Shape)}], but the schema asks for "
                + $"[{string.Join(", ", shape.ToArray())}]. The file belongs to another network.");
        }

        return tensor.Values;
    }

    /// <summary>A tensor by name, or null where there is none.</summary>
    public float[]? Find(string name, params ReadOnlySpan<int> shape) =>
        tensors.ContainsKey(name) ? Require(name, shape) : null;
}
