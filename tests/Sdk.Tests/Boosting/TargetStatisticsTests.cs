using Lamina;

namespace Sdk.Tests.Boosting;

public sealed class TargetStatisticsTests
{
    private static readonly LightGbmOptions Options = Rows.Options with { TargetStatistics = true, CategorySmoothing = 2, MinimumRowsInLeaf = 1 };

    // Mean of all: 4. Shop 7: (1 + 2 + 3) / 3; shop 8: 10 alone.
    private static readonly Till[] Tills = [new(7, 1), new(7, 2), new(7, 3), new(8, 10)];

    [Fact]
    public void A_new_row_gets_the_smoothed_mean_of_all_training_rows()
    {
        var table = Table<Till, TillSchema, Regression>(Tills, default);
        var (fitted, statistic) = (table.Layout.Fitted, Assert.Single(table.Layout.Statistics));

        Assert.Equal((6 + (2 * 4)) / 5f, statistic.Means[CodeOf(fitted, 7)]);
        Assert.Equal((10 + (2 * 4)) / 3f, statistic.Means[CodeOf(fitted, 8)]);
        Assert.Equal(4, statistic.Means[Vocabulary.Unknown]);
        Assert.Equal(4, statistic.Means[Vocabulary.Missing]);
    }

    [Fact]
    public void Without_smoothing_a_mean_is_the_values_own()
    {
        var table = Table<Till, TillSchema, Regression>(Tills, default, options: Options with { CategorySmoothing = 0 });
        var (fitted, statistic) = (table.Layout.Fitted, Assert.Single(table.Layout.Statistics));

        Assert.Equal(2, statistic.Means[CodeOf(fitted, 7)]);
        Assert.Equal(10, statistic.Means[CodeOf(fitted, 8)]);
        Assert.Equal(4, statistic.Means[Vocabulary.Unknown]);
    }

    [Fact]
    public void A_training_row_gets_the_mean_of_the_other_folds()
    {
        // Four rows make four folds of one row each. Without row 3: mean 2, no row of shop 8 left.
        var own = Statistic(Table<Till, TillSchema, Regression>(Tills, default));

        Assert.Equal(((2 + 3) + (2 * 5)) / 4f, own[0]);
        Assert.Equal(((1 + 3) + (2 * (14f / 3))) / 4f, own[1], 1e-6f);
        Assert.Equal(((1 + 2) + (2 * (13f / 3))) / 4f, own[2], 1e-6f);
        Assert.Equal(2, own[3]);
    }

    [Fact]
    public void Rows_weigh_what_they_weigh()
    {
        var sales = new Sale[] { new(1, 1, 3, Weight: 3, Price: 10), new(1, 1, 3, Weight: 1, Price: 50), new(1, 1, 4, Weight: 1, Price: 35) };
        var table = Table<Sale, SaleSchema, Regression>(sales, default);
        var (fitted, statistic) = (table.Layout.Fitted, Assert.Single(table.Layout.Statistics));

        // Mean of all: (30 + 50 + 35) / 5 = 23.
        Assert.Equal((80 + (2 * 23)) / 6f, statistic.Means[CodeOf(fitted, 3)]);
        Assert.Equal((35 + (2 * 23)) / 3f, statistic.Means[CodeOf(fitted, 4)]);
    }

    [Fact]
    public void No_row_has_its_own_label_in_its_statistic()
    {
        var plain = Applicant.Simulate(200);
        var fitted = Rows.FitOf(plain);
        var before = Table<Applicant, ApplicantSchema, Binary>(plain, default, fitted);
        foreach (var row in (int[])[0, 7, 50, 199])
        {
            var changed = (Applicant[])plain.Clone();
            changed[row] = plain[row] with { Defaulted = !plain[row].Defaulted };
            var after = Table<Applicant, ApplicantSchema, Binary>(changed, default, fitted);

            Assert.Equal(2, before.Layout.Statistics.Count);
            for (var i = 0; i < 2; i++)
            {
                Assert.Equal(Statistic(before, i)[row], Statistic(after, i)[row]);
                Assert.NotEqual(Statistic(before, i), Statistic(after, i));
                Assert.NotEqual(before.Layout.Statistics[i].Means, after.Layout.Statistics[i].Means);
            }
        }
    }

    [Fact]
    public void Another_seed_deals_other_folds()
    {
        var rows = Applicant.Simulate(200);
        var fitted = Rows.FitOf(rows);

        Assert.Equal(
            Statistic(Table<Applicant, ApplicantSchema, Binary>(rows, default, fitted)), Statistic(Table<Applicant, ApplicantSchema, Binary>(rows, default, fitted)));
        Assert.NotEqual(
            Statistic(Table<Applicant, ApplicantSchema, Binary>(rows, default, fitted)),
            Statistic(Table<Applicant, ApplicantSchema, Binary>(rows, default, fitted, Options with { Seed = 5 })));
    }

