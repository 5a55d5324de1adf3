using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Lamina;
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
    public void A_fit_says_once_in_a_process_that_a_library_was_adapted_and_only_where_it_was()
    {
        // In a process of its own, where nobody has loaded libtorch or heard of it before.
        var said = SecondProcess.Run("native-log").Split('\n', StringSplitOptions.RemoveEmptyEntries);

        NativeTorch.EnsureLoaded();
        string[] expected = NativeTorch.AdaptedCopy is { } copy
            ? [$"Information: TorchSharp's native library was built for a newer libstdc++ than this system's; loaded an adapted copy, {copy}"]
            : [];
        Assert.Equal(expected, said);
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

    /// <summary>What the second process runs: fits, of which the first loads libtorch and the others have a logger.</summary>
    internal static string WhatFitsSayOfLibraries()
    {
        var options = Quick.Options with { Epochs = 1 };
        ApplicantTraining.Fit(Applicant.Simulate(60), options);   // nobody listens: nothing is lost
        var logger = new Lines();
        ApplicantTraining.Fit(Applicant.Simulate(60), options, logger: logger);
        ApplicantTraining.Fit(Applicant.Simulate(60), options, logger: logger);
        return string.Join('\n', logger.Written.Where(line => line.Contains("library", StringComparison.Ordinal)));
    }
}
