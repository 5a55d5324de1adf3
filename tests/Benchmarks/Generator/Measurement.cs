using System.Diagnostics;

namespace Benchmarks.Generator;

/// <summary>What a run of a generator cost.</summary>
/// <param name="Milliseconds">How long it took; the median over the repetitions.</param>
/// <param name="Megabytes">What it allocated, in millions of bytes; the median.</param>
/// <param name="Files">How many files it wrote anew; the same in every repetition.</param>
internal readonly record struct Measurement(double Milliseconds, double Megabytes, int Files)
{
    public static Measurement Of(Project project, Scenario scenario, int repetitions)
    {
        var before = project.Driver();
        if (scenario != Scenario.Cold)
            before = before.RunGenerators(project.Compilation);

        var (milliseconds, megabytes, files) = (new double[repetitions], new double[repetitions], 0);
        for (var i = 0; i < repetitions; i++)
        {
            var compilation = project.After(scenario, i);
            GC.Collect();
            GC.WaitForPendingFinalizers();
            var bytes = GC.GetTotalAllocatedBytes(precise: true);
            var start = Stopwatch.GetTimestamp();
            var after = before.RunGenerators(compilation);
            milliseconds[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            megabytes[i] = (GC.GetTotalAllocatedBytes(precise: true) - bytes) / 1e6;
            files = WrittenFiles.Between(before, after).Count;
        }

        return new Measurement(Median(milliseconds), Median(megabytes), files);
    }

    public static double Median(double[] values)
    {
        Array.Sort(values);
        var middle = values.Length / 2;
        return values.Length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }

    public override string ToString() => $"{Megabytes:0.0} MB, {Milliseconds:0} ms, {Files}";
}
