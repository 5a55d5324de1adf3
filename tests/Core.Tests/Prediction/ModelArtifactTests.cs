using Core.Tests.Artifacts;
using Lamina;

namespace Core.Tests.Prediction;

public sealed class ModelArtifactTests : IDisposable
{
    private static readonly FittedNetwork Network = RandomNetwork.OfPassengers();
    private static readonly Passenger[] Rows = Passenger.Simulate(40, seed: 5);

    private readonly string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    public void Dispose() => File.Delete(path);

    [Theory]
    [InlineData(FoldAverage.Activations)]
    [InlineData(FoldAverage.Predictions)]
    public void A_loaded_predictor_says_what_the_saved_one_said(FoldAverage average)
    {
        var saved = new PassengerPredictor(Network, SmallBooster.Create(Network.Fitted, activations: true).With(average));
        saved.Save(path);

        Assert.Equal(saved.Predict(Rows), PassengerPredictor.Load(path).Predict(Rows));
    }

    [Fact]
    public void A_predictor_goes_through_a_stream()
    {
        var saved = new PassengerPredictor(Network, SmallBooster.Create(Network.Fitted, activations: true));
        using var stream = new MemoryStream();
        saved.Save(stream);
        stream.Position = 0;

        Assert.Equal(saved.Predict(Rows), PassengerPredictor.Load(stream).Predict(Rows));
    }

    [Fact]
    public void A_predictor_opens_its_file_once()
    {
        new PassengerPredictor(Network, SmallBooster.Create(Network.Fitted, activations: true)).Save(path);
        using var forNetworks = new WatchedStream(File.ReadAllBytes(path));
        using var forBoth = new WatchedStream(File.ReadAllBytes(path));
        PassengerEnricher.Load(forNetworks);
        PassengerPredictor.Load(forBoth);

        // The directory of a zip stands at its end.
        Assert.True(forNetworks.ReadsOfEnd > 0);
        Assert.Equal(forNetworks.ReadsOfEnd, forBoth.ReadsOfEnd);
    }

    [Fact]
    public void Equal_predictors_give_equal_files()
    {
        new PassengerPredictor(Network, SmallBooster.Create(Network.Fitted)).Save(path);
        var first = File.ReadAllBytes(path);
        new PassengerPredictor(Network, SmallBooster.Create(Network.Fitted)).Save(path);

        Assert.Equal(first, File.ReadAllBytes(path));
    }

