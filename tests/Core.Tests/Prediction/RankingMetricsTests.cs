using Lamina;

namespace Core.Tests.Prediction;

public class RankingMetricsTests
{
    private static readonly double Second = 1 / Math.Log2(3);   // what a gain of 1 is worth in second place

    [Fact]
    public void Figures_equal_hand_computed_ones()
    {
        var metrics = Measure([3, 2, 1, 1, 2, 5, 6], [1, 0, 2, 1, 0, 0, 0], ["a", "a", "a", "b", "b", "c", "c"]);

        // a: gains 1, 0, 3 in this order, against 3, 1, 0. b: the relevant row is second. c has none: it is left out.
        var expected = (((1 + (3 / 2.0)) / (3 + Second)) + Second) / 2;
        Assert.Equal(expected, metrics.NdcgAt5, 1e-12);
        Assert.Equal(expected, metrics.NdcgAt10, 1e-12);
        Assert.Equal((1 + 0.5) / 2, metrics.MeanReciprocalRank, 1e-12);
        Assert.Equal((7, 3), (metrics.RowCount, metrics.GroupCount));
        Assert.Equal("NDCG@5 0.6597, NDCG@10 0.6597, MRR 0.7500", metrics.ToString());
    }

    [Fact]
    public void Only_the_first_places_count()
    {
        var metrics = Measure([6, 5, 4, 3, 2, 1], [0, 0, 0, 0, 0, 2], Same(6));

        Assert.Equal(0, metrics.NdcgAt5);
        Assert.Equal(1 / Math.Log2(7), metrics.NdcgAt10, 1e-12);
        Assert.Equal(1 / 6.0, metrics.MeanReciprocalRank, 1e-12);
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(0, 1)]
    public void The_order_of_rows_with_equal_scores_does_not_count(float first, float second)
    {
        var metrics = Measure([7, 7], [first, second], Same(2));

        Assert.Equal((1 + Second) / 2, metrics.NdcgAt5, 1e-12);
        Assert.Equal((1 + 0.5) / 2, metrics.MeanReciprocalRank, 1e-12);
    }

    [Fact]
    public void Equal_scores_are_the_mean_over_all_orders()
    {
        // Two relevant rows among four in places 2 to 5: the first of them is at 2, 3 or 4 in 3, 2 and 1 of 6 orders.
        var metrics = Measure([9, 1, 1, 1, 1], [0, 1, 0, 1, 0], Same(5));

        Assert.Equal(((3 / 2.0) + (2 / 3.0) + (1 / 4.0)) / 6, metrics.MeanReciprocalRank, 1e-12);
    }

    [Fact]
    public void Groups_count_by_the_mean_weight_of_their_rows()
    {
        CategoryKey[] groups = ["a", "a", "b", "b"];

        var metrics = Outcome.Ranking().Measure([2, 1, 1, 2], 1, [1, 0, 1, 0], [1, 3, 1, 1], groups);

        Assert.Equal(((2 * 1) + (1 * 0.5)) / 3, metrics.MeanReciprocalRank, 1e-12);
    }

    [Fact]
    public void Without_a_relevant_row_there_is_no_figure() => Assert.True(double.IsNaN(Measure([2, 1], [0, 0], Same(2)).NdcgAt10));

    [Fact]
    public void A_row_without_a_group_stands_alone() =>
        Assert.Equal((1.0, 2), (Measure([1, 2], [1, 0], [default, default]).MeanReciprocalRank, Measure([1, 2], [1, 0], [default, default]).GroupCount));

    [Fact]
    public void A_ranking_needs_the_group_of_each_row()
    {
        Assert.Throws<ArgumentException>(() => Outcome.Ranking().Measure([1], 1, [1], [1]));
        Assert.Throws<ArgumentException>(() => Outcome.Ranking().Measure([1], 1, [1], [1], Same(2)));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(0.5)]
    [InlineData(31)]
    public void A_relevance_that_is_no_step_is_an_error_that_names_its_row(float relevance)
    {
        var error = Assert.Throws<RowException>(() => RowEncoder.Fit<Answer, AnswerSchema>([new("a", 1, 0), new("a", 2, relevance)]));

        Assert.Equal((1L, "Relevance"), (error.Row!.Value, error.Column));
        Assert.Contains("whole number from 0, of no use, to 30", error.Message, StringComparison.Ordinal);
    }

    private static RankingMetrics Measure(float[] outputs, float[] targets, CategoryKey[] groups) =>
        Outcome.Ranking().Measure(outputs, 1, targets, [.. targets.Select(_ => 1f)], groups);

    private static CategoryKey[] Same(int count) => [.. Enumerable.Repeat<CategoryKey>("a", count)];
}

/// <summary>An answer to a search.</summary>
public record Answer([Group] string Search, [Feature] float Match, [Label(LabelTask.Ranking)] float Relevance);
