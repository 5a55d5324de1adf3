using Lamina;

namespace Core.Tests.Schema;

public class RowArrayTests
{
    [Fact]
    public void It_has_room_for_every_value() => Assert.Equal(12, RowArray.Create<float>(3, 4).Length);

    [Fact]
    public void More_values_than_an_array_holds_are_an_error_that_says_what_to_do()
    {
        // 2^31 and 2^32: as an int, one is negative and the other 0.
        foreach (var rows in (int[])[1 << 26, 1 << 27])
        {
            var error = Assert.Throws<RowException>(() => RowArray.Create<float>(rows, 32));
            Assert.Contains($"{rows} rows of 32 values", error.Message, StringComparison.Ordinal);
            Assert.Contains("Stream", error.Message, StringComparison.Ordinal);
        }
    }
}
