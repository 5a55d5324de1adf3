using System.Diagnostics;
using Benchmarks.Serving;

namespace Benchmarks.Pipeline;

/// <summary>One predictor shared by eight threads, that ask for rows and batches as they like: every answer has the bits that one thread gets.</summary>
internal sealed class ThreadsBenchmark : IBenchmark
{
    private const int Threads = 8;
    private const int Rows = 4_096;

    public string Name => "threads";

    public string Summary => "one predictor shared by eight threads for a minute: the same bits as on one";

    public bool Run(bool quick)
    {
        var pipeline = Pipeline.Create(networks: 5);
        var rows = ServingRows.Narrow(Rows);
        var expected = Array.ConvertAll(rows, row => pipeline.Predictor.Predict(in row).Probability);
        var (asked, others) = (0L, 0L);
        var time = TimeSpan.FromSeconds(quick ? 5 : 60);
        var begun = Stopwatch.GetTimestamp();
        Thread[] threads = [.. Enumerable.Range(0, Threads).Select(number => new Thread(() => Ask(new Random(number))))];
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());
        Console.WriteLine(FormattableString.Invariant($"{Threads} threads on {Environment.ProcessorCount} cores, {time.TotalSeconds:0} seconds: {asked:N0} predictions, {others} with other bits than on one thread."));
        return others == 0;

        void Ask(Random random)
        {
            var batch = new Lamina.Prediction<bool>[700];
            while (Stopwatch.GetElapsedTime(begun) < time)
            {
                var first = random.Next(Rows - batch.Length);
                var count = random.Next(1, batch.Length);
                if (random.Next(2) == 0)
                    pipeline.Predictor.Predict(rows.AsSpan(first, count), batch);
                else
                    Array.ConvertAll(rows[first..(first + count)], row => pipeline.Predictor.Predict(in row)).CopyTo(batch, 0);
                for (var i = 0; i < count; i++)
                {
                    if (BitConverter.SingleToInt32Bits(batch[i].Probability) != BitConverter.SingleToInt32Bits(expected[first + i]))
                        Interlocked.Increment(ref others);
                }

                Interlocked.Add(ref asked, count);
            }
        }
    }
}
