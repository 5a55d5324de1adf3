using System.Collections.Concurrent;
using System.Diagnostics.Tracing;
using Core.Tests.Prediction;

namespace Core.Tests.Enrichment;

public sealed class CoreEventsTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("lamina-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Whoever_listens_hears_of_files_and_rows()
    {
        var network = RandomNetwork.OfPassengers();
        var predictor = new PassengerPredictor(network, SmallBooster.Create(network.Fitted, activations: true));
        var path = Path.Combine(folder, "passenger.lamina");
        var rows = Passenger.Simulate(7, seed: 3);

        using var listener = new Listener(path);
        predictor.Save(path);
        PassengerPredictor.Load(path).Predict(rows);
        new PassengerEnricher(network).Enrich(rows);

        var bytes = new FileInfo(path).Length;
        var saved = Assert.Single(listener.Of("PipelineSaved"));
        Assert.Equal(bytes, saved[1]);
        Assert.InRange((double)saved[2]!, 0, 60_000);
        Assert.Equal(["model", "networks"], listener.Of("PipelineLoaded").Select(payload => payload[1]).Order());
        Assert.All(listener.Of("PipelineLoaded"), payload => Assert.Equal(bytes, payload[2]));
        Assert.Contains(listener.Of("RowsPredicted"), payload => payload[0] is 7);
        Assert.Contains(listener.Of("RowsEnriched"), payload => payload[0] is 7);
    }

    /// <summary>Hears of rows from every test at once, of files only from the one that it is for.</summary>
    private sealed class Listener(string path) : EventListener
    {
        private readonly ConcurrentQueue<(string Name, object?[] Payload)> heard = [];

        public List<object?[]> Of(string name) =>
            [.. heard.Where(item => item.Name == name && (item.Payload[0] is int || Equals(item.Payload[0], path))).Select(item => item.Payload)];

        protected override void OnEventSourceCreated(EventSource eventSource)
        {
            if (eventSource.Name == "Lamina-Core")
                EnableEvents(eventSource, EventLevel.Verbose);
        }

        protected override void OnEventWritten(EventWrittenEventArgs eventData) =>
            heard.Enqueue((eventData.EventName!, [.. eventData.Payload!]));
    }
}
