using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Lamina;
using Microsoft.Extensions.Logging;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers.LightGbm;
using TorchSharp;

namespace Sdk.Tests.Native;

public sealed class NativeTorchTests
{
    [Fact]
    public void Torch_computes_once_it_is_loaded()
    {
        NativeTorch.EnsureLoaded();
        using var scope = torch.NewDisposeScope();

        var product = torch.tensor(new float[] { 1, 2, 3, 4 }).reshape(2, 2).matmul(torch.ones(2, 1));

        Assert.Equal([3f, 7f], product.data<float>().ToArray());
    }

    [Fact]
    public void Torch_s_errors_arrive_as_exceptions()
    {
        // C++ exceptions cross the adapted library and are caught within it.
        NativeTorch.EnsureLoaded();
        using var scope = torch.NewDisposeScope();

        Assert.Throws<ExternalException>(() => torch.ones(2, 3).reshape(4));
    }

    [Fact]
    public void Many_threads_may_load_at_once() =>
        Parallel.For(0, 16, _ =>
        {
            NativeTorch.EnsureLoaded();
            using var scope = torch.NewDisposeScope();
            Assert.Equal(10, torch.ones(10).sum().item<float>());
        });

    [Fact]
    public void What_was_done_is_said_at_most_once()
    {
        var (first, second) = (new Lines(), new Lines());

        NativeTorch.EnsureLoaded(first);
        NativeTorch.EnsureLoaded(first);
        NativeTorch.EnsureLoaded(second);

        Assert.InRange(first.Count, 0, 1);
        Assert.Equal(0, second.Count);
    }

    [LinuxFact]
    public void LightGBM_trains_with_the_OpenMP_runtime_of_libtorch()
    {
        // A test that took LightGBM by itself may have come first.
        if (OpenMpRuntimes().Contains("libgomp.so.1"))
            return;

        NativeTorch.TryLoadBeforeBoosting();
        var loss = TrainBooster();
        NativeTorch.EnsureLoaded();
        using var scope = torch.NewDisposeScope();

        Assert.Equal(10, torch.ones(10).sum().item<float>());
        Assert.InRange(loss, 0, 0.3);
        Assert.StartsWith("libgomp-", Assert.Single(OpenMpRuntimes()));
    }

    [LinuxFact]
    [SupportedOSPlatform("linux")]
    public void Nothing_lies_in_the_cache_but_whole_libraries()
    {
        NativeTorch.EnsureLoaded();
        if (AdaptedLibrary.CacheFolder() is not { } cache || !Directory.Exists(cache))
            return;
        Assert.All(Directory.GetFiles(cache, "libLibTorchSharp-*"), file => Assert.EndsWith(".so", file));
    }

    // /proc/self/maps names every library in the process.
    private static HashSet<string> OpenMpRuntimes() =>
        [.. File.ReadLines("/proc/self/maps").Where(line => line.Contains("libgomp", StringComparison.Ordinal))
            .Select(line => Path.GetFileName(line[line.IndexOf('/', StringComparison.Ordinal)..]))];

    // The label is whether x > 0.5: a booster of a few trees must find that.
    private static double TrainBooster()
    {
        var context = new MLContext(seed: 1);
        var rows = Enumerable.Range(0, 400).Select(i => new Row { X = [i / 400f, i % 7], Y = i >= 200 });
        var data = context.Data.LoadFromEnumerable(rows);
        var model = context.BinaryClassification.Trainers.LightGbm(new LightGbmBinaryTrainer.Options
        {
            LabelColumnName = nameof(Row.Y),
            FeatureColumnName = nameof(Row.X),
            NumberOfIterations = 20,
            NumberOfThreads = 1,
            Deterministic = true,
        }).Fit(data);
        return context.BinaryClassification.Evaluate(model.Transform(data), nameof(Row.Y)).LogLoss;
    }

    private sealed class Row
    {
        [VectorType(2)]
        public float[] X { get; set; } = [];

        public bool Y { get; set; }
    }

    private sealed class Lines : ILogger
    {
        public int Count { get; private set; }

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            Assert.Contains("libstdc++", formatter(state, exception));
            Count++;
        }
    }
}
