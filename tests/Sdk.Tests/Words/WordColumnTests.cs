using Lamina;
using static TorchSharp.torch;

namespace Sdk.Tests.Words;

/// <summary>Columns of words through a whole fit: learned without labels and test rows, the same bits twice, equal in TorchSharp and the kernels.</summary>
public class WordColumnTests
{
    private static readonly Trip[] Rows = Trip.Simulate(300);
    private static readonly FitOptions Options = new() { Seed = 1, Folds = 2, Epochs = 2, Threads = 1 };
    private static readonly TripFit Fit = TripTraining.Fit(Rows, Options);

    [Fact]
    public void The_kernels_give_what_torchsharp_gives_also_for_words_never_seen()
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        var fitted = RowEncoder.Fit<Trip, TripSchema>(Rows, null, Word2Vec.Learner());
        using var network = new TripNetwork(fitted);
        NetworkState.Initialize(network, 3);
        network.eval();
        Trip[] rows = [.. Rows, Rows[0] with { Note = null, Stops = [], Hotel = "new" }, Rows[0] with { Note = "never seen", Stops = ["never", "seen"] }];
        using var batch = TripTensors.From(rows, fitted);
        Assert.Equal([rows.Length, 1 + 12 + 8 + 4], batch.Numeric.shape);
        Assert.Equal([rows.Length, 2], batch.Indicators.shape);

