using static TorchSharp.torch;

namespace Lamina;

/// <summary>
/// The time in which one training owns libtorch's process-wide state: its random generator and its number of
/// threads. Both are as before when it ends.
/// </summary>
internal sealed class TorchSession : IDisposable
{
    private static readonly Lock Gate = new();

    private readonly int threadsBefore;

    private TorchSession(int threads)
    {
        threadsBefore = get_num_threads();
        set_num_threads(threads);
    }

    /// <summary>Waits until no other training runs, then begins.</summary>
    public static TorchSession Begin(int threads)
    {
        NativeTorch.EnsureLoaded();
        Gate.Enter();
        try
        {
            return new TorchSession(threads);
        }
        catch
        {
            Gate.Exit();
            throw;
        }
    }

    public void Dispose()
    {
        set_num_threads(threadsBefore);
        Gate.Exit();
    }
}
