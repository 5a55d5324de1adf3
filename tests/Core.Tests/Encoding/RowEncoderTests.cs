using Lamina;

namespace Core.Tests.Encoding;

public class RowEncoderTests
{
    private static readonly Passenger Example = Passenger.Example;

    [Fact]
    public void Encoded_rows_equal_hand_written_ones()
    {
        Passenger[] rows =
        [
            Example,
            Example with { Class = 3, Sex = Sex.Male, Age = null, Survived = false },
            Example with { Class = 2, Fare = 0, Boarded = null, Ticket = null, Survived = true },
        ];
        var fitted = RowEncoder.Fit<Passenger, PassengerSchema>(rows);
        var encoded = RowEncoder.Encode<Passenger, PassengerSchema>(rows, fitted);

        // Class: 1, 3, 2; the median is 2, the quartiles are 1.5 and 2.5.
        var clippedOne = (float)(1 / Math.Sqrt(1 + (1.0 / 9)));
        Assert.Equal([-clippedOne, clippedOne, 0], ColumnOf(encoded, 0), Close);
        // Age: 29, missing, 29: constant. Fare: 71.25, 71.25, 0; the quartiles are 35.625 and 71.25.
        Assert.Equal([0, 0, 0], ColumnOf(encoded, 1), Close);
        Assert.Equal([0, 0, (float)(-2 / Math.Sqrt(1 + (4.0 / 9)))], ColumnOf(encoded, 2), Close);
        // 10 April 1912, a Wednesday: the month is a third of the year round.
        Assert.Equal([(float)Math.Sin(2 * Math.PI / 3), (float)Math.Sin(2 * Math.PI / 3), 0], ColumnOf(encoded, 4), Close);
        Assert.Equal([(float)Math.Cos(2 * Math.PI * 3 / 7), (float)Math.Cos(2 * Math.PI * 3 / 7), 0], ColumnOf(encoded, 9), Close);
        Assert.Equal([0, 0, 1, 0, 0, 1], encoded.Indicators);           // Age, Boarded
        Assert.Equal([2, 3, 2], encoded.Codes[0]);                      // Female, Male, Female
        Assert.Equal([2, 2, 1], encoded.Codes[1]);                      // the ticket, the ticket, missing
        Assert.Equal([1, 0, 1], encoded.Targets);
        Assert.Equal([1, 1, 1], encoded.Weights);
    }

    [Fact]
    public void NaN_is_a_missing_value()
    {
        var numbers = new float[PassengerSchema.Descriptor.NumberCount];
        var buffer = new RowBuffer(numbers, new CategoryKey[2]);
        PassengerSchema.ReadFeatures(Example with { Age = float.NaN }, buffer);
        Assert.True(float.IsNaN(numbers[1]));
        PassengerSchema.ReadFeatures(Example with { Age = null }, buffer);
        Assert.True(float.IsNaN(numbers[1]));
    }

