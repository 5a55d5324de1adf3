using System.Globalization;

namespace Lamina;

/// <summary>The network alone: its settings are tried as a booster's are, each by two networks on a part of the training rows.</summary>
internal static class NetworkArm
{
    // Two networks are the fewest that a fit has; a trial only has to rank settings.
    private const int TrialFolds = 2;

    /// <summary>What predicts as the network that learns the label does.</summary>
    public static BlendScorer Scorer(RowLayout layout) => new(layout, NetworkOf(layout.Fitted.Schema), 1, trees: null);

    /// <summary>The position of the first network that learns the label; -1 where all are autoencoders.</summary>
    public static int NetworkOf(RowSchema schema)
    {
        for (var network = 0; network < schema.Networks.Count; network++)
        {
            if (!schema.Networks[network].IsAutoencoder)
                return network;
        }

        return -1;
    }

    /// <summary>The settings that did best, or null where those of the study did.</summary>
    public static (FitOptions? Options, string Settings) Choose(FoldWork work)
    {
        var start = work.Options.Network;
        if (work.Options.Trials == 1)
            return (null, Describe(start));
        var table = work.Raw.Training;
        var parts = FoldPlan.TakePart(table.Traits(), FoldPlan.AllPositions(table.Count), work.Options.TrialShare, work.Seed);
        FitOptions? best = null;
        var least = double.PositiveInfinity;
        foreach (var options in Trials(start, work.Options.Trials, work.Seed))
        {
            var loss = work.Networks.Loss(options with { Folds = TrialFolds }, parts, work.Metric);
            if (best is not null && !(loss < least))
                continue;
            (best, least) = (options, loss);
        }

        return (best == start ? null : best, Describe(best!));
    }

    private static IEnumerable<FitOptions> Trials(FitOptions start, int count, int seed)
    {
        double[] rates = [0.3, 0.5, 1, 2];
        double[] decays = [0.1, 1, 10];
        yield return start;
        var random = new SeededRandom(unchecked((ulong)seed) ^ 0x6e65_7477_6f72_6b);
        for (var trial = 1; trial < count; trial++)
        {
            yield return start with
            {
                LearningRate = start.LearningRate * rates[random.NextInt32(rates.Length)],
                WeightDecay = start.WeightDecay * decays[random.NextInt32(decays.Length)],
            };
        }
    }

    private static string Describe(FitOptions options) =>
        string.Create(CultureInfo.InvariantCulture, $"learning rate {options.LearningRate:0.#####}, weight decay {options.WeightDecay:0.#####}");
}
