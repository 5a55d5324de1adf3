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
        var rows = Enricher.Enrich([Passenger.Example, Passenger.Example]);
        Assert.True(rows[0].Hidden2.AsSpan().Overlaps(rows[0].Hidden2.AsSpan()));
        Assert.Equal(rows[0].Hidden2.ToArray(), rows[1].Hidden2.ToArray());
    }

    [Fact]
    public void It_is_a_short_text_and_a_json_array()
    {
        Assert.Matches(@"^\[-?[\d.]+, -?[\d.]+, -?[\d.]+, -?[\d.]+\]$", Row.Hidden2.ToString());
        var json = JsonSerializer.Serialize(Row.Hidden2);
        Assert.Equal(Row.Hidden2.ToArray(), JsonSerializer.Deserialize<float[]>(json));
    }

    [Fact]
    public void A_unit_that_is_not_there_is_an_error() => Assert.Throws<IndexOutOfRangeException>(() => Row.Hidden2[4]);

    [Fact]
    public void An_empty_view_has_no_values()
    {
        Assert.Equal(0, default(Activations).Length);
        Assert.Equal("[]", default(Activations).ToString());
    }
}