    [Fact]
    public void An_enricher_alone_is_no_predictor()
    {
        new PassengerEnricher(Network).Save(path);

        Assert.Contains("without a model", Assert.Throws<ArtifactException>(() => PassengerPredictor.Load(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_predictor_file_is_an_enricher_file_too()
    {
        new PassengerPredictor(Network, SmallBooster.Create(Network.Fitted)).Save(path);

        Assert.Equal(Network.Fitted.FitId, PassengerEnricher.Load(path).Network.Fitted.FitId);
    }

    [Fact]
    public void A_booster_of_another_fit_or_task_is_refused()
    {
        new PassengerPredictor(Network, SmallBooster.Create(Network.Fitted)).Save(path);

        Assert.Throws<FitMismatchException>(
            () => FittedModel<bool, BinaryMetrics>.Load(path, RandomNetwork.OfPassengers(rows: 61).Fitted, Outcome.Binary()));
        Assert.Throws<FitMismatchException>(
            () => FittedModel<float, RegressionMetrics>.Load(path, Network.Fitted, Outcome.Regression()));
    }

    [Theory]
    [InlineData("\"format\": 2", "\"format\": 99")]
    [InlineData("\"nodes\": 2", "\"nodes\": 2000000000")]
    [InlineData("\"nodes\": 2", "\"nodes\": 3")]
    [InlineData("\"trees\": 1", "\"trees\": -1")]
    [InlineData("\"slope\": 0.5", "\"slope\": 1e999")]
    [InlineData("\"slope\": 0.5", "\"slope\": \"x\"")]
    [InlineData("\"activations\": false", "\"activations\": 7")]
    [InlineData("\"average\": \"activations\"", "\"average\": \"weights\"")]
    [InlineData("\"average\": \"activations\"", "\"average\": 3")]
    [InlineData("\"categories\": [\n    4", "\"categories\": [\n    40")]
    [InlineData("\"categories\": [\n    4", "\"categories\": [\n    1")]
    [InlineData("\"categories\": [\n    4", "\"categories\": [\n    4, 4")]
    [InlineData("\"sets\": 1", "\"set\": 1")]
    [InlineData("{", "[")]
    public void A_damaged_description_is_refused(string old, string changed)
    {
        new PassengerPredictor(Network, SmallBooster.Create(Network.Fitted)).Save(path);
        Replace(old, changed);

        Assert.Throws<ArtifactException>(() => PassengerPredictor.Load(path));
    }

    [Fact]
    public void Trees_with_any_bit_flipped_are_refused_or_still_score()
    {
        var random = new Random(1);
        for (var i = 0; i < 200; i++)
        {
            new PassengerPredictor(Network, SmallBooster.Create(Network.Fitted)).Save(path);
            Change("model/trees.bin", bytes =>
            {
                bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
                return bytes;
            });

            try
            {
                PassengerPredictor.Load(path).Predict(Rows);
            }
            catch (ArtifactException)
            {
                // Refused with a sentence: just as well.
            }
        }
    }

    [Fact]
    public void Target_statistics_are_saved()
    {
        var saved = new PassengerPredictor(Network, SmallBooster.CreateWithStatistic(Network.Fitted));
        saved.Save(path);
        var loaded = PassengerPredictor.Load(path);

        Assert.Equal(saved.Predict(Rows), loaded.Predict(Rows));
        Assert.NotEqual(
            loaded.Predict(Rows[0] with { Sex = Sex.Male, Age = 1 }).Probability, loaded.Predict(Rows[0] with { Sex = (Sex)99, Age = 1 }).Probability);
        var statistic = Assert.Single(loaded.Model.Layout.Statistics);
        Assert.Equal(SmallBooster.SexStatistic.Means, statistic.Means);
    }

    [Theory]
    [InlineData("\"category\": 0", "\"category\": 1")]
    [InlineData("\"category\": 0", "\"category\": 2")]
    [InlineData("\"category\": 0", "\"category\": -1")]
    [InlineData("\"output\": 0", "\"output\": 1")]
    [InlineData("\"output\": 0", "\"output\": \"x\"")]
    [InlineData("\"output\"", "\"outputs\"")]
    [InlineData("{\n      \"category\": 0", "{\"category\": 0, \"output\": 0}, {\"category\": 0")]
    [InlineData("{\n      \"category\": 0", "1, 2, 3, {\"category\": 0")]
    [InlineData("\"statistics\"", "\"statistic\"")]
    public void Damaged_statistics_are_refused(string old, string changed)
    {
        new PassengerPredictor(Network, SmallBooster.CreateWithStatistic(Network.Fitted)).Save(path);
        Replace(old, changed);

        Assert.Throws<ArtifactException>(() => PassengerPredictor.Load(path));
    }

    [Fact]
    public void Trees_that_ask_for_statistics_that_are_not_there_are_refused()
    {
        new PassengerPredictor(Network, SmallBooster.CreateWithStatistic(Network.Fitted)).Save(path);
        Replace("\"statistics\": [", "\"statistics\": [], \"former\": [");

        Assert.Throws<ArtifactException>(() => PassengerPredictor.Load(path));
    }

    [Fact]
    public void Means_that_are_gone_cut_off_or_not_finite_are_refused()
    {
        foreach (var change in (Func<byte[], byte[]>[])[bytes => bytes[..^4], _ => [], bytes => [.. bytes[..^4], 0, 0, 0xC0, 0x7F]])
        {
            new PassengerPredictor(Network, SmallBooster.CreateWithStatistic(Network.Fitted)).Save(path);
            Change("model/statistics.safetensors", change);
            Assert.Throws<ArtifactException>(() => PassengerPredictor.Load(path));
        }
    }

    private void Replace(string old, string changed) =>
        Change("model/model.json", bytes =>
        {
            var text = System.Text.Encoding.UTF8.GetString(bytes);
            Assert.Contains(old, text, StringComparison.Ordinal);
            var at = text.IndexOf(old, StringComparison.Ordinal);
            return System.Text.Encoding.UTF8.GetBytes(string.Concat(text.AsSpan(0, at), changed, text.AsSpan(at + old.Length)));
        });

    private void Change(string name, Func<byte[], byte[]> change) => EntryBag.Change(path, name, change);

    private sealed class WatchedStream(byte[] bytes) : MemoryStream(bytes)
    {
        public int ReadsOfEnd { get; private set; }

        public override int Read(byte[] buffer, int offset, int count) => Watched(base.Read(buffer, offset, count));

        public override int Read(Span<byte> buffer) => Watched(base.Read(buffer));

        private int Watched(int read)
        {
            if (read > 0 && Position == Length)
                ReadsOfEnd++;
            return read;
        }
    }
}
