using CsCheck;

namespace Lamina.Tests.Data;

public class RowSplitterTests
{
    private static readonly Gen<Visit[]> Visits =
        Gen.Select(
            Gen.Int[0, 3].Select(i => i == 3 ? null : "abc".Substring(i, 1)),
            Gen.Float[0, 100],
            Gen.Int[0, 12],
            Gen.Int[0, 9])
        .Array[20, 200]
        .Select(items => items
            .Select((item, i) => new Visit(i, item.Item1, item.Item2, item.Item3 == 12 ? null : $"c{item.Item3}", item.Item4))
            .ToArray());

    private static readonly Gen<double> Shares = Gen.Double[0.05, 0.95];

    [Fact]
    public void Every_row_is_on_exactly_one_side() =>
        Gen.Select(Visits, Shares, Gen.Int).Sample((rows, share, seed) =>
        {
            AssertDivided(rows, RowSplitter.Split<Visit, PlainSchema>(rows, share, seed));
            AssertDivided(rows, RowSplitter.Split<Visit, AmountSchema>(rows, share, seed));
            AssertDivided(rows, RowSplitter.Split<Visit, CustomerSchema>(rows, share, seed));
        });

    [Fact]
    public void Every_row_is_tested_in_exactly_one_fold() =>
        Gen.Select(Visits, Gen.Int[2, 8], Gen.Int).Sample((rows, count, seed) =>
        {
            AssertFolds(rows, RowSplitter.Folds<Visit, PlainSchema>(rows, count, seed));
            AssertFolds(rows, RowSplitter.Folds<Visit, AmountSchema>(rows, count, seed));
            if (rows.Select(GroupOf).Distinct().Count() >= count)
                AssertFolds(rows, RowSplitter.Folds<Visit, CustomerSchema>(rows, count, seed));
        });

    [Fact]
    public void A_split_has_the_share_asked_for_in_every_class() =>
        Gen.Select(Visits, Shares, Gen.Int).Sample((rows, share, seed) =>
        {
            var split = RowSplitter.Split<Visit, PlainSchema>(rows, share, seed);
            Assert.InRange(split.Test.Length, Math.Max(1, (share * rows.Length) - 0.5), Math.Max(1, (share * rows.Length) + 0.5));
            foreach (var outcome in rows.GroupBy(row => row.Outcome ?? ""))
            {
                var tested = split.Test.Count(row => (row.Outcome ?? "") == outcome.Key);
                Assert.InRange(tested, (share * outcome.Count()) - 1.6, (share * outcome.Count()) + 1.6);
            }
        });

    [Fact]
    public void Folds_hold_equal_shares_of_every_class() =>
        Gen.Select(Visits, Gen.Int[2, 8], Gen.Int).Sample((rows, count, seed) =>
        {
            var folds = RowSplitter.Folds<Visit, PlainSchema>(rows, count, seed);
            foreach (var outcome in new[] { "a", "b", "c", null })
            {
                var tested = folds.Select(fold => fold.Test.Count(row => row.Outcome == outcome)).ToArray();
                Assert.InRange(tested.Max() - tested.Min(), 0, 1);
            }

            var sizes = folds.Select(fold => fold.Test.Length).ToArray();
            Assert.InRange(sizes.Max() - sizes.Min(), 0, 1);
        });

    [Fact]
    public void Rows_of_equal_features_are_on_one_side()
    {
        var rows = Enumerable.Range(0, 300).Select(i => new Visit(i < 100 ? i / 2 : i, i % 3 == 0 ? "a" : "b", 0, null, 0)).ToArray();
        foreach (var fold in RowSplitter.Folds<Visit, PlainSchema>(rows, 5, seed: 4))
        {
            Assert.Empty(fold.Train.Select(row => row.Number).Intersect(fold.Test.Select(row => row.Number)));
            Assert.InRange(fold.Test.Length, 59, 61);
            Assert.InRange(fold.Test.Count(row => row.Outcome == "a"), 18, 22);
        }

        var split = RowSplitter.Split<Visit, PlainSchema>(rows, 0.3, seed: 4);
        Assert.Empty(split.Train.Select(row => row.Number).Intersect(split.Test.Select(row => row.Number)));
    }

