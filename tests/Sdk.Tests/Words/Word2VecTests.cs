using Lamina;

namespace Sdk.Tests.Words;

/// <summary>Learning vectors: planted groups are found, and bad input is named.</summary>
public class Word2VecTests
{
    [Theory]
    [InlineData(WordModel.SkipGram)]
    [InlineData(WordModel.Cbow)]
    public void Products_that_are_bought_together_become_neighbours(WordModel model)
    {
        var vectors = Word2Vec.Fit(
            Baskets(groups: 6, products: 5, count: 3_000), new WordVectorOptions { Model = model, Window = null, Width = 16, Subsample = 0, Seed = 1 });
        foreach (var product in vectors.Words)
        {
            var neighbors = vectors.Nearest(product, 4);
            Assert.All(neighbors, neighbor => Assert.Equal(product.Split('.')[0], neighbor.Word.Split('.')[0]));
        }
    }

    [Fact]
    public void A_seed_gives_the_same_bits_twice_and_another_seed_others()
    {
        var baskets = Baskets(groups: 3, products: 4, count: 200);
        float[] Fit(int seed) => Word2Vec.Fit(baskets, new WordVectorOptions { Width = 10, Seed = seed })["g0.p0"].ToArray();
        Assert.Equal(Fit(1), Fit(1));
        Assert.NotEqual(Fit(1), Fit(2));
    }

    [Fact]
    public void Words_come_by_frequency_and_rare_ones_not_at_all()
    {
        string[][] texts = [["a", "b", "a", "rare"], ["b", "a", "c"], ["c", "a", "b"]];
        var vectors = Word2Vec.Fit(texts, new WordVectorOptions { Width = 4 });
        Assert.Equal(["a", "b", "c"], vectors.Words);
    }

    [Fact]
    public void A_word_in_every_text_counts_less_than_one_in_few()
    {
        string[][] texts = [["the", "cat"], ["the", "dog"], ["the", "cat"], ["the", "dog"]];
        var vectors = Word2Vec.Fit(texts, new WordVectorOptions { Width = 4, Subsample = 0 });
        var pooled = new float[4];
        vectors.Pool(["the", "cat"], Pooling.InverseFrequency, pooled);
        var (the, cat) = (1.0, Math.Log(5 / 3.0) + 1);      // ln((1 + 4) / (1 + d)) + 1
        for (var i = 0; i < pooled.Length; i++)
            Assert.Equal(((the * vectors["the"][i]) + (cat * vectors["cat"][i])) / (the + cat), pooled[i], 1e-6);
    }

    [Fact]
    public void Progress_reaches_one()
    {
        var reports = new List<double>();
        Word2Vec.Fit(Baskets(2, 3, 50), new WordVectorOptions { Epochs = 4 }, new Recorder(reports));
        Assert.Equal([0.25, 0.5, 0.75, 1], reports);
    }

    [Fact]
    public void A_cancelled_training_stops()
    {
        using var source = new CancellationTokenSource();
        var stop = new Stop(source);
        Assert.Throws<OperationCanceledException>(() => Word2Vec.Fit(Baskets(2, 3, 50), null, stop, source.Token));
        Assert.Equal(1, stop.Reports);
    }

    [Fact]
    public void No_word_and_no_pair_are_errors_that_say_what_to_do()
    {
        Assert.Contains("MinimumCount", Assert.Throws<RowException>(() => Word2Vec.Fit([["a", "b"]])).Message, StringComparison.Ordinal);
        Assert.Contains("several words", Assert.Throws<RowException>(() => Word2Vec.Fit([["a"], ["a"]])).Message, StringComparison.Ordinal);
        Assert.Contains("row 1", Assert.Throws<RowException>(() => Word2Vec.Fit([["a"], null!])).Message, StringComparison.OrdinalIgnoreCase);
        Assert.Throws<ArgumentOutOfRangeException>(() => Word2Vec.Fit([["a"]], new WordVectorOptions { Width = 0 }));
    }

    // A basket holds products of one group, and now and then one of another.
    private static string[][] Baskets(int groups, int products, int count)
    {
        var random = new Random(1);
        var baskets = new string[count][];
        for (var i = 0; i < count; i++)
        {
            var group = random.Next(groups);
            baskets[i] = new string[3 + random.Next(3)];
            for (var j = 0; j < baskets[i].Length; j++)
                baskets[i][j] = $"g{(random.Next(20) == 0 ? random.Next(groups) : group)}.p{random.Next(products)}";
        }

        return baskets;
    }

    private sealed class Recorder(List<double> reports) : IProgress<double>
    {
        public void Report(double value) => reports.Add(value);
    }

    private sealed class Stop(CancellationTokenSource source) : IProgress<double>
    {
        public int Reports { get; private set; }

        public void Report(double value)
        {
            Reports++;
            source.Cancel();
        }
    }
}
