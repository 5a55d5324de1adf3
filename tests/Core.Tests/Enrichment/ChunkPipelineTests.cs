using Lamina;

namespace Core.Tests.Enrichment;

public class ChunkPipelineTests
{
    private const int Rows = 10 * ChunkPipeline.ChunkRows + 7;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(8)]
    public async Task Results_come_in_the_order_of_the_rows_whichever_chunk_is_done_first(int threads)
    {
        var expected = Enumerable.Range(0, Rows).Select(row => (long)row * 3);
        Assert.Equal(expected, ChunkPipeline.Run(Enumerable.Range(0, Rows), threads, Backwards(threads)));

        var given = new List<long>();
        await foreach (var result in ChunkPipeline.RunAsync(Arriving(), threads, Backwards(threads)))
            given.Add(result);
        Assert.Equal(expected, given);

        static async IAsyncEnumerable<int> Arriving()
        {
            for (var row = 0; row < Rows; row++)
            {
                if (row % 100 == 0)
                    await Task.Yield();
                yield return row;
            }
        }
    }

    // Where there are several threads, every other chunk waits until the one behind it is done.
    private static Func<int[], long, long[]> Backwards(int threads)
    {
        ManualResetEventSlim[] done = [.. Enumerable.Range(0, (Rows / ChunkPipeline.ChunkRows) + 1).Select(_ => new ManualResetEventSlim())];
        return (rows, position) =>
        {
            Assert.Equal(position, rows[0]);
            var chunk = (int)(position / ChunkPipeline.ChunkRows);
            if (threads > 1 && chunk % 2 == 0 && chunk + 1 < done.Length)
                Assert.True(done[chunk + 1].Wait(TimeSpan.FromMinutes(1)), $"Chunk {chunk + 1} was not begun beside chunk {chunk}.");
            done[chunk].Set();
            return [.. rows.Select(row => (long)row * 3)];
        };
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void No_more_rows_are_read_than_the_threads_can_hold(int threads)
    {
        var read = 0;
        var given = 0;
        foreach (var _ in ChunkPipeline.Run(Source(), threads, static (rows, _) => rows))
        {
            given++;
            Assert.InRange(read - given, -1, threads * ChunkPipeline.ChunkRows);
        }

        Assert.Equal(Rows, given);

        IEnumerable<int> Source()
        {
            for (; read < Rows; read++)
                yield return read;
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void An_error_comes_after_the_rows_before_its_chunk(int threads)
    {
        var given = 0;
        var error = Assert.Throws<RowException>(() =>
        {
            foreach (var _ in ChunkPipeline.Run(Enumerable.Range(0, Rows), threads, Work))
                given++;
        });
        Assert.Equal(2 * ChunkPipeline.ChunkRows, error.Row);
        Assert.Equal(2 * ChunkPipeline.ChunkRows, given);

        static int[] Work(int[] rows, long position) =>
            position == 2 * ChunkPipeline.ChunkRows ? throw new RowException("it is bad.", position, null) : rows;
    }

    [Fact]
    public void A_stream_that_is_left_reads_no_further()
    {
        var read = 0;
        foreach (var row in ChunkPipeline.Run(Source(), 2, static (rows, _) => rows))
        {
            if (row == 10)
                break;
        }

        Assert.InRange(read, 1, 2 * ChunkPipeline.ChunkRows);

        IEnumerable<int> Source()
        {
            while (true)
                yield return read++;
        }
    }

    [Fact]
    public void There_is_at_least_one_thread()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => ChunkPipeline.ThreadsOf(0));
        Assert.Equal(Environment.ProcessorCount, ChunkPipeline.ThreadsOf(null));
    }
}
