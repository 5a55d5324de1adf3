using Lamina;

namespace Core.Tests.Encoding;

public class ValueVocabularyTests
{
    private static readonly EncoderOptions Options = new() { FrequentValueCount = 2 };

    [Fact]
    public void Frequent_values_are_kept_where_half_of_the_rows_share_one()
    {
        var gains = ValueVocabulary.Fit("Gain", [.. new float[20], 5, 7, 7, 7, 9, 9], Options);
        Assert.Equal([0, 7, 9], gains.Values);
        Assert.Equal((5, true), (gains.Size, gains.IsUsed));
        Assert.Equal([2, 3, 4, Vocabulary.Unknown, Vocabulary.Missing], new[] { 0, 7, 9, 5, float.NaN }.Select(gains.IndexOf));
        Assert.Equal(2, gains.IndexOf(-0f));
    }

    [Fact]
    public void A_column_that_the_scale_spreads_out_has_none() =>
        Assert.False(ValueVocabulary.Fit("Age", [30, 30, 31, 31, 32, 32, 33, 33], Options).IsUsed);

    [Fact]
    public void A_column_that_asks_for_them_has_them_whatever_the_scale_says()
    {
        var ages = ValueVocabulary.Fit("Age", [30, 30, 30, 31, 32, 32, 33, 33], Options, declared: true);
        Assert.Equal([30, 32, 33], ages.Values);
        Assert.Equal(Vocabulary.Unknown, ages.IndexOf(31));
        Assert.False(ValueVocabulary.Fit("C", [1, 1, 1, 1], Options, declared: true).IsUsed);
        Assert.False(ValueVocabulary.Fit("C", [1, 2, 3, 4], Options, declared: true).IsUsed);
        Assert.False(ValueVocabulary.Fit("C", [], Options, declared: true).IsUsed);
    }

    [Fact]
    public void Feature_and_network_may_ask_for_them()
    {
        RowSchema Schema(NumberEmbedding feature, NumberEmbedding network) => new(
            "Row", [Column.Number("X", embedding: feature), Column.Flag("F"), Column.Number("Y", embedding: NumberEmbedding.None)], LabelColumn.Binary("L"),
            new NetworkDescriptor { Hidden = [4], Activation = Activation.Relu, Normalization = Normalization.None, Dropout = 0, Extract = [1], Embedding = network });

        var plain = Schema(NumberEmbedding.Default, NumberEmbedding.Default);
        var byFeature = Schema(NumberEmbedding.ExactValues, NumberEmbedding.Periodic);
        var byNetwork = Schema(NumberEmbedding.Default, NumberEmbedding.ExactValues);
        Assert.Equal([false, false], new[] { 0, 1 }.Select(plain.AsksForExactValues));
        Assert.Equal([true, false], new[] { 0, 1 }.Select(byFeature.AsksForExactValues));
        Assert.Equal([true, false], new[] { 0, 1 }.Select(byNetwork.AsksForExactValues));
        Assert.Equal(byFeature.Hash, byNetwork.Hash);      // no other number, so the network's choice has nothing to say
        Assert.NotEqual(plain.Hash, byNetwork.Hash);
        Assert.Equal(0, byFeature.Embeddings[0].Width);
    }

    [Fact]
    public void A_constant_column_and_an_empty_one_have_none()
    {
        Assert.False(ValueVocabulary.Fit("C", [1, 1, 1, 1], Options).IsUsed);
        Assert.False(ValueVocabulary.Fit("C", [], Options).IsUsed);
    }

    [Fact]
    public void The_most_frequent_are_kept_where_there_are_too_many() =>
        Assert.Equal([0, 8], ValueVocabulary.Fit("G", [.. new float[20], 7, 7, 8, 8, 8], Options with { MaximumFrequentValues = 2 }).Values);
}