    [Fact]
    public void With_a_time_only_strictly_earlier_moments_count()
    {
        // Out of order on purpose; two rows share the second day.
        Takings[] rows =
        [
            new("a", Day(3), 100), new("a", Day(2), 4), new("a", Day(1), 2), new("b", Day(2), 6), new("b", Day(3), 100),
        ];
        var own = Statistic(Table<Takings, TakingsSchema, Regression>(rows, default));

        Assert.Equal(0, own[2]);                                       // nothing before the first moment
        Assert.Equal((2 + (2 * 2)) / 3f, own[1]);                      // a: 2; all: 2
        Assert.Equal(2, own[3]);                                       // b: none; all: 2
        Assert.Equal((6 + (2 * 4)) / 4f, own[0]);                      // a: 2, 4; all: 2, 4, 6
        Assert.Equal((6 + (2 * 4)) / 3f, own[4], 1e-6f);               // b: 6
    }

    [Fact]
    public void Rows_of_a_group_do_not_see_each_other()
    {
        Stay[] rows = [.. Enumerable.Range(0, 60).Select(i => new Stay("ward " + (i % 3), i / 6, i % 4 == 0))];
        var fitted = RowEncoder.Fit<Stay, StaySchema>(rows);
        var before = Statistic(Table<Stay, StaySchema, Binary>(rows, default, fitted));
        Stay[] changed = [.. rows.Select(row => row.Patient == 4 ? row with { Returned = !row.Returned } : row)];
        var after = Statistic(Table<Stay, StaySchema, Binary>(changed, default, fitted));

        for (var row = 0; row < rows.Length; row++)
        {
            if (rows[row].Patient == 4)
                Assert.Equal(before[row], after[row]);
        }

        Assert.NotEqual(before, after);
    }

    [Fact]
    public void With_groups_and_a_time_earlier_rows_of_the_own_group_do_not_count()
    {
        Shift[] rows = [new("day", 1, Day(1), 2), new("day", 2, Day(1), 8), new("day", 1, Day(2), 100), new("night", 3, Day(3), 1)];
        var own = Statistic(Table<Shift, ShiftSchema, Regression>(rows, default));

        Assert.Equal(8, own[2]);
        Assert.Equal(110 / 3f, own[3]);
    }

    [Fact]
    public void Each_class_has_a_statistic()
    {
        var plants = Plant.Simulate(300);
        var table = Table<Plant, PlantSchema, MultiClass<string>>(plants, default);

        Assert.Equal(6, table.Layout.Statistics.Count);   // soil and region, three classes each
        for (var code = 0; code < table.Layout.Fitted.Vocabularies[0].Size; code++)
            Assert.Equal(1, table.Layout.Statistics.Where(statistic => statistic.Category == 0).Sum(statistic => statistic.Means[code]), 1e-5f);
    }

    [Fact]
    public void More_than_ten_classes_get_none()
    {
        Plant[] plants = [.. Plant.Simulate(300).Select((plant, i) => plant with { Kind = "kind " + (i % 11) })];
        var fitted = RowEncoder.Fit<Plant, PlantSchema>(plants);

        Assert.False(TargetStatistics.Wanted(Options, fitted));
        Assert.DoesNotContain(
            LightGbm.Fit(Rows.Raw<Plant, PlantSchema, MultiClass<string>>(fitted, plants, default), Options).FeatureImportance(),
            importance => importance.Column.StartsWith("mean", StringComparison.Ordinal));
    }

    [Fact]
    public void Without_raw_columns_there_are_none()
    {
        var rows = Applicant.Simulate(100);

        Assert.False(TargetStatistics.Wanted(Options with { Columns = ColumnSet.Hidden }, Rows.FitOf(rows)));
        Assert.False(TargetStatistics.Wanted(Rows.Options, Rows.FitOf(rows)));
        Assert.True(TargetStatistics.Wanted(Options, Rows.FitOf(rows)));
    }

    [Fact]
    public void Rows_to_stop_on_that_are_passed_count_as_new_ones()
    {
        Till[] both = [.. Tills, new(7, 1000)];
        var fitted = RowEncoder.Fit<Till, TillSchema>(Tills, new EncoderOptions { MinimumCount = 1 });
        var table = Table<Till, TillSchema, Regression>(both, default, fitted, training: 4);

        Assert.Equal((6 + (2 * 4)) / 5f, Statistic(table)[4]);
    }

    private static DateOnly Day(int day) => new(2020, 1, day);

    private static int CodeOf(FittedSchema fitted, int value) => fitted.Vocabularies[0].IndexOf(value);

    private static float[] Statistic(TrainingTable table, int statistic = 0) =>
        [.. Enumerable.Range(0, table.Count).Select(row => table.ValuesOf(row)[table.Layout.FirstStatistic + statistic])];

    private static TrainingTable Table<TRow, TSchema, TTask>(
        TRow[] rows, TTask task, FittedSchema? fitted = null, LightGbmOptions? options = null, int? training = null)
        where TSchema : struct, IRowSchema<TRow>
    {
        fitted ??= RowEncoder.Fit<TRow, TSchema>(rows, new EncoderOptions { MinimumCount = 1 });
        var raw = Rows.Raw<TRow, TSchema, TTask>(fitted, rows, task);
        var layout = RowDataView.OpenLayout(RowsOfOneFit.Require<RawRow<TRow, TSchema, TTask>>(raw), int.MaxValue);
        var table = TrainingTable.Read<RawRow<TRow, TSchema, TTask>>(raw, layout, requireLabels: true);
        return TargetStatistics.Add(table, training ?? rows.Length, options ?? Options);
    }
}
