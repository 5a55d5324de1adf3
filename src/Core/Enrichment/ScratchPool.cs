using System.Collections.Concurrent;

namespace Lamina;

/// <summary>Buffers that are used again: one at hand without a lock, those of further threads behind it.</summary>
/// <typeparam name="T">The buffers.</typeparam>
/// <param name="create">Makes new ones, where all are in use.</param>
internal sealed class ScratchPool<T>(Func<T> create)
    where T : class
{
    private readonly ConcurrentBag<T> others = [];
    private T? atHand;

    /// <summary>Takes buffers that nobody else uses.</summary>
    public T Rent() => Interlocked.Exchange(ref atHand, null) ?? (others.TryTake(out var other) ? other : create());

    /// <summary>Gives buffers back.</summary>
    public void Return(T scratch)
    {
        if (Interlocked.CompareExchange(ref atHand, scratch, null) is not null)
            others.Add(scratch);
    }
}
