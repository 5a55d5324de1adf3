using CsCheck;
using Lamina;

namespace Core.Tests.Encoding;

public class NumberEncoderTests
{
    [Fact]
    public void It_centres_on_the_median_and_scales_by_the_quartiles()
    {
        var encoder = NumberEncoder.Fit([5, 1, 4, 2, 3], period: 0);
        Assert.Equal(3, encoder.Center);
        Assert.Equal(0.5f, encoder.Scale);              // the quartiles are 2 and 4
        Assert.False(encoder.SeenMissing);

        // (7 - 3) / 2 = 2, softly clipped: 2 / sqrt(1 + (2 / 3)²)
        Assert.Equal(2 / Math.Sqrt(1 + (4.0 / 9)), Encode(encoder, 7), 6);
        Assert.Equal(0, Encode(encoder, 3));
    }

    [Fact]
    public void Heavy_tails_stay_within_three()
    {
        Gen.Float.Array[3, 50].Sample(values =>
        {
            var finite = Array.FindAll(values, float.IsFinite);
            var encoder = NumberEncoder.Fit((float[])finite.Clone(), 0);
            foreach (var value in finite)
            {
                var input = Encode(encoder, value);
                if (!float.IsFinite(input) || Math.Abs(input) > 3)
                    throw new InvalidOperationException($"{value} became {input} with {encoder}.");
            }
        }, iter: 2000);
    }

    [Fact]
    public void A_constant_column_becomes_zero()
    {
        var encoder = NumberEncoder.Fit([7, 7, 7], 0);
        Assert.Equal(0, Encode(encoder, 7));
        Assert.Equal(0, Encode(encoder, 1e9f));
    }

    [Fact]
    public void A_column_that_is_one_value_nearly_everywhere_uses_its_range()
    {
        var values = new float[100];
        values[99] = 1000;
        var encoder = NumberEncoder.Fit(values, 0);
        Assert.Equal(2 / 1000f, encoder.Scale);
    }

    [Fact]
    public void A_column_without_values_becomes_zero()
    {
        var encoder = NumberEncoder.Fit([float.NaN, float.NaN], 0);
        Assert.True(encoder.SeenMissing);
        Assert.Equal(0, Encode(encoder, 5));
    }

    [Fact]
    public void Missing_values_do_not_move_the_scale()
    {
        var with = NumberEncoder.Fit([5, float.NaN, 1, 4, float.NaN, 2, 3], 0);
        Assert.Equal((3f, 0.5f, true), (with.Center, with.Scale, with.SeenMissing));
        Assert.Equal(0, Encode(with, float.NaN));
    }

    [Fact]
    public void A_number_that_repeats_becomes_sine_and_cosine()
    {
        var encoder = NumberEncoder.Fit([0, 6, 12, 18], period: 24);
        var inputs = new float[2];
        encoder.Encode(6, inputs);
        Assert.Equal(1, inputs[0], 6);
        Assert.Equal(0, inputs[1], 6);
        encoder.Encode(float.NaN, inputs);
        Assert.Equal([0, 0], inputs);
    }

    [Fact]
    public void The_booster_gets_a_fill_value_only_where_training_rows_were_complete()
    {
        Assert.Equal(3, NumberEncoder.Fit([1, 3, 5], 0).Fill(float.NaN));
        Assert.True(float.IsNaN(NumberEncoder.Fit([1, 3, float.NaN], 0).Fill(float.NaN)));
        Assert.Equal(9, NumberEncoder.Fit([1, 3, 5], 0).Fill(9));
    }

    private static float Encode(NumberEncoder encoder, float value)
    {
        var inputs = new float[1];
        encoder.Encode(value, inputs);
        return inputs[0];
    }
}
