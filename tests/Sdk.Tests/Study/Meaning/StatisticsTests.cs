using Lamina;

namespace Sdk.Tests.Study.Meaning;

/// <summary>Ranks, correlations and probabilities against values worked out by hand or taken from tables.</summary>
public class StatisticsTests
{
    [Fact]
    public void Spearmans_correlation_of_values_without_ties()
    {
        // Ranks 1 2 3 4 5 and 2 1 4 3 5: the squared differences sum up to 4, so r = 1 - 6 * 4 / (5 * 24).
        Assert.Equal(0.8, Correlation([1, 2, 30, 40, 500], [20, 10, 40, 30, 50]), 6);
        Assert.Equal(-1, Correlation([1, 2, 3], [9, 8, -100]), 6);
    }

    [Fact]
    public void Equal_values_share_the_mean_of_their_ranks()
    {
        // Ranks 1 2.5 2.5 4 and 1 3 2 4, centred: the products sum up to 4.5, the squares to 4.5 and 5.
        Assert.Equal(4.5 / Math.Sqrt(4.5 * 5), Correlation([10, 20, 20, 30], [1, 3, 2, 4]), 6);
    }

    [Fact]
    public void A_missing_value_has_no_rank()
    {
        var ranks = RankVector.Of([3, float.NaN, 1, 2])!;

        Assert.Equal(3, ranks.Present);
        Assert.Equal([1, 0, 1, 1], ranks.Mask!);
        Assert.Equal([MathF.Sqrt(0.5f), 0, -MathF.Sqrt(0.5f), 0], ranks.Values);
    }

    [Fact]
    public void Values_that_do_not_differ_have_no_ranks()
    {
        Assert.Null(RankVector.Of([7, 7, 7]));
        Assert.Null(RankVector.Of([7, float.NaN]));
        Assert.Null(RankVector.Of([]));
    }

    [Fact]
    public void Long_vectors_are_multiplied_to_their_end()
    {
        float[] values = [.. Enumerable.Range(0, 37).Select(value => (float)value)];

        Assert.Equal(values.Sum(value => value * value), RankVector.Dot(values, values));
    }

    [Fact]
    public void The_interval_of_Bonett_and_Wright()
    {
        // atanh 0.5 = 0.549306, the deviation is sqrt(1.125 / 25) = 0.212132.
        var (low, high) = RankCorrelation.Interval(0.5, 28);

        Assert.Equal(Math.Tanh(0.549306 - (1.959964 * 0.212132)), low, 5);
        Assert.Equal(Math.Tanh(0.549306 + (1.959964 * 0.212132)), high, 5);
        Assert.Equal((-1, 1), RankCorrelation.Interval(0.9, 3));
    }

    [Fact]
    public void The_probability_of_Fieller_Hartley_and_Pearson()
    {
        // 0.549306 * sqrt(25 / 1.06) = 2.66766 deviations, of which 0.003819 lie above.
        Assert.Equal(2 * 0.003819, RankCorrelation.PValue(-0.5, 28), 5);
        Assert.Equal(1, RankCorrelation.PValue(0, 100), 6);
        Assert.Equal(1, RankCorrelation.PValue(0.9, 3));
        Assert.InRange(RankCorrelation.PValue(1, 1000), 0, 1e-100);
    }

    [Fact]
    public void Holms_probabilities()
    {
        var raised = RankCorrelation.Holm([0.01, 0.04, 0.03]);

        Assert.Equal([0.03, 0.06, 0.06], raised.Select(value => Math.Round(value, 9)));
        Assert.Equal([1.0, 1.0], RankCorrelation.Holm([0.9, 0.6]));
        Assert.Empty(RankCorrelation.Holm([]));
    }

    [Theory]
    [InlineData(0, 0.5)]
    [InlineData(1, 0.841344746)]
    [InlineData(-1.959964, 0.025)]
    [InlineData(-5, 2.866516e-7)]
    public void The_normal_distribution(double deviations, double share)
    {
        Assert.Equal(1, NormalScore.Below(deviations) / share, 6);
        Assert.Equal(deviations, NormalScore.Of(share), 5);
    }

    [Fact]
    public void A_step_goes_half_a_deviation_down_and_up_the_columns_own_values()
    {
        var steps = new ColumnSteps([.. Enumerable.Range(0, 1001).Select(value => (float)value)]);

        // The shares 0.3085 and 0.6915 of 1,001 values.
        Assert.Equal((308, 692), steps.Around(500));
        Assert.Equal(1000, steps.Around(1000).Up);
        Assert.Equal((5, 5), new ColumnSteps([5, 5, float.NaN]).Around(5));
    }

    [Theory]
    [InlineData(3217, 100, "3200")]
    [InlineData(3217, 10, "3220")]
    [InlineData(0.2467f, 0.01f, "0.25")]
    [InlineData(-12.34f, 1, "-12")]
    [InlineData(0, 1, "0")]
    [InlineData(1e12f, 1, "1000000000000")]
    public void Numbers_are_read_with_few_digits(float value, float tolerance, string text) =>
        Assert.Equal(float.Parse(text, System.Globalization.CultureInfo.InvariantCulture), float.Parse(ShortNumber.Text(ShortNumber.Readable(value, tolerance)), System.Globalization.CultureInfo.InvariantCulture));

    private static double Correlation(float[] a, float[] b) => RankVector.Dot(RankVector.Of(a)!.Values, RankVector.Of(b)!.Values);
}