    [Fact]
    public void Infinity_is_an_error_that_names_row_and_column()
    {
        var error = Assert.Throws<RowException>(() => Fit(Example, Example with { Fare = double.PositiveInfinity }));
        Assert.Equal(1, error.Row);
        Assert.Equal("Fare", error.Column);
        Assert.Contains("infinite", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_number_too_large_for_float_is_infinite_too()
    {
        var error = Assert.Throws<RowException>(() => Fit(Example with { Fare = 1e300 }));
        Assert.Contains("fits a float", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void No_rows_are_an_error() =>
        Assert.Contains("no rows", Assert.Throws<RowException>(() => Fit()).Message, StringComparison.Ordinal);

    [Fact]
    public void A_missing_label_is_an_error_that_names_its_row()
    {
        var error = Assert.Throws<RowException>(() => Fit(Example, Example, Example with { Survived = null }));
        Assert.Equal((2L, "Survived"), (error.Row!.Value, error.Column));
        Assert.Contains("label is missing", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_whole_number_that_names_no_outcome_is_an_error_that_names_its_row()
    {
        var error = Assert.Throws<RowException>(() => RowEncoder.Fit<Toss, TossSchema>([new(1, 0), new(2, 1), new(3, 2)]));
        Assert.Equal((2L, "Head"), (error.Row!.Value, error.Column));
        Assert.Contains("must be 0 or 1", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_null_row_is_an_error_that_names_it() =>
        Assert.Equal(1, Assert.Throws<RowException>(() => Fit(Example, null!)).Row);

    [Fact]
    public void Columns_that_cannot_help_are_remarked()
    {
        var fitted = Fit(Example with { Age = null }, Example with { Age = null, Class = 2 });
        Assert.Contains(fitted.Remarks, remark => remark.Contains("Age has no value", StringComparison.Ordinal));
        Assert.Contains(fitted.Remarks, remark => remark.Contains("Fare is 71.25 in all", StringComparison.Ordinal));
        Assert.DoesNotContain(fitted.Remarks, remark => remark.Contains("Class", StringComparison.Ordinal));
    }

    [Fact]
    public void NaN_in_a_member_that_is_not_nullable_is_remarked()
    {
        var fitted = Fit(Example, Example with { Fare = double.NaN, Age = null }, Example with { Fare = 3, Age = float.NaN });
        Assert.Contains(
            "Column Fare holds NaN in 1 of 3 training rows, but its member is not nullable: declare it nullable (float?), so that the network is told which values are missing.",
            fitted.Remarks);
        Assert.DoesNotContain(fitted.Remarks, remark => remark.Contains("Age", StringComparison.Ordinal) && remark.Contains("NaN", StringComparison.Ordinal));
    }

    [Fact]
    public void A_label_that_its_enum_does_not_declare_is_named()
    {
        var error = Assert.Throws<RowException>(() => RowEncoder.Fit<Wine, WineSchema>([new(1, Grade.Good), new(2, (Grade)7)]));
        Assert.Equal("Row 1, column Grade: the label is no declared value of its enum, which has Bad, Good. Declare the value there, or correct the row.", error.Message);
        Assert.Contains("missing", Assert.Throws<RowException>(() => RowEncoder.Fit<Wine, WineSchema>([new(1, null)])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Encoding_allocates_for_the_columns_and_for_no_row()
    {
        var rows = Passenger.Simulate(2000);
        var fitted = Fit(rows);
        var schema = fitted.Schema;
        var (few, many) = (Allocated(rows[..1000]), Allocated(rows));
        var ofARow = (4 * (schema.NumericWidth + schema.IndicatorCount + 2)) + (8 * schema.CodeCount);
        Assert.Equal(1000 * ofARow, many - few);

        long Allocated(Passenger[] some) => Allocation.Of(() => RowEncoder.Encode<Passenger, PassengerSchema>(some, fitted));
    }

    [Fact]
    public void Other_weights_groups_or_times_give_a_fit_of_another_name()
    {
        Trip one = new(1, 1, "a", new DateTime(2020, 1, 1), true);
        Trip[] others = [one with { Weight = 2 }, one with { Customer = "b" }, one with { Day = new DateTime(2020, 1, 2) }];
        string[] names = [NameOf(one), .. others.Select(NameOf)];
        Assert.Equal(4, names.Distinct().Count());

        // To know a row again its roles are no matter.
        var fitted = RowEncoder.Fit<Trip, TripSchema>([one]);
        var features = new RowBuffer(new float[1], []);
        var label = new RowBuffer(new float[1], new CategoryKey[1]);
        TripSchema.ReadFeatures(in others[0], features);
        TripSchema.ReadLabels(in others[0], label);
        Assert.True(fitted.TrainingRows!.Contains(features, label));

        static string NameOf(Trip trip) => RowEncoder.Fit<Trip, TripSchema>([trip]).FitId;
    }

    [Fact]
    public void The_same_rows_give_a_fit_of_the_same_name_and_other_rows_another()
    {
        Assert.Equal(Fit(Example).FitId, Fit(Example).FitId);
        Assert.NotEqual(Fit(Example).FitId, Fit(Example with { Class = 2 }).FitId);
        Assert.NotEqual(Fit(Example).FitId, Fit(Example with { Survived = false }).FitId);
    }

    private static FittedSchema Fit(params Passenger[] rows) => RowEncoder.Fit<Passenger, PassengerSchema>(rows);

    private static float[] ColumnOf(EncodedRows rows, int column)
    {
        var width = rows.Fitted.Schema.NumericWidth;
        return [.. Enumerable.Range(0, rows.Count).Select(row => rows.Numeric[(row * width) + column])];
    }

    private static bool Close(float a, float b) => Math.Abs(a - b) < 1e-6;
}

public enum Grade
{
    Bad = 1,
    Good = 2,
}

/// <summary>A label of an enum.</summary>
public record Wine([Feature] float Acid, [Label] Grade? Grade);

/// <summary>A row with every role.</summary>
public record Trip([Feature] float Length, [Weight] double Weight, [Group] string Customer, [Time] DateTime Day, [Label] bool Late);

/// <summary>A whole number that names one of two outcomes.</summary>
public record Toss([Feature] float Wind, [Label(LabelTask.Binary)] int Head);
