namespace Lamina;

/// <summary>
/// The weighted mean of what the network and boosted trees say. With a weight of 1 it is the network alone, and there are no trees.
/// </summary>
internal sealed class BlendScorer : Scorer
{
    private readonly RowLayout layout;
    private readonly int network;
    private readonly int firstPrediction;

    /// <summary>Takes the parts over.</summary>
    /// <param name="layout">The rows; they bring activations.</param>
    /// <param name="network">The position in the schema of the network whose outputs are taken; it learns the label.</param>
    /// <param name="networkWeight">How much the network counts, in [0, 1]; the trees count the rest.</param>
    /// <param name="trees">The trees; null where the network counts alone.</param>
    public BlendScorer(RowLayout layout, int network, float networkWeight, BoostedTrees? trees)
    {
        this.layout = layout;
        this.network = network;
        NetworkWeight = networkWeight;
        Trees = trees;
        firstPrediction = layout.NumberCount + layout.Fitted.FirstOutputOf(network);
    }

    /// <summary>The name of the network; empty where there is one without a name.</summary>
    public string NetworkName => layout.Fitted.Schema.Networks[network].Name;

    public float NetworkWeight { get; }

    public BoostedTrees? Trees { get; }

    public override int PickCount => Trees?.PickCount ?? 0;

    public override void Score(ModelScratch scratch, int rows)
    {
        Trees?.Score(scratch, rows);
        for (var row = 0; row < rows; row++)
        {
            var outputs = scratch.OutputsOf(row);
            var said = scratch.ValuesOf(row).Slice(firstPrediction, layout.Fitted.OutputCount);
            for (var i = 0; i < outputs.Length; i++)
                outputs[i] = Trees is null ? said[i] : (NetworkWeight * said[i]) + ((1 - NetworkWeight) * outputs[i]);
        }
    }
}
