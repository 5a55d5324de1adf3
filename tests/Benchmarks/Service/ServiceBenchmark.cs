namespace Benchmarks.Service;

/// <summary>A service that is one file: how large it is, and how soon it answers.</summary>
internal sealed class ServiceBenchmark : IBenchmark
{
    public string Name => "service";

    public string Summary => "publishes samples/LoanService with NativeAOT: its size, and the time from its start to the first prediction";

    public bool Run(bool quick)
    {
        using var service = PublishedService.Create();
        service.Start();                           // the file comes from the disk once
        var starts = new (double Predicted, double Answered)[quick ? 5 : 41];
        for (var i = 0; i < starts.Length; i++)
            starts[i] = service.Start();
        var (predicted, answered) = (Spread.Of(starts.Select(start => start.Predicted)), Spread.Of(starts.Select(start => start.Answered)));
        Console.WriteLine(FormattableString.Invariant($"{starts.Length} starts: the first prediction after {predicted}, the first answer over HTTP after {answered}."));
        return Bar.Judge(
        [
            new("from the start to the first prediction", predicted.Median, 50, "ms"),
            new("from the start to the first answer over HTTP", answered.Median, 50, "ms", Judged: false),
            new("published", service.Bytes / 1e6, 20, "MB"),
            new("native libraries", service.NativeLibraries, 0, "files"),
        ]);
    }

    /// <summary>Some times, in milliseconds.</summary>
    private readonly record struct Spread(double Median, double Least, double Most)
    {
        public static Spread Of(IEnumerable<double> times)
        {
            double[] sorted = [.. times.Order()];
            return new(sorted[sorted.Length / 2], sorted[0], sorted[^1]);
        }

        public override string ToString() => FormattableString.Invariant($"{Median:0.0} ms (median, {Least:0.0} to {Most:0.0})");
    }
}
