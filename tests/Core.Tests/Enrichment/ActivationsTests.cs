using System.Text.Json;
using Lamina;

namespace Core.Tests.Enrichment;

public class ActivationsTests
{
    private static readonly PassengerEnricher Enricher = new(RandomNetwork.OfPassengers());
    private static readonly EnrichedPassenger Row = Enricher.Enrich(Passenger.Example);

    [Fact]
    public void Views_are_equal_where_their_values_are()
    {
        var again = Enricher.Enrich(Passenger.Example);
        var other = Enricher.Enrich(Passenger.Example with { Class = 3 });
        Assert.Equal(Row.Hidden2, again.Hidden2);
        Assert.Equal(Row.Hidden2.GetHashCode(), again.Hidden2.GetHashCode());
        Assert.True(Row.Hidden2 != other.Hidden2);
    }

    [Fact]
    public void Rows_of_one_call_share_one_block()
    {
        // Each a view of its own into the one array: 4 activations and an output for a row.
        var rows = Enricher.Enrich(Passenger.Simulate(3, seed: 2));
        var block = BlockOf(rows[0]);
        Assert.Same(block, BlockOf(rows[1]));
        for (var i = 0; i < rows.Length; i++)
        {
            Assert.True(block.Values.AsSpan().Overlaps(rows[i].Hidden2.AsSpan(), out var offset));
            Assert.Equal(i * 5, offset);
        }

        Assert.NotSame(block, BlockOf(Enricher.Enrich(Passenger.Example)));
    }

    [Fact]
    public void It_is_a_short_text_and_a_json_array()
    {
        Assert.Matches(@"^\[-?[\d.]+, -?[\d.]+, -?[\d.]+, -?[\d.]+\]$", Row.Hidden2.ToString());
        var json = JsonSerializer.Serialize(Row.Hidden2);
        Assert.Equal(Row.Hidden2.ToArray(), JsonSerializer.Deserialize<float[]>(json));
    }

    [Fact]
    public void A_long_view_shows_its_first_values_and_how_many_there_are() =>
        Assert.Equal("[0.12, -0.5, 0, 1.7, … 6]", ViewOf(0.12f, -0.5f, 0, 1.7f, 9, 9).ToString());

    [Fact]
    public void What_json_has_no_number_for_becomes_a_text() =>
        Assert.Equal(
            """[1,"NaN","Infinity","-Infinity"]""",
            JsonSerializer.Serialize(ViewOf(1, float.NaN, float.PositiveInfinity, float.NegativeInfinity)));

    [Fact]
    public void Activations_are_not_read_from_json() =>
        Assert.Contains(
            "enrich it again", Assert.Throws<NotSupportedException>(() => JsonSerializer.Deserialize<Activations>("[1]")).Message, StringComparison.Ordinal);

    [Fact]
    public void A_unit_that_is_not_there_is_an_error() => Assert.Throws<IndexOutOfRangeException>(() => Row.Hidden2[4]);

    [Fact]
    public void An_empty_view_has_no_values()
    {
        Assert.Equal(0, default(Activations).Length);
        Assert.Equal("[]", default(Activations).ToString());
    }

    private static ActivationBlock BlockOf<TEnriched>(TEnriched row)
        where TEnriched : class, IRow<TEnriched> => row.Activations.Block;

    private static Activations ViewOf(params float[] values) =>
        new ActivationRow(new ActivationBlock(Enricher.Network.Fitted, ActivationOrigin.NewRows, values, values.Length), 0).Slice(0);
}
