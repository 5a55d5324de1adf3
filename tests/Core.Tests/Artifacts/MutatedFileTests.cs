using System.Diagnostics;
using Lamina;
using Xunit.Abstractions;

namespace Core.Tests.Artifacts;

/// <summary>
/// Ten thousand damaged files: each is refused by an error that says so, or predicts what the whole file predicts, bit by bit. None
/// takes long, and none has more memory allocated than its bytes can justify.
/// </summary>
public class MutatedFileTests(ITestOutputHelper output)
{
    private const int Files = 10_000;

    /// <summary>What loading a file and predicting a few rows may allocate: more than any of the samples needs, and a multiple of the file.</summary>
    private static long MostBytes(int fileLength) => (4L << 20) + (ArtifactFile.MostExpansion * (long)fileLength);

    // A tenth of a second is what the slowest takes; a machine that does much else at the same time gets a hundred times that.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    [Fact]
    public void Each_is_refused_or_harmless_soon_and_within_its_memory()
    {
        var samples = SamplePipeline.Files().Select(static name => (Name: name, Bytes: SamplePipeline.Read(name), Pipeline: SamplePipeline.Of(name))).ToArray();
        var whole = samples.Select(static sample => sample.Pipeline.Predict(sample.Bytes)).ToArray();
        var (refused, mostAllocated, longest) = (0, 0L, TimeSpan.Zero);
        for (var i = 0; i < Files; i++)
        {
            var random = new Random(i);
            var (sample, mutation) = (i % samples.Length, FileMutation.All[random.Next(FileMutation.All.Count)]);
            var mutated = mutation.Apply(samples[sample].Bytes, random);
            var what = $"{samples[sample].Name}, seed {i}, {mutation.Name}";

            var (begun, allocated) = (Stopwatch.GetTimestamp(), GC.GetAllocatedBytesForCurrentThread());
            float[]? said = null;
            try
            {
                said = samples[sample].Pipeline.Predict(mutated);
            }
            catch (Exception error) when (error is ArtifactException or FitMismatchException)
            {
                Assert.True(error.Message.Length is > 20 and < 10_000, $"{what}: {error.Message}");
                refused++;
            }
            catch (Exception error)
            {
                Assert.Fail($"{what}: {error}");
            }

            allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
            Assert.True(allocated <= MostBytes(mutated.Length), $"{what}: {allocated} bytes were allocated for a file of {mutated.Length}.");
            var elapsed = Stopwatch.GetElapsedTime(begun);
            Assert.True(elapsed < Longest, $"{what}: it took {elapsed}.");
            mostAllocated = Math.Max(mostAllocated, allocated);
            longest = elapsed > longest ? elapsed : longest;

            // Somebody who writes a new zip around an old form that has no checksums may change anything.
            if (said is not null && !(mutation.WritesZip && !samples[sample].Name.Contains(".2-", StringComparison.Ordinal)))
                Assert.True(said.AsSpan().SequenceEqual(whole[sample]), $"{what}: it says something else, and no error.");
        }

        output.WriteLine($"{refused} of {Files} were refused. A file allocated {mostAllocated} bytes at most and took {longest.TotalMilliseconds:0} ms at most.");

        // A mutation that changes nothing that is read is harmless; if most were, the test would show little.
        Assert.InRange(refused, Files / 2, Files);
    }
}
