using Lamina;

namespace Core.Tests.Encoding;

public class VocabularyTests
{
    private static readonly EncoderOptions Options = new();

    [Fact]
    public void Frequent_values_come_first_and_rare_ones_are_unknown()
    {
        var vocabulary = Fit(Column.OpenCategory("C"), Options, ("b", 3), ("a", 3), ("c", 9), ("rare", 1));
        Assert.Equal(["c", "a", "b"], vocabulary.Names);
        Assert.Equal(5, vocabulary.Size);
        Assert.Equal(2, vocabulary.IndexOf("c"));
        Assert.Equal(Vocabulary.Unknown, vocabulary.IndexOf("rare"));
        Assert.Equal(Vocabulary.Unknown, vocabulary.IndexOf("never seen"));
        Assert.Equal(Vocabulary.Missing, vocabulary.IndexOf(CategoryKey.Missing));
    }

    [Fact]
    public void Whole_numbers_have_a_vocabulary_of_their_own()
    {
        var counts = new Dictionary<CategoryKey, int> { [7L] = 2, [-1L] = 5 };
        var vocabulary = Vocabulary.Fit(Column.OpenCategory("Store"), counts, Options);
        Assert.Equal(["-1", "7"], vocabulary.Names);
        Assert.Equal(3, vocabulary.IndexOf(7L));
        Assert.Equal(Vocabulary.Unknown, vocabulary.IndexOf("7"));
    }

    [Fact]
    public void An_enum_keeps_its_declared_order_whatever_was_seen()
    {
        var vocabulary = Vocabulary.Fit(Column.Category("Sex", ["Female", "Male"]), [], Options);
        Assert.Equal(4, vocabulary.Size);
        Assert.Equal(3, vocabulary.IndexOf(1L));
        Assert.Equal(Vocabulary.Unknown, vocabulary.IndexOf(-1L));
        Assert.Equal(Vocabulary.Unknown, vocabulary.IndexOf(2L));
    }

    [Fact]
    public void More_categories_than_allowed_are_an_error_that_says_what_to_do()
    {
        var error = Assert.Throws<RowException>(() =>
            Fit(Column.OpenCategory("Ticket"), Options with { MaximumCategories = 2 }, ("a", 2), ("b", 2), ("c", 2)));
        Assert.Contains("Ticket", error.Message, StringComparison.Ordinal);
        Assert.Contains("3 different values", error.Message, StringComparison.Ordinal);
        Assert.Contains("MaximumCategories", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_embedding_grows_with_the_vocabulary_up_to_fifty()
    {
        Assert.Equal(Math.Ceiling(1.6 * Math.Pow(4, 0.56)), Vocabulary.Closed("S", ["a", "b"]).EmbeddingWidth);
        Assert.Equal(50, Vocabulary.OfNumbers("N", [.. Enumerable.Range(0, 5000).Select(i => (long)i)]).EmbeddingWidth);
    }

    private static Vocabulary Fit(Column column, EncoderOptions options, params (string Text, int Count)[] values) =>
        Vocabulary.Fit(column, values.ToDictionary(value => (CategoryKey)value.Text, value => value.Count), options);
}
