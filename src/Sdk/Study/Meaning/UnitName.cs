namespace Lamina;

/// <summary>Where a unit stands.</summary>
/// <param name="Network">Its network's name; empty where there is one without a name.</param>
/// <param name="Layer">Its hidden layer, counted from 1.</param>
/// <param name="Index">Its position in the layer, counted from 0.</param>
internal readonly record struct UnitName(string Network, int Layer, int Index)
{
    /// <summary>The unit at a position among all activations of a row.</summary>
    public static UnitName Of(RowSchema schema, int unit)
    {
        foreach (var network in schema.Networks)
        {
            foreach (var layer in network.Extract)
            {
                if (unit < network.Hidden[layer - 1])
                    return new UnitName(network.Name, layer, unit);
                unit -= network.Hidden[layer - 1];
            }
        }

        throw new ArgumentOutOfRangeException(nameof(unit), unit, "There is no such unit.");
    }

    /// <summary>As it is read from an enriched row: <c>Hidden2[5]</c>, <c>Seen.Hidden2[5]</c>.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"{(Network.Length == 0 ? "" : Network + ".")}Hidden{Layer}[{Index}]");
}
