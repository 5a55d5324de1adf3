using CsCheck;
using Lamina;

namespace Core.Tests.Encoding;

public class RowScalerTests
{
    private static readonly Gen<float> AnyNumber = Gen.OneOf(
        Gen.Float[-100, 100], Gen.Const(float.NaN), Gen.Const(float.MaxValue), Gen.Const(-float.MaxValue), Gen.Const(0f));

    private static readonly Gen<NumberEncoder> AnyEncoder = Gen.Select(
        Gen.Float[-50, 50], Gen.OneOf(Gen.Float[0, 10], Gen.Const(float.MaxValue)), Gen.OneOf(Gen.Const(0f), Gen.Const(0f), Gen.Const(12f)), Gen.Bool,
        (center, scale, period, seenMissing) => new NumberEncoder(center, scale, period, seenMissing));

    /// <summary>Whatever stands beside a number, it has the bits that its own encoder gives.</summary>
    [Fact]
    public void Many_numbers_are_encoded_as_each_by_itself() =>
        Gen.Select(AnyEncoder, AnyNumber).Array[0, 40].Sample(columns =>
        {
            NumberEncoder[] encoders = [.. columns.Select(column => column.Item1)];
            float[] numbers = [.. columns.Select(column => column.Item2)];
            var expected = new List<float>();
            for (var i = 0; i < numbers.Length; i++)
            {
                var own = new float[encoders[i].Width];
                encoders[i].Encode(numbers[i], own);
                expected.AddRange(own);
            }

            var actual = new float[expected.Count];
            Assert.Equal(expected.Count, new RowScaler(encoders, 0, encoders.Length).Encode(numbers, actual));
            Assert.Equal(expected, actual);
        }, iter: 500);

    [Fact]
    public void A_part_of_the_numbers_has_its_own_encoders()
    {
        NumberEncoder[] encoders = [new(0, 1, 0, false), new(1, 2, 0, false), new(5, 1, 0, false)];
        var inputs = new float[1];
        new RowScaler(encoders, 1, 1).Encode([2], inputs);
        Assert.Equal((float)(2 / Math.Sqrt(1 + (4.0 / 9))), inputs[0]);
    }
}
