using Lamina;

namespace Sdk.Tests.Study;

public class StatisticsTests
{
    [Fact]
    public void The_corrected_t_test_widens_by_the_overlap_of_the_folds()
    {
        // Mean 3, variance 2.5; the error is sqrt((1/5 + 1/4) 2.5) = 1.06066, and t(0.975, 4) = 2.776445.
        var (low, high, p) = CorrectedResampledT.Test([1, 2, 3, 4, 5], 0.25, 0.05);
        Assert.Equal(3 - 2.944863, low, 5);
        Assert.Equal(3 + 2.944863, high, 5);

        // P(T <= 2.828427) with 4 degrees of freedom.
        Assert.Equal(0.976290, p, 4);
    }

    [Fact]
    public void The_corrected_t_test_is_symmetric()
    {
        var (low, high, p) = CorrectedResampledT.Test([-0.1, -0.3, -0.2, -0.25], 1.0 / 3, 0.05);
        var (otherLow, otherHigh, otherP) = CorrectedResampledT.Test([0.1, 0.3, 0.2, 0.25], 1.0 / 3, 0.05);
        Assert.Equal(low, -otherHigh, 12);
        Assert.Equal(high, -otherLow, 12);
        Assert.Equal(p, 1 - otherP, 9);
        Assert.True(p < 0.05);
    }

    [Fact]
    public void Folds_without_any_spread_have_no_interval()
    {
        Assert.Equal((-0.5, -0.5, 0.0), CorrectedResampledT.Test([-0.5, -0.5, -0.5], 0.25, 0.05));
        Assert.Equal((0.0, 0.0, 1.0), CorrectedResampledT.Test([0, 0, 0], 0.25, 0.05));
    }

    [Fact]
    public void Holm_steps_down()
    {
        // 4 x 0.005, 3 x 0.01, 2 x 0.03, and 0.04 is raised to what stands before it.
        Assert.Equal([0.03, 0.06, 0.06, 0.02], Holm.Adjust([0.01, 0.04, 0.03, 0.005]), (a, b) => Math.Abs(a - b) < 1e-12);
        Assert.Equal([1.0, 1.0], Holm.Adjust([0.9, 0.7]));
        Assert.Empty(Holm.Adjust([]));
    }

    [Fact]
    public void A_bootstrap_of_a_constant_difference_is_that_difference()
    {
        var sums = new PairedSums(50, isRoot: false);
        for (var unit = 0; unit < 50; unit++)
            sums.Add(unit, unit + 2, unit + 3, 1 + (unit % 3));
        var (low, high, p) = BootstrapInterval.Of(sums, 500, 0.05, seed: 1);
        Assert.Equal(-1, low, 9);
        Assert.Equal(-1, high, 9);
        Assert.Equal(1.0 / 501, p, 9);
    }

    [Fact]
    public void A_bootstrap_over_rows_finds_the_error_of_a_mean()
    {
        var random = new SeededRandom(7);
        var sums = new PairedSums(400, isRoot: false);
        for (var row = 0; row < 400; row++)
            sums.Add(row, random.NextNormal(), 0, 1);
        var (low, high, _) = BootstrapInterval.Of(sums, 2_000, 0.05, seed: 2);

        // Two times 1.96 / sqrt(400), as far as 400 draws have a deviation of 1.
        Assert.InRange(high - low, 0.17, 0.22);
    }

    [Fact]
    public void The_root_of_a_mean_is_taken_after_drawing()
    {
        var sums = new PairedSums(1, isRoot: true);
        sums.Add(0, 9, 4, 1);
        sums.Add(0, 9, 4, 3);
        Assert.Equal((1.0, 1.0), (BootstrapInterval.Of(sums, 200, 0.05, 1).Low, BootstrapInterval.Of(sums, 200, 0.05, 1).High));
    }
}
