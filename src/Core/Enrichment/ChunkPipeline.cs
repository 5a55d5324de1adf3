using System.Runtime.CompilerServices;

namespace Lamina;

/// <summary>
/// Works on rows that come one after the other: in chunks, on several threads, the results in the order of the rows. No more
/// chunks are held than there are threads.
/// </summary>
internal static class ChunkPipeline
{
    /// <summary>Large enough to amortise a block of activations, small enough that a consumer who keeps few rows keeps little else.</summary>
    public const int ChunkRows = 1024;

    /// <summary>As many threads as asked for, or one for each core.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than one are asked for.</exception>
    public static int ThreadsOf(int? threads)
    {
        if (threads is { } count)
            ArgumentOutOfRangeException.ThrowIfLessThan(count, 1, nameof(threads));
        return threads ?? Environment.ProcessorCount;
    }

    /// <summary>Works on rows.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="threads">How many threads work; one works where the results are asked for.</param>
    /// <param name="work">Gives a result for each row of a chunk, which begins at a position.</param>
    public static IEnumerable<TResult> Run<TRow, TResult>(IEnumerable<TRow> rows, int threads, Func<TRow[], long, TResult[]> work)
    {
        var running = new Queue<Task<TResult[]>>(threads);
        var position = 0L;
        foreach (var chunk in rows.Chunk(ChunkRows))
        {
            running.Enqueue(Start(work, chunk, position, threads));
            position += chunk.Length;
            while (running.Count > 0 && (running.Count == threads || running.Peek().IsCompleted))
            {
                foreach (var result in running.Dequeue().GetAwaiter().GetResult())
                    yield return result;
            }
        }

        foreach (var last in running)
        {
            foreach (var result in last.GetAwaiter().GetResult())
                yield return result;
        }
    }

    /// <summary>Works on rows that have to be waited for; what is done is given while others are waited for.</summary>
    /// <inheritdoc cref="Run{TRow, TResult}(IEnumerable{TRow}, int, Func{TRow[], long, TResult[]})"/>
    public static async IAsyncEnumerable<TResult> RunAsync<TRow, TResult>(
        IAsyncEnumerable<TRow> rows, int threads, Func<TRow[], long, TResult[]> work, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var running = new Queue<Task<TResult[]>>(threads);
        var position = 0L;
        var chunk = new List<TRow>(ChunkRows);
        await using var source = rows.ConfigureAwait(false).WithCancellation(cancellationToken).GetAsyncEnumerator();
        var more = true;
        while (more)
        {
            more = await source.MoveNextAsync();

            // The source may not look at the token.
            cancellationToken.ThrowIfCancellationRequested();
            if (more)
                chunk.Add(source.Current);
            if (chunk.Count == ChunkRows || (!more && chunk.Count > 0))
            {
                running.Enqueue(Start(work, [.. chunk], position, threads));
                position += chunk.Count;
                chunk.Clear();
            }

            while (running.Count > 0 && (!more || running.Count == threads || running.Peek().IsCompleted))
            {
                foreach (var result in await running.Dequeue().ConfigureAwait(false))
                    yield return result;
            }
        }
    }

    private static Task<TResult[]> Start<TRow, TResult>(Func<TRow[], long, TResult[]> work, TRow[] chunk, long position, int threads) =>
        threads == 1 ? Task.FromResult(work(chunk, position)) : Task.Run(() => work(chunk, position));
}
