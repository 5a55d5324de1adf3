using System.Text.Json;

namespace Lamina;

/// <summary>
/// What each kind of model adds to a saved pipeline: properties of the description, <c>model/trees.bin</c> for trees,
/// <c>model/weights.safetensors</c> for weights and stored rows.
/// </summary>
internal static class ScorerEntries
{
    private const string Kind = "kind";
    private const string BoostedTrees = "boosted trees";
    private const string Linear = "linear";
    private const string Fourier = "fourier";
    private const string Forest = "forest";
    private const string Neighbors = "neighbors";
    private const string Blend = "blend";

    private const string WeightsName = "model/weights.safetensors";
    private const long LongestWeights = 0x7FFFFFC7;   // the longest array
    private const int MostFeatures = 65_536;   // as KernelSvmOptions allows
    private const string Weight = "weight";
    private const string Bias = "bias";
    private const string Frequency = "frequency";
    private const string Phase = "phase";
    private const string Points = "points";
    private const string Targets = "targets";
    private const string RowWeights = "row_weights";
    private const string Shares = "shares";

    /// <summary>Writes the kind's properties into the description.</summary>
    public static void Describe(Utf8JsonWriter json, Scorer scorer)
    {
        switch (scorer)
        {
            case BoostedTrees boosted:
                json.WriteString(Kind, BoostedTrees);
                json.WriteNumber("slope", boosted.Slope);
                TreeEntries.WriteCounts(json, boosted.Trees);
                break;
            case LinearScorer linear:
                json.WriteString(Kind, linear.Map is null ? Linear : Fourier);
                if (linear.Map is not null)
                    json.WriteNumber("features", linear.Map.Width);
                InputEntries.Write(json, linear.Inputs);
                break;
            case Forest forest:
                json.WriteString(Kind, Forest);
                json.WriteNumber("center", forest.Center);
                TreeEntries.WriteCounts(json, forest.Trees);
                InputEntries.Write(json, forest.Inputs);
                break;
            case Neighbors neighbors:
                json.WriteString(Kind, Neighbors);
                json.WriteNumber("rows", neighbors.Targets.Length);
                json.WriteNumber("neighbors", neighbors.Count);
                InputEntries.Write(json, neighbors.Inputs);
                break;
            case BlendScorer blend:
                json.WriteString(Kind, Blend);
                json.WriteString("network", blend.NetworkName);
                json.WriteNumber("network weight", blend.NetworkWeight);
                if (blend.Trees is { } trees)
                {
                    json.WriteNumber("slope", trees.Slope);
                    TreeEntries.WriteCounts(json, trees.Trees);
                }

                break;
            default:
                throw new InvalidOperationException($"{scorer.GetType().Name} cannot be saved.");
        }
    }

    /// <summary>Writes the kind's own entries.</summary>
    public static void Write(ArtifactWriter artifact, Scorer scorer)
    {
        var tensors = new Dictionary<string, WeightTensor>(StringComparer.Ordinal);
        switch (scorer)
        {
            case BoostedTrees boosted:
                TreeEntries.Write(artifact, boosted.Trees);
                break;
            case LinearScorer linear:
                tensors.Add(Weight, new WeightTensor([linear.Biases.Length, linear.Weights.Length / linear.Biases.Length], linear.Weights));
                tensors.Add(Bias, new WeightTensor([linear.Biases.Length], linear.Biases));
                if (linear.Map is { } map)
                {
                    tensors.Add(Frequency, new WeightTensor([map.Width, linear.Inputs.Width], map.Frequencies));
                    tensors.Add(Phase, new WeightTensor([map.Width], map.Phases));
                }

                break;
            case Forest forest:
                TreeEntries.Write(artifact, forest.Trees);
                AddShares(tensors, forest.Shares);
                break;
            case Neighbors neighbors:
                tensors.Add(Points, new WeightTensor([neighbors.Targets.Length, neighbors.Inputs.Width], neighbors.Points));
                tensors.Add(Targets, new WeightTensor([neighbors.Targets.Length], neighbors.Targets));
                tensors.Add(RowWeights, new WeightTensor([neighbors.Targets.Length], neighbors.Weights));
                AddShares(tensors, neighbors.Shares);
                break;
            case BlendScorer { Trees: { } trees }:
                TreeEntries.Write(artifact, trees.Trees);
                break;
        }

        // Stored rows are full of zeros where categories are one-hot: they are worth packing.
        if (tensors.Count > 0)
            artifact.Add(WeightsName, stream => SafeTensors.Write(stream, new NetworkWeights(tensors)));
    }

