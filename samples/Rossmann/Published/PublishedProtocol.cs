using Lamina;
using TorchSharp;

namespace Rossmann;

/// <summary>
/// The protocol of Guo and Berkhahn 2016, table 4, with its leaks, for comparison with their figures alone. LightGBM stands
/// in for xgboost.
/// </summary>
/// <param name="sales">All rows, by day.</param>
/// <param name="sizes">How much is drawn, trained and grown.</param>
/// <param name="say">Told what was done.</param>
public sealed class PublishedProtocol(Sale[] sales, RunSizes sizes, Action<string> say)
{
    private const int Seed = 1;

    // The rows need encoders, and no network of Lamina's.
    private static readonly FitOptions Untrained = new() { Folds = 2, Epochs = 0 };

    /// <summary>Trains and measures; for each arm its error on the last tenth of the rows beside the published one.</summary>
    public IReadOnlyList<(string Arm, double Mape, double Published)> Run()
    {
        var table = new CodeTable(sales);
        var cut = (int)(0.9 * sales.Length);
        var random = new Random(Seed);
        var drawn = new int[sizes.PublishedRows];
        for (var i = 0; i < drawn.Length; i++)
            drawn[i] = random.Next(cut);
        var test = Enumerable.Range(cut, sales.Length - cut).ToArray();

        // First, since a fit of Lamina's finds and loads libtorch.
        var codes = BoostCodes(drawn, test, table);
        say($"published booster on codes: MAPE {Mape(test, codes):0.0000}");

        torch.set_num_threads(sizes.Threads);
        var training = new PublishedTraining(table, sizes.PublishedEpochs);
        var mean = new float[test.Length];
        float[] drawnEmbeddings = [], testEmbeddings = [];
        for (var i = 0; i < sizes.PublishedNetworks; i++)
        {
            using var network = training.Train(drawn, Seed + i);
            var forecast = training.Forecast(network, test);
            for (var row = 0; row < mean.Length; row++)
                mean[row] += forecast[row] / sizes.PublishedNetworks;
            say($"published network {i + 1} of {sizes.PublishedNetworks}: MAPE {Mape(test, forecast):0.0000}");

            // The paper takes the embeddings of one network.
            if (i == 0)
                (drawnEmbeddings, testEmbeddings) = (training.Embed(network, drawn), training.Embed(network, test));
        }

        var embeddings = BoostEmbeddings(drawn, drawnEmbeddings, test, testEmbeddings);
        say($"published booster on embeddings: MAPE {Mape(test, embeddings):0.0000}");
        return
        [
            ("boosting, integer codes", Mape(test, codes), 0.152),
            ("boosting, embeddings in place of codes", Mape(test, embeddings), 0.115),
            ($"network, mean of {sizes.PublishedNetworks}", Mape(test, mean), 0.093),
        ];
    }

    private float[] BoostCodes(int[] drawn, int[] test, CodeTable table)
    {
        var rows = Array.ConvertAll(drawn, Row);
        var fit = PublishedCodesTraining.Fit(rows, Untrained);
        var model = LightGbm.Fit(fit.Raw(rows), Options(maximumDepth: 7));
        return Values(model.Predict(fit.Raw(Array.ConvertAll(test, Row))));

        PublishedCodes Row(int row) => new(Array.ConvertAll(table.CodesOf(row).ToArray(), static code => (float)code), sales[row].LogAmount);
    }

    private float[] BoostEmbeddings(int[] drawn, float[] drawnEmbeddings, int[] test, float[] testEmbeddings)
    {
        var rows = Rows(drawn, drawnEmbeddings);
        var fit = PublishedEmbeddingsTraining.Fit(rows, Untrained);
        var model = LightGbm.Fit(fit.Raw(rows), Options(maximumDepth: 7));
        return Values(model.Predict(fit.Raw(Rows(test, testEmbeddings))));

        PublishedEmbeddings[] Rows(int[] positions, float[] embeddings) =>
            [.. positions.Select((row, i) => new PublishedEmbeddings(
                embeddings[(i * PublishedNetwork.EmbeddedWidth)..((i + 1) * PublishedNetwork.EmbeddedWidth)], sales[row].LogAmount))];
    }

    // All trees, no early stopping; leaves of a single row, the L2 penalty and a split between any two values are xgboost's defaults.
    private LightGbmOptions Options(int maximumDepth) => new()
    {
        Seed = Seed,
        Trees = sizes.PublishedTrees,
        LearningRate = sizes.PublishedLearningRate,
        MaximumDepth = maximumDepth,
        Leaves = 1 << maximumDepth,
        MinimumRowsInLeaf = 1,
        L2 = 1,
        MaximumBins = 4_096,
        RowShare = 0.7,
        FeatureShare = 0.7,
        EarlyStoppingRounds = 0,
        Threads = sizes.Threads,
    };

    private static float[] Values(Prediction<float>[] predictions) => Array.ConvertAll(predictions, static prediction => prediction.Value);

    private double Mape(int[] rows, float[] logs) => rows.Select((row, i) => PercentageError.Of(sales[row], logs[i])).Average();
}
