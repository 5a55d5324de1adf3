namespace Benchmarks.Service;

/// <summary>A service that is one file: how large it is, and how soon it answers.</summary>
internal sealed class ServiceBenchmark : IBenchmark
{
    public string Name => "service";

    public string Summary => "publishes samples/LoanService with NativeAOT: its size, and the time from its start to the first prediction";

    public bool Run(bool quick)
    {
        using var service = PublishedService.Create();
        var times = new double[quick ? 5 : 21];
        service.FirstPrediction();                 // the file comes from the disk once
        for (var i = 0; i < times.Length; i++)
            times[i] = service.FirstPrediction();
        Array.Sort(times);
        Console.WriteLine(FormattableString.Invariant($"{times.Length} starts: the first prediction after {times[times.Length / 2]:0.0} ms (median), {times[0]:0.0} to {times[^1]:0.0} ms."));
        return Bar.Judge(
        [
            new("from the start to the first prediction over HTTP", times[times.Length / 2], 50, "ms"),
            new("published", service.Bytes / 1e6, 20, "MB"),
            new("native libraries", service.NativeLibraries, 0, "files"),
        ]);
    }
}
