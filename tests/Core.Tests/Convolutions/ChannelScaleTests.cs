using Lamina;

namespace Core.Tests.Convolutions;

public class ChannelScaleTests
{
    private static readonly Recording[] Rows =
    [
        Recording.Example,
        Recording.Example with { Motion = [[5, float.NaN]], Ill = false },
        Recording.Example with { Motion = null },
    ];

    [Fact]
    public void All_places_of_a_channel_share_one_centre_and_scale()
    {
        var numbers = RowEncoder.Fit<Recording, RecordingSchema>(Rows).Numbers;

        // The first channel of the picture: 0 but for one place of 4 in each row, so the whole range is its scale.
        Assert.All(numbers.Skip(1).Take(9), number => Assert.Equal((0f, 0.5f), (number.Center, number.Scale)));

        // The second: 1 to 9 in each row; the quartiles are 3 and 7.
        Assert.All(numbers.Skip(10).Take(9), number => Assert.Equal((5f, 0.25f), (number.Center, number.Scale)));

        // The first channel of the motion: 1, 2, 3 and 5; the quartiles are 1.75 and 3.5. The second: 10, 20, 30.
        Assert.All(numbers.Skip(19).Take(4), number => Assert.Equal((2.5f, (float)(1 / 1.75)), (number.Center, number.Scale)));
        Assert.All(numbers.Skip(23).Take(4), number => Assert.Equal((20f, 0.1f), (number.Center, number.Scale)));
        Assert.Equal([true, true, true, true], numbers.Skip(19).Take(4).Select(number => number.SeenMissing));
        Assert.False(numbers[1].SeenMissing);
    }

    [Fact]
    public void Pixels_that_never_change_are_ordinary() =>
        Assert.DoesNotContain(RowEncoder.Fit<Recording, RecordingSchema>(Rows).Remarks, remark => remark.Contains("Picture", StringComparison.Ordinal));

    [Fact]
    public void What_is_missing_within_a_sequence_is_zero_and_what_is_behind_its_end_is_nan()
    {
        var fitted = RowEncoder.Fit<Recording, RecordingSchema>(Rows);
        var encoded = RowEncoder.Encode<Recording, RecordingSchema>(Rows, fitted);
        var width = fitted.Schema.NumericWidth;
        var second = encoded.Numeric.AsSpan(width + 19, 8).ToArray();

        Assert.Equal([false, true, true, true, false, true, true, true], second.Select(float.IsNaN));
        Assert.Equal(0, second[4]);
        Assert.All(encoded.Numeric.AsSpan((2 * width) + 19, 8).ToArray(), value => Assert.True(float.IsNaN(value)));
        Assert.Equal([0, 0, 1], encoded.Indicators);
    }

    [Fact]
    public void The_booster_sees_the_raw_numbers()
    {
        var fitted = RowEncoder.Fit<Recording, RecordingSchema>(Rows);
        var raw = new float[fitted.Schema.NumberCount];
        RecordingSchema.ReadFeatures(Rows[0], new RowBuffer(raw, []));
        var seen = new float[raw.Length];
        fitted.EncodeForBooster(new RowBuffer(raw, []), seen, []);
        Assert.Equal(raw, seen);
    }
}