    /// <summary>Reads a model's own part.</summary>
    /// <exception cref="ArtifactException">It is damaged.</exception>
    public static Scorer Read(JsonElement root, ArtifactFile artifact, RowLayout layout)
    {
        var kind = root.GetProperty(Kind).GetString();
        var outputs = layout.Fitted.OutputCount;
        switch (kind)
        {
            case BoostedTrees:
                var slope = Finite(root, "slope");
                return new BoostedTrees(layout, TreeEntries.Read(root, artifact, layout.ValueCount, layout.Widths, outputs, 1), slope);
            case Linear or Fourier:
                return ReadLinear(root, artifact, layout, kind == Fourier);
            case Forest:
                var inputs = InputEntries.Read(root, layout);
                var shares = layout.Fitted.Schema.Label.IsQuantity ? null : ReadShares(ReadWeights(artifact), outputs);
                var center = (float)Finite(root, "center");
                return new Forest(inputs, TreeEntries.Read(root, artifact, inputs.Width, [], outputs, outputs), shares, center);
            case Neighbors:
                return ReadNeighbors(root, artifact, layout);
            case Blend:
                return ReadBlend(root, artifact, layout);
            default:
                throw new ArtifactException($"The model is of the kind \"{kind}\", which this version of Lamina does not know. Update the package Lamina.Core.");
        }
    }

    private static LinearScorer ReadLinear(JsonElement root, ArtifactFile artifact, RowLayout layout, bool mapped)
    {
        var inputs = InputEntries.Read(root, layout);
        var weights = ReadWeights(artifact);
        var outputs = layout.Fitted.OutputCount;
        FourierMap? map = null;
        if (mapped)
        {
            var features = root.GetProperty("features").GetInt32();
            if (features is < 1 or > MostFeatures)
                throw Damaged($"it claims {features} features");
            map = new FourierMap(weights.Require(Frequency, features, inputs.Width), weights.Require(Phase, features), inputs.Width);
        }

        return new LinearScorer(
            layout, inputs, map, weights.Require(Weight, outputs, map?.Width ?? inputs.Width), weights.Require(Bias, outputs));
    }

    private static Neighbors ReadNeighbors(JsonElement root, ArtifactFile artifact, RowLayout layout)
    {
        var inputs = InputEntries.Read(root, layout);
        var weights = ReadWeights(artifact);
        var rows = root.GetProperty("rows").GetInt32();
        var count = root.GetProperty("neighbors").GetInt32();
        if (rows < 1 || count is < 1 or > Lamina.Neighbors.MostCount || count > rows)
            throw Damaged($"it asks {count} of {rows} neighbours");
        var points = weights.Require(Points, rows, inputs.Width);
        var targets = weights.Require(Targets, rows);
        var rowWeights = weights.Require(RowWeights, rows);
        for (var i = 0; i < rows; i++)
        {
            if (!(rowWeights[i] > 0))
                throw Damaged($"its row {i} has the weight {rowWeights[i]}");
            if (layout.Fitted.Classes is { } classes && (uint)(int)targets[i] >= (uint)classes.Count)
                throw Damaged($"its row {i} is of a class that there is not");
        }

        var shares = layout.Fitted.Schema.Label.IsQuantity ? null : ReadShares(weights, layout.Fitted.OutputCount);
        return new Neighbors(layout, inputs, points, targets, rowWeights, count, shares);
    }

    private static BlendScorer ReadBlend(JsonElement root, ArtifactFile artifact, RowLayout layout)
    {
        var name = root.GetProperty("network").GetString();
        var network = layout.Fitted.Schema.Networks.Select(static known => known.Name).ToList().IndexOf(name!);
        if (network < 0 || layout.Fitted.Schema.Networks[network].IsAutoencoder)
            throw Damaged($"it blends a network \"{name}\" that does not predict");
        if (!layout.HasActivations)
            throw Damaged("it blends a network whose outputs its rows do not bring");
        var weight = Finite(root, "network weight");
        if (weight is < 0 or > 1)
            throw Damaged($"the network counts {weight}");
        BoostedTrees? trees = null;
        if (weight < 1)
        {
            trees = new BoostedTrees(
                layout, TreeEntries.Read(root, artifact, layout.ValueCount, layout.Widths, layout.Fitted.OutputCount, 1), Finite(root, "slope"));
        }

        return new BlendScorer(layout, network, (float)weight, trees);
    }

    private static void AddShares(Dictionary<string, WeightTensor> tensors, ClassShares? shares)
    {
        if (shares is not null)
            tensors.Add(Shares, new WeightTensor([shares.Shares.Length], shares.Shares));
    }

    private static ClassShares ReadShares(NetworkWeights weights, int outputs) => new(weights.Require(Shares, outputs));

    private static NetworkWeights ReadWeights(ArtifactFile artifact) => SafeTensors.Read(artifact.Read(WeightsName, LongestWeights));

    private static double Finite(JsonElement root, string name)
    {
        var value = root.GetProperty(name).GetDouble();
        return double.IsFinite(value) ? value : throw Damaged($"the {name} is not finite");
    }

    private static ArtifactException Damaged(string why) => new($"The model is damaged: {why}. Save the pipeline again.");
}
