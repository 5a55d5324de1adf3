namespace Lamina;

/// <summary>One piece of an enriched row: an extracted layer, or the outputs of a network.</summary>
/// <param name="Network">The position of its network in <see cref="RowSchema.Networks"/>.</param>
/// <param name="Layer">The hidden layer, counted from 1, or 0 for the outputs.</param>
/// <param name="Name">Its name, as the enriched type has it: <c>Hidden2</c>, <c>Wide.Hidden1</c>, <c>NetworkPrediction</c>.</param>
/// <param name="Offset">Where it begins among the values of a row.</param>
/// <param name="Width">How many values it has.</param>
/// <param name="UnitNames">The names of its values where they have some: classes or labels; else empty.</param>
internal sealed record EnrichedPart(int Network, int Layer, string Name, int Offset, int Width, IReadOnlyList<string> UnitNames)
{
    /// <summary>Whether it is a network's outputs.</summary>
    public bool IsOutput => Layer == 0;

    /// <summary>The pieces of a fit's enriched rows, in the order of their values.</summary>
    public static IReadOnlyList<EnrichedPart> Of(FittedSchema fitted)
    {
        var networks = fitted.Schema.Networks;
        var parts = new List<EnrichedPart>();
        for (var network = 0; network < networks.Count; network++)
        {
            var offset = fitted.Schema.FirstActivationOf(network);
            foreach (var layer in networks[network].Extract)
            {
                var width = networks[network].Hidden[layer - 1];
                parts.Add(new EnrichedPart(network, layer, FormattableString.Invariant($"{Prefix(networks[network])}Hidden{layer}"), offset, width, []));
                offset += width;
            }
        }

        for (var network = 0; network < networks.Count; network++)
        {
            var name = Prefix(networks[network]) + (networks[network].IsAutoencoder ? "ReconstructionError" : "NetworkPrediction");
            var width = fitted.OutputCountOf(network);
            IReadOnlyList<string> units = networks[network].IsAutoencoder ? [] : fitted.Classes?.Names ?? (width > 1 ? fitted.Schema.Label.Names : []);
            parts.Add(new EnrichedPart(network, 0, name, fitted.FirstOutputOf(network), width, units));
        }

        return parts;
    }

    private static string Prefix(NetworkDescriptor network) => network.Name.Length == 0 ? "" : network.Name + ".";
}
