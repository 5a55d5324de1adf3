using Lamina;

namespace Core.Tests.Words;

/// <summary>Looking words up, their neighbours, analogies and means, on vectors that can be checked by hand.</summary>
public class WordVectorsTests
{
    private static readonly WordVectors Capitals = new(
        ["paris", "france", "rome", "italy", "the"],
        [1, 0, 0, 1, 1, 0, 1, 0, 1, 1, 1, 1, 0, 0, 0],
        [2, 2, 2, 2, 0.5f]);

    [Fact]
    public void A_word_has_its_vector()
    {
        Assert.Equal([1, 0, 1], Capitals["rome"].ToArray());
        Assert.Equal((5, 3), (Capitals.Count, Capitals.Width));
        Assert.Equal(2, Capitals.IndexOf("rome"));
        Assert.True(Capitals.Contains("rome"));
    }

    [Fact]
    public void A_word_that_was_not_learned_is_named()
    {
        Assert.False(Capitals.Contains("Rome"));
        Assert.Equal(-1, Capitals.IndexOf("Rome"));
        Assert.Contains("\"Rome\" was not learned", Assert.Throws<KeyNotFoundException>(() => Capitals.Nearest("Rome")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Neighbours_come_by_the_cosine_and_leave_the_word_itself_out()
    {
        var nearest = Capitals.Nearest("paris", 3);
        Assert.Equal(["france", "rome", "italy"], nearest.Select(neighbor => neighbor.Word));
        Assert.Equal(1 / Math.Sqrt(2), nearest[0].Similarity, 1e-6);
        Assert.Equal(1 / Math.Sqrt(3), nearest[2].Similarity, 1e-6);
        Assert.Equal(nearest[0].Similarity, Capitals.Similarity("paris", "france"));
        Assert.Equal(0, Capitals.Similarity("paris", "the"));
    }

    [Fact]
    public void More_neighbours_than_there_are_words_are_all_words() => Assert.Equal(4, Capitals.Nearest("paris", 100).Count);

    [Fact]
    public void Paris_is_to_france_as_rome_is_to_italy() => Assert.Equal("italy", Capitals.Analogy("paris", "france", "rome", 1)[0].Word);

    [Fact]
    public void Words_are_pooled_and_unknown_ones_passed_over()
    {
        var pooled = new float[3];
        Assert.Equal(2, Capitals.Pool(["paris", "zebra", "italy"], Pooling.Mean, pooled));
        Assert.Equal([1, 0.5f, 0.5f], pooled);
    }

    [Fact]
    public void A_frequent_word_counts_little_where_frequency_counts()
    {
        var pooled = new float[3];
        Capitals.Pool(["rome", "the"], Pooling.InverseFrequency, pooled);
        Assert.Equal([0.8f, 0, 0.8f], pooled);
        Capitals.Pool(["rome", "the"], Pooling.Mean, pooled);
        Assert.Equal([0.5f, 0, 0.5f], pooled);
    }

    [Fact]
    public void No_known_word_is_a_vector_of_zeros()
    {
        float[] pooled = [7, 7, 7];
        Assert.Equal(0, Capitals.Pool([], Pooling.Mean, pooled));
        Assert.Equal([0, 0, 0], pooled);
    }

    [Fact]
    public void Numbers_that_do_not_fit_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new WordVectors(["a", "b"], [1, 2, 3]));
        Assert.Throws<ArgumentException>(() => new WordVectors(["a", "a"], [1, 2]));
        Assert.Throws<ArgumentException>(() => new WordVectors(["a"], [float.NaN]));
        Assert.Throws<ArgumentException>(() => Capitals.Nearest([1f, 2f]));
    }

    [Theory]
    [InlineData("Free entry!! Win £1000 now", "free entry win £ 1000 now")]
    [InlineData("  don't STOP ", "don t stop")]
    [InlineData("", "")]
    [InlineData(null, "")]
    [InlineData("Größe 5€", "größe 5 €")]
    public void Texts_are_taken_apart(string? text, string words) =>
        Assert.Equal(words.Split(' ', StringSplitOptions.RemoveEmptyEntries), Tokenizer.Words(text));

    [Fact]
    public void Several_ways_of_pooling_stand_one_after_the_other()
    {
        var pooled = new float[9];
        Assert.Equal(2, Capitals.Pool(["paris", "the", "nowhere"], Pooling.Mean | Pooling.InverseFrequency | Pooling.Max, pooled));

        // paris (1, 0, 0) counts 2, the (0, 0, 0) counts a half.
        Assert.Equal([0.5f, 0, 0, 0.8f, 0, 0, 1, 0, 0], pooled);
        Assert.Throws<ArgumentException>(() => Capitals.Pool(["paris"], Pooling.Mean | Pooling.Max, new float[5]));
    }

    [Fact]
    public void The_largest_values_of_negative_vectors_are_negative()
    {
        var pooled = new float[1];
        new WordVectors(["a", "b"], [-3, -2]).Pool(["a", "b"], Pooling.Max, pooled);
        Assert.Equal([-2], pooled);
    }

    [Theory]
    [InlineData("Paris, PARIS and 3 £ roses!")]
    [InlineData("")]
    [InlineData("  ... ")]
    [InlineData("Ünïcode straße €5")]
    public void A_text_is_pooled_as_its_words_are(string text)
    {
        var vectors = new WordVectors(["paris", "3", "£", "€", "straße"], [1, 2, 3, 4, 5]);
        float[] first = [9], second = [9];
        Assert.Equal(vectors.Pool(Tokenizer.Words(text), Pooling.Mean, first), vectors.PoolText(text, Pooling.Mean, second));
        Assert.Equal(first, second);
    }

    [Fact]
    public void A_run_of_letters_longer_than_any_word_is_cut()
    {
        Assert.Equal([64, 64, 2], Tokenizer.Words(new string('x', 130)).Select(word => word.Length));
        Assert.Equal(["a", "$", "b"], Tokenizer.Words("A$b"));
    }
}
