using CsCheck;

namespace Lamina.Tests.Data;

public class FoldPlanTests
{
    [Fact]
    public void The_first_block_in_time_is_held_out_nowhere()
    {
        var traits = new RowTraits(new int[6], times: [30, 10, 20, 20, 10, 30]);
        var plan = FoldPlan.Create(traits, 2, seed: 0);
        Assert.Equal([1, -1, 0, 0, -1, 1], plan.FoldOf);
        Assert.Equal([1, 4], plan.Training(0));
        Assert.Equal([1, 2, 3, 4], plan.Training(1));
        Assert.Equal([2, 3], plan.HeldOut(0));
    }

    [Fact]
    public void A_group_held_out_later_is_not_learned_from()
    {
        CategoryKey[] groups = ["x", "y", "z", "y", "w", "x"];
        var plan = FoldPlan.Create(new RowTraits(new int[6], groups, [1, 1, 2, 2, 3, 3]), 2, seed: 0);
        Assert.Equal([0], plan.Training(0));
        Assert.Equal([1, 2, 3], plan.Training(1));
    }

    [Fact]
    public void A_part_is_taken_from_the_positions_given_and_no_others() =>
        Gen.Select(Gen.Int[0, 3].Array[10, 60], Gen.Double[0.1, 0.5], Gen.Int).Sample((strata, share, seed) =>
        {
            int[] positions = [.. Enumerable.Range(0, strata.Length).Where(i => i % 3 != 0)];
            var groups = strata.Select((stratum, i) => (CategoryKey)(long)(i / 2)).ToArray();
            var part = FoldPlan.TakePart(new RowTraits(strata), positions, share, seed);
            Assert.Equal(positions, part.Train.Concat(part.Test).Order());
            part = FoldPlan.TakePart(new RowTraits(strata, groups), positions, share, seed);
            Assert.Equal(positions, part.Train.Concat(part.Test).Order());
            Assert.Empty(part.Train.Select(i => i / 2).Intersect(part.Test.Select(i => i / 2)));
        });

    [Fact]
    public void A_part_in_time_is_the_latest()
    {
        var traits = new RowTraits(new int[8], times: [8, 7, 6, 5, 4, 3, 2, 1]);
        var part = FoldPlan.TakePart(traits, [0, 2, 4, 6, 7], 0.4, seed: 0);
        Assert.Equal([4, 6, 7], part.Train);
        Assert.Equal([0, 2], part.Test);
    }

    [Fact]
    public void A_small_share_takes_one_row_at_least_and_a_large_one_leaves_one()
    {
        var traits = new RowTraits(new int[4]);
        Assert.Single(FoldPlan.TakePart(traits, [0, 1, 2, 3], 0.01, seed: 0).Test);
        Assert.Single(FoldPlan.TakePart(traits, [0, 1, 2, 3], 0.99, seed: 0).Train);
    }

    [Fact]
    public void Numbers_fall_into_bins_of_equal_size_whatever_their_order()
    {
        var targets = Enumerable.Range(0, 200).Select(i => (float)(i * 37 % 200)).ToArray();
        var strata = RowTraits.StrataOf(targets);
        for (var i = 0; i < targets.Length; i++)
            Assert.Equal((int)targets[i] / 20, strata[i]);
    }

    [Fact]
    public void Equal_numbers_share_a_bin_and_missing_ones_are_a_stratum()
    {
        float[] targets = [.. Enumerable.Repeat(0f, 150), .. Enumerable.Range(1, 50).Select(i => (float)i), float.NaN, float.NaN];
        var strata = RowTraits.StrataOf(targets);
        Assert.Single(strata[..150].Distinct());
        Assert.Equal([10, 10], strata[200..]);
        Assert.DoesNotContain(10, strata[..200]);
        Assert.Equal([1, 1], RowTraits.StrataOf([float.NaN, float.NaN]));
    }

    [Fact]
    public void Classes_are_numbered_as_they_appear() =>
        Assert.Equal([0, 1, 0, 2, 1], RowTraits.StrataOf([(CategoryKey)"b", "a", "b", CategoryKey.Missing, "a"]));

    [Fact]
    public void Few_groups_of_very_different_sizes_leave_no_fold_empty()
    {
        CategoryKey[] groups = [.. Enumerable.Repeat((CategoryKey)"large", 96), "a", "b", "c", "d"];
        var plan = FoldPlan.Create(new RowTraits(new int[100], groups), 5, seed: 2);
        Assert.Equal([1, 1, 1, 1, 96], Enumerable.Range(0, 5).Select(fold => plan.HeldOut(fold).Length).Order());
    }
}