    [Fact]
    public void More_folds_than_different_rows_are_refused_in_words_that_fit()
    {
        var rows = Enumerable.Range(0, 10).Select(i => new Visit(i < 3 ? 0 : i, "a", 0, null, 0)).ToArray();
        var error = Assert.Throws<RowException>(() => RowSplitter.Folds<Visit, PlainSchema>(rows, 10, seed: 1));
        Assert.Contains("Only 8 of the 10 rows differ in their features, and 10 parts were asked for", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("[Group]", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_of_a_table_of_few_values_are_dealt_out_whatever_equals_them()
    {
        // Four different rows: were they kept together, each would be tested on without having been learned from.
        var rows = Enumerable.Range(0, 100).Select(i => new Visit(i % 4, i % 3 == 0 ? "a" : "b", 0, null, 0)).ToArray();
        foreach (var fold in RowSplitter.Folds<Visit, PlainSchema>(rows, 5, seed: 4))
            Assert.Equal(4, fold.Train.Select(row => row.Number).Distinct().Count());
    }

    [Fact]
    public void Folds_of_numbers_hold_low_and_high_ones_alike()
    {
        var rows = Enumerable.Range(0, 500).Select(i => new Visit(i, null, MathF.Exp(i / 50f), null, 0)).ToArray();
        foreach (var fold in RowSplitter.Folds<Visit, AmountSchema>(rows, 5, seed: 3))
        {
            Assert.Equal(100, fold.Test.Length);
            for (var decile = 0; decile < 10; decile++)
                Assert.Equal(10, fold.Test.Count(row => row.Number / 50 == decile));
        }
    }

    [Fact]
    public void No_customer_is_on_both_sides() =>
        Gen.Select(Visits, Shares, Gen.Int[2, 5], Gen.Int).Sample((rows, share, count, seed) =>
        {
            if (rows.Select(GroupOf).Distinct().Count() < count)
                return;
            AssertNoCommonGroup(RowSplitter.Split<Visit, CustomerSchema>(rows, share, seed));
            foreach (var fold in RowSplitter.Folds<Visit, CustomerSchema>(rows, count, seed))
                AssertNoCommonGroup(fold);
        });

    [Fact]
    public void Folds_of_customers_differ_by_less_than_the_largest_customer() =>
        Gen.Select(Visits, Gen.Int[2, 5], Gen.Int).Sample((rows, count, seed) =>
        {
            var groups = rows.GroupBy(GroupOf).ToArray();
            if (groups.Length < count)
                return;
            var even = Math.Ceiling((double)rows.Length / count);
            Assert.All(
                RowSplitter.Folds<Visit, CustomerSchema>(rows, count, seed),
                fold => Assert.InRange(fold.Test.Length, 1, even + groups.Max(group => group.Count())));
        });

    [Fact]
    public void Many_small_customers_give_even_folds_with_even_classes()
    {
        // 1,000 customers of three visits each; every tenth customer's visits end in the rare outcome.
        var rows = Enumerable.Range(0, 3000)
            .Select(i => new Visit(i, i / 3 % 10 == 0 ? "rare" : "common", 0, $"c{i / 3}", 0))
            .ToArray();
        foreach (var fold in RowSplitter.Folds<Visit, CustomerSchema>(rows, 5, seed: 1))
        {
            Assert.Equal(600, fold.Test.Length);
            Assert.InRange(fold.Test.Count(row => row.Outcome == "rare"), 54, 66);
        }

        var split = RowSplitter.Split<Visit, CustomerSchema>(rows, 0.2, seed: 1);
        Assert.Equal(600, split.Test.Length);
        Assert.InRange(split.Test.Count(row => row.Outcome == "rare"), 54, 66);
    }

    [Fact]
    public void A_customer_of_most_rows_is_learned_from_rather_than_tested_on()
    {
        var rows = Enumerable.Range(0, 100).Select(i => new Visit(i, "a", 0, i < 70 ? "large" : $"c{i}", 0)).ToArray();
        var split = RowSplitter.Split<Visit, CustomerSchema>(rows, 0.2, seed: 5);
        Assert.Equal(20, split.Test.Length);
        Assert.DoesNotContain(split.Test, row => row.Customer == "large");
    }

    [Fact]
    public void Rows_without_a_customer_stand_alone()
    {
        var rows = Enumerable.Range(0, 100).Select(i => new Visit(i, "a", 0, null, 0)).ToArray();
        Assert.Equal(25, RowSplitter.Split<Visit, CustomerSchema>(rows, 0.25).Test.Length);
    }

    [Fact]
    public void A_split_in_time_tests_on_what_comes_later() =>
        Gen.Select(Visits, Shares).Sample((rows, share) =>
        {
            if (rows.Select(row => row.Day).Distinct().Count() < 2)
                return;
            var split = RowSplitter.Split<Visit, DaySchema>(rows, share);
            AssertDivided(rows, split);
            Assert.True(split.Train.Max(row => row.Day) < split.Test.Min(row => row.Day));
        });

    [Fact]
    public void Folds_in_time_learn_from_everything_before_and_nothing_after() =>
        Gen.Select(Visits, Gen.Int[2, 5]).Sample((rows, count) =>
        {
            if (rows.Select(row => row.Day).Distinct().Count() < count + 1)
                return;
            var folds = RowSplitter.Folds<Visit, DaySchema>(rows, count);
            Assert.Equal(count, folds.Count);
            foreach (var fold in folds)
            {
                var first = fold.Test.Min(row => row.Day);
                Assert.Equal(rows.Where(row => row.Day < first), fold.Train);
            }

            // Together with the first block, which is only learned from, they are all rows.
            Assert.Equal(rows, folds.SelectMany(fold => fold.Test).Concat(folds[0].Train).OrderBy(row => row.Number));
        });

    [Fact]
    public void Equal_moments_give_equal_blocks_wherever_cuts_can_be_exact()
    {
        var rows = Enumerable.Range(0, 120).Select(i => new Visit(i, "a", 0, null, 100 - (i / 10))).ToArray();
        var folds = RowSplitter.Folds<Visit, DaySchema>(rows, 3);
        Assert.Equal([30, 30, 30], folds.Select(fold => fold.Test.Length));
        Assert.Equal([30, 60, 90], folds.Select(fold => fold.Train.Length));
        Assert.Equal([92, 93, 94], folds[0].Test.Select(row => row.Day).Distinct().Order());
    }

    [Fact]
    public void A_day_of_most_rows_is_not_divided()
    {
        // 10 rows on day 1, 80 on day 2, 10 on day 3: the cut nearest to 50 rows is at 10 or 90, and the earlier is taken.
        var rows = Enumerable.Range(0, 100).Select(i => new Visit(i, "a", 0, null, i < 10 ? 1 : i < 90 ? 2 : 3)).ToArray();
        Assert.Equal(90, RowSplitter.Split<Visit, DaySchema>(rows, 0.5).Test.Length);
        Assert.Equal(10, RowSplitter.Split<Visit, DaySchema>(rows, 0.2).Test.Length);
    }

    [Fact]
    public void With_customers_and_days_no_tested_customer_is_learned_from_earlier() =>
        Gen.Select(Visits, Gen.Double[0.05, 0.3], Gen.Int[2, 3]).Sample((rows, share, count) =>
        {
            // Rows of many customers, so that some are left to learn from.
            var spread = rows.Select(row => row with { Customer = row.Customer is null ? null : $"{row.Customer}/{row.Number % 40}" }).ToArray();
            if (spread.Select(row => row.Day).Distinct().Count() < 8 || spread.Length < 100)
                return;
            var split = RowSplitter.Split<Visit, CustomerDaySchema>(spread, share);
            AssertForwardByCustomer(spread, split);
            foreach (var fold in RowSplitter.Folds<Visit, CustomerDaySchema>(spread, count))
                AssertForwardByCustomer(spread, fold);
        });

    [Fact]
    public void The_same_seed_gives_the_same_split_and_another_seed_another()
    {
        var rows = Enumerable.Range(0, 100).Select(i => new Visit(i, i % 3 == 0 ? "a" : "b", 0, null, 0)).ToArray();
        Assert.Equal(RowSplitter.Split<Visit, PlainSchema>(rows, 0.3, 4).Test, RowSplitter.Split<Visit, PlainSchema>(rows, 0.3, 4).Test);
        Assert.NotEqual(RowSplitter.Split<Visit, PlainSchema>(rows, 0.3, 4).Test, RowSplitter.Split<Visit, PlainSchema>(rows, 0.3, 5).Test);
    }

    [Fact]
    public void A_split_is_the_same_on_every_machine()
    {
        // Fixed numbers: they change only when the division itself does.
        var rows = Enumerable.Range(0, 20).Select(i => new Visit(i, i % 3 == 0 ? "a" : "b", 0, $"c{i / 2}", 0)).ToArray();
        Assert.Equal([3, 7, 10, 15, 19], RowSplitter.Split<Visit, PlainSchema>(rows, 0.25, 7).Test.Select(row => row.Number));
        Assert.Equal([8, 9, 16, 17], RowSplitter.Split<Visit, CustomerSchema>(rows, 0.25, 7).Test.Select(row => row.Number));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(-0.1)]
    [InlineData(double.NaN)]
    public void A_share_that_leaves_a_side_empty_is_refused(double share)
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(
            () => RowSplitter.Split<Visit, PlainSchema>([new(0, "a", 0, null, 0), new(1, "a", 0, null, 0)], share));
        Assert.Contains("above 0 and below 1", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Too_few_rows_groups_and_moments_are_named()
    {
        var rows = Enumerable.Range(0, 10).Select(i => new Visit(i, "a", 0, i < 5 ? "x" : "y", i < 5 ? 1 : 2)).ToArray();
        Assert.Throws<ArgumentOutOfRangeException>(() => RowSplitter.Folds<Visit, PlainSchema>(rows, 1));
        Assert.Contains("10 rows for 11 folds", MessageOf(() => RowSplitter.Folds<Visit, PlainSchema>(rows, 11)), StringComparison.Ordinal);
        Assert.Contains("1 rows", MessageOf(() => RowSplitter.Split<Visit, PlainSchema>(rows[..1])), StringComparison.Ordinal);
        Assert.Contains("2 different values of Customer", MessageOf(() => RowSplitter.Folds<Visit, CustomerSchema>(rows, 3)), StringComparison.Ordinal);
        Assert.Contains("2 different values of Day", MessageOf(() => RowSplitter.Folds<Visit, DaySchema>(rows, 2)), StringComparison.Ordinal);
        Assert.Contains("1 different values of Day", MessageOf(() => RowSplitter.Split<Visit, DaySchema>(rows[..5])), StringComparison.Ordinal);
        Assert.Contains(
            "belongs to a Customer that is tested on later",
            MessageOf(() => RowSplitter.Split<Visit, CustomerDaySchema>([.. rows.Select(row => row with { Customer = "x" })])),
            StringComparison.Ordinal);
        Assert.Equal(1, Assert.Throws<RowException>(() => RowSplitter.Split<Visit, PlainSchema>([rows[0], null!])).Row);
    }

    [Fact]
    public void Lists_and_other_collections_split_as_arrays_do()
    {
        var rows = Enumerable.Range(0, 30).Select(i => new Visit(i, "a", 0, null, 0)).ToArray();
        var expected = RowSplitter.Split<Visit, PlainSchema>(rows, 0.3, 1);
        Assert.Equal(expected.Test, RowSplitter.Split<Visit, PlainSchema>(rows.ToList(), 0.3, 1).Test);
        Assert.Equal(expected.Test, RowSplitter.Split<Visit, PlainSchema>(new Queue<Visit>(rows).ToArray().AsReadOnly(), 0.3, 1).Test);
        Assert.Equal("21 to learn from, 9 to test on", expected.ToString());
    }

    private static string GroupOf(Visit row) => row.Customer ?? $"alone {row.Number}";

    private static string MessageOf(Action action) => Assert.Throws<RowException>(action).Message;

    private static void AssertDivided(Visit[] rows, RowSplit<Visit> split)
    {
        Assert.NotEmpty(split.Train);
        Assert.NotEmpty(split.Test);
        Assert.Equal(rows, split.Train.Concat(split.Test).OrderBy(row => row.Number));
        Assert.Equal(split.Train.OrderBy(row => row.Number), split.Train);
        Assert.Equal(split.Test.OrderBy(row => row.Number), split.Test);
    }

    private static void AssertFolds(Visit[] rows, IReadOnlyList<RowSplit<Visit>> folds)
    {
        Assert.Equal(rows, folds.SelectMany(fold => fold.Test).OrderBy(row => row.Number));
        foreach (var fold in folds)
            AssertDivided(rows, fold);
    }

    private static void AssertNoCommonGroup(RowSplit<Visit> split) =>
        Assert.Empty(split.Train.Select(GroupOf).Intersect(split.Test.Select(GroupOf)));

    private static void AssertForwardByCustomer(Visit[] rows, RowSplit<Visit> split)
    {
        AssertNoCommonGroup(split);
        var first = split.Test.Min(row => row.Day);
        var tested = split.Test.Select(GroupOf).ToHashSet();
        Assert.Equal(rows.Where(row => row.Day < first && !tested.Contains(GroupOf(row))), split.Train);
    }
}
