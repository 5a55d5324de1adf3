using Lamina;

namespace Core.Tests.Enrichment;

public class EnricherTests
{
    private static readonly FittedNetwork Network = RandomNetwork.OfPassengers();
    private static readonly PassengerEnricher Enricher = new(Network);
    private static readonly Passenger[] Rows = Passenger.Simulate(200, seed: 2);

    [Fact]
    public void An_enriched_row_keeps_its_members_and_adds_typed_columns()
    {
        var enriched = Enricher.Enrich(Rows[0]);
        Assert.Same(Rows[0], enriched.Original);
        Assert.Equal(Rows[0].Fare, enriched.Fare);
        Assert.Equal(Rows[0].Survived, enriched.Survived);
        Assert.Equal(4, enriched.Hidden2.Length);
        Assert.InRange(enriched.NetworkPrediction, 0, 1);
    }

    [Fact]
    public void A_row_is_enriched_with_the_same_bits_alone_in_a_batch_and_in_a_stream()
    {
        var together = Enricher.Enrich(Rows);
        var streamed = Enricher.Stream(Rows).ToArray();
        for (var i = 0; i < Rows.Length; i++)
        {
            var alone = Enricher.Enrich(Rows[i]);
            Assert.Equal(alone.Hidden2, together[i].Hidden2);
            Assert.Equal(alone.Hidden2, streamed[i].Hidden2);
            Assert.Equal(alone.NetworkPrediction, together[i].NetworkPrediction);
        }
    }

    [Fact]
    public async Task An_asynchronous_stream_gives_the_same_rows_in_order()
    {
        var streamed = new List<EnrichedPassenger>();
        await foreach (var row in Enricher.StreamAsync(Rows.ToAsyncEnumerable()))
            streamed.Add(row);
        Assert.Equal(Rows, streamed.Select(row => row.Original));
        Assert.Equal(Enricher.Enrich(Rows[^1]).Hidden2, streamed[^1].Hidden2);
    }

    [Fact]
    public async Task A_cancelled_stream_stops_though_its_source_does_not_look()
    {
        using var source = new CancellationTokenSource();
        var given = 0;
        await Assert.ThrowsAsync<OperationCanceledException>(async () =>
        {
            await foreach (var row in Enricher.StreamAsync(Endless(), threads: 1, source.Token))
                source.Cancel();
        });
        Assert.InRange(given, 1, 2000);

        async IAsyncEnumerable<Passenger> Endless()
        {
            for (; given < 10_000; given++)
            {
                await Task.Yield();
                yield return Rows[given % Rows.Length];
            }
        }
    }

    [Fact]
    public async Task A_stream_cancelled_on_its_last_row_gives_nothing()
    {
        using var source = new CancellationTokenSource();
        await Assert.ThrowsAsync<OperationCanceledException>(async () =>
        {
            await foreach (var row in Enricher.StreamAsync(Short(), cancellationToken: source.Token))
                Assert.Fail("The stream was cancelled before its first chunk.");
        });

        async IAsyncEnumerable<Passenger> Short()
        {
            await Task.Yield();
            yield return Rows[0];
            await source.CancelAsync();
        }
    }

    [Fact]
    public void Running_rows_through_the_networks_allocates_nothing()
    {
        var enriched = new float[Rows.Length * Network.Fitted.EnrichedWidth];
        Assert.Equal(0, Allocation.Of(() => Network.Run<Passenger, PassengerSchema>(Rows, 0, enriched)));
    }

    [Fact]
    public void The_label_is_never_read()
    {
        var unlabelled = Rows[0] with { Survived = null };
        Assert.Equal(Enricher.Enrich(Rows[0]).Hidden2, Enricher.Enrich(unlabelled).Hidden2);
    }

    [Fact]
    public void Several_networks_are_averaged()
    {
        var first = new FittedNetwork(Network.Fitted, [Network.Members[0]]);
        var second = new FittedNetwork(Network.Fitted, [Network.Members[1]]);
        var expected = (new PassengerEnricher(first).Enrich(Rows[0]).Hidden2[3] + new PassengerEnricher(second).Enrich(Rows[0]).Hidden2[3]) / 2;
        Assert.Equal(expected, Enricher.Enrich(Rows[0]).Hidden2[3], 1e-6f);
    }

    [Fact]
    public void Many_threads_may_share_it()
    {
        var expected = Enricher.Enrich(Rows);
        Parallel.For(0, 64, i =>
        {
            var enriched = Enricher.Enrich(Rows);
            for (var row = 0; row < Rows.Length; row++)
            {
                if (enriched[row].Hidden2 != expected[row].Hidden2)
                    throw new InvalidOperationException($"Row {row} differs.");
            }
        });
    }

    [Fact]
    public void Infinity_is_an_error_that_names_row_and_column()
    {
        Passenger[] rows = [.. Rows, Rows[0] with { Fare = double.NegativeInfinity }];
        var error = Assert.Throws<RowException>(() => Enricher.Enrich(rows));
        Assert.Equal((200L, "Fare"), (error.Row!.Value, error.Column));
        error = Assert.Throws<RowException>(() => Enricher.Stream(rows).ToArray());
        Assert.Equal(200, error.Row);
    }

    [Fact]
    public void No_rows_are_enriched_to_no_rows() => Assert.Empty(Enricher.Enrich([]));
}
