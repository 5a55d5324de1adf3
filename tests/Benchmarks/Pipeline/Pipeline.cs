using Benchmarks.Serving;
using Lamina;

namespace Benchmarks.Pipeline;

/// <summary>A whole pipeline over <see cref="Narrow"/>: encoders, networks of random weights, and a booster of 100 trees of 31 leaves on the enriched rows.</summary>
internal sealed class Pipeline
{
    private Pipeline(FittedNetwork network, EnrichedNarrow[] training, FittedModel<bool, BinaryMetrics> model)
    {
        Network = network;
        Training = training;
        Predictor = new NarrowPredictor(network, model);
    }

    /// <summary>How the booster is grown.</summary>
    public static LightGbmOptions Options { get; } = new() { Trees = 100, Leaves = 31, EarlyStoppingRounds = 0, Threads = 1, FeatureShare = 1 };

    public FittedNetwork Network { get; }

    /// <summary>What the booster was trained on.</summary>
    public EnrichedNarrow[] Training { get; }

    public NarrowPredictor Predictor { get; }

    /// <summary>Makes a pipeline.</summary>
    /// <param name="networks">How many networks are averaged.</param>
    public static Pipeline Create(int networks)
    {
        var rows = ServingRows.Narrow(25_000);
        var network = ServingNetwork.Create(RowEncoder.Fit<Narrow, NarrowSchema>(rows[..5_000]), networks).Network;
        var training = new NarrowEnricher(network).Enrich(rows[5_000..]);
        return new Pipeline(network, training, LightGbm.Fit(training, Options).Model);
    }
}