        var hidden = NetworkState.ToArray(network.call(batch).Hidden2);
        var enriched = new float[rows.Length * fitted.EnrichedWidth];
        new FittedNetwork(fitted, [NetworkState.Export(network)]).Run<Trip, TripSchema>(rows, 0, enriched);
        for (var i = 0; i < hidden.Length; i++)
            Assert.Equal(hidden[i], enriched[(i / 6 * fitted.EnrichedWidth) + (i % 6)], 1e-5);
    }

    [Fact]
    public void What_belongs_together_becomes_neighbours()
    {
        var fit = RowEncoder.Fit<Trip, TripSchema>(Trip.Simulate(2_000), null, Word2Vec.Learner(new WordVectorOptions { Window = null, Subsample = 0 }));
        var stops = fit.WordVectorsOf(nameof(Trip.Stops));
        Assert.Equal((24, 8), (stops.Count, stops.Width));
        Assert.All(stops.Words, stop => Assert.All(stops.Nearest(stop, 5), neighbor => Assert.Equal(stop[..2], neighbor.Word[..2])));

        // A hotel's nearest values are the other three hotels of its group: Hotel=g1.h2.
        var context = fit.ContextVectors!;
        Assert.Equal(4, context.Width);
        var hotels = context.Words.Where(word => word.StartsWith("Hotel=g", StringComparison.Ordinal)).ToArray();
        Assert.Equal(16, hotels.Length);
        Assert.All(hotels, hotel => Assert.All(context.Nearest(hotel, 3), neighbor => Assert.Contains(hotel[6..8], neighbor.Word, StringComparison.Ordinal)));
    }

    [Fact]
    public void The_same_rows_give_the_same_bits_and_name()
    {
        var again = TripTraining.Fit(Rows, Options);
        Assert.Equal(Fit.Schema.FitId, again.Schema.FitId);
        Assert.Equal(Fit.Rows.Select(row => row.NoteVector), again.Rows.Select(row => row.NoteVector));
        Assert.Equal(Fit.Rows.Select(row => row.Hidden2), again.Rows.Select(row => row.Hidden2));
    }

    [Fact]
    public void How_words_are_learned_is_part_of_a_fit_s_name()
    {
        string[] names =
        [
            Fit.Schema.FitId,
            .. ((FitOptions[])
            [
                Options with { TextVectors = new WordVectorOptions { Epochs = 1 } },
                Options with { TokenVectors = new WordVectorOptions { Epochs = 1 } },
                Options with { ContextVectors = new WordVectorOptions { Epochs = 1 } },
            ]).Select(options => TripTraining.Fit(Rows, options with { Epochs = 1 }).Schema.FitId),
        ];
        Assert.Equal(4, names.Distinct().Count());
        Assert.Throws<ArgumentOutOfRangeException>(() => TripTraining.Fit(Rows, Options with { TextVectors = new WordVectorOptions { Epochs = 0 } }));
    }

    [Fact]
    public void Vectors_do_not_depend_on_labels()
    {
        Trip[] flipped = [.. Rows.Select(row => row with { Again = !row.Again })];
        var other = TripTraining.Fit(flipped, Options with { Epochs = 1 });
        Assert.Equal(Fit.Schema.WordVectorsOf("Note")["word11"].ToArray(), other.Schema.WordVectorsOf("Note")["word11"].ToArray());
        Assert.Equal(Fit.Schema.ContextVectors!["Hotel=g0.h0"].ToArray(), other.Schema.ContextVectors!["Hotel=g0.h0"].ToArray());
    }

    [Fact]
    public void Words_of_other_rows_than_those_of_the_fit_are_unknown()
    {
        var enriched = Fit.Enricher.Enrich(Rows[0] with { Stops = ["elsewhere", "elsewhere"] });
        Assert.False(Fit.Schema.WordVectorsOf("Stops").Contains("elsewhere"));
        Assert.True(float.IsNaN(enriched.StopsVector[0]));
        Assert.True(float.IsFinite(enriched.NetworkPrediction));
    }

    [Fact]
    public void A_training_row_s_vector_is_the_one_of_its_own_words()
    {
        var (rows, again) = (Fit.Rows, Fit.EnrichInSample(Rows));
        var expected = new float[12];
        for (var i = 0; i < rows.Length; i++)
        {
            Assert.Same(rows[i].Original, again[i].Original);
            Assert.Equal(again[i].NoteVector, rows[i].NoteVector);
            if (Fit.Schema.WordVectorsOf("Note").Pool(Tokenizer.Words(rows[i].Note), Pooling.Mean | Pooling.Max, expected) > 0)
                Assert.Equal(expected, rows[i].NoteVector.ToArray());
        }
    }

    [Fact]
    public void The_booster_sees_pooled_vectors_by_name_raw_and_enriched()
    {
        var options = new LightGbmOptions { Threads = 1, Trees = 30 };
        var raw = LightGbm.Fit(Fit.Raw(Rows), options);
        Assert.Contains(raw.FeatureImportance(), column => column.Column.StartsWith("Stops[", StringComparison.Ordinal));
        var model = LightGbm.Fit(Fit.Rows, options);
        var test = Trip.Simulate(200, seed: 2);
        Assert.InRange(raw.Evaluate(Fit.Raw(test)).Auc, 0.7, 1);

        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            Fit.Enricher.With(model).Save(path);
            var predictor = TripPredictor.Load(path);
            var enriched = Fit.Enricher.Enrich(test);
            for (var i = 0; i < test.Length; i++)
                Assert.Equal(model.Predict(enriched[i]), predictor.Predict(test[i]));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Where_nothing_can_be_learned_the_fit_goes_on_and_says_so()
    {
        Trip[] rows = [.. Rows.Select((row, i) => row with { Stops = [$"once{i}"], Note = "alone" })];
        var fit = TripTraining.Fit(rows, Options with { Epochs = 1 });
        Assert.Contains(fit.Schema.Remarks, remark => remark.StartsWith("Column Stops has no word", StringComparison.Ordinal));
        Assert.Contains(fit.Schema.Remarks, remark => remark.StartsWith("Column Note has no word", StringComparison.Ordinal));
        Assert.Equal(0, fit.Schema.WordVectorsOf("Stops").Count);
        LightGbm.Fit(fit.Raw(rows), new LightGbmOptions { Threads = 1, Trees = 5 });
    }

    [Fact]
    public void A_cancelled_fit_stops_while_words_are_learned() =>
        Assert.Throws<OperationCanceledException>(() => TripTraining.Fit(Rows, Options, cancellationToken: new CancellationToken(canceled: true)));
}
