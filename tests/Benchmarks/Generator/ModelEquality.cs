using System.Diagnostics;
using Lamina.Generators;
using Lamina.Generators.Model;

namespace Benchmarks.Generator;

/// <summary>What it costs to compare the models of a project with those of the same project, parsed again.</summary>
internal static class ModelEquality
{
    private const int Repetitions = 301;

    public static (double Milliseconds, long Bytes) Measure(Project project)
    {
        var (first, second) = (Models(project), Models(project));
        var milliseconds = new double[Repetitions];
        var bytes = 0L;
        GC.Collect();
        for (var i = 0; i < Repetitions; i++)
        {
            var allocated = GC.GetAllocatedBytesForCurrentThread();
            var start = Stopwatch.GetTimestamp();
            var equal = CountEqual(first, second);
            milliseconds[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            bytes = GC.GetAllocatedBytesForCurrentThread() - allocated;
            if (equal != first.Length)
                throw new InvalidOperationException("The same source gave different models.");
        }

        return (Measurement.Median(milliseconds), bytes);
    }

    private static int CountEqual(RowModel[] first, RowModel[] second)
    {
        var equal = 0;
        for (var i = 0; i < first.Length; i++)
            equal += first[i].Equals(second[i]) ? 1 : 0;
        return equal;
    }

    private static RowModel[] Models(Project project)
    {
        var result = project.Driver(track: true).RunGenerators(project.After(Scenario.Cold, 0)).GetRunResult().Results.Single();
        return [.. result.TrackedSteps[TrackingNames.Models].SelectMany(static step => step.Outputs).Select(static output => (RowModel)output.Value)];
    }
}
