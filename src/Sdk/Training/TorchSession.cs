using Microsoft.Extensions.Logging;
using static TorchSharp.torch;

namespace Lamina;

/// <summary>
/// The time in which one training owns libtorch's process-wide state: the processor's random generator and the number
/// of threads. Both are as before when it ends.
/// </summary>
internal sealed class TorchSession : IDisposable
{
    private static readonly ProcessGate Gate = new();

    /// <summary>The version of TorchSharp that trains.</summary>
    public static string LibraryVersion { get; } = Lamina.LibraryVersion.Of(typeof(TorchSharp.torch));

    private readonly int threadsBefore;
    private readonly Tensor randomBefore;

    private TorchSession(int threads)
    {
        threadsBefore = get_num_threads();
        randomBefore = random.get_rng_state().DetachFromDisposeScope();
        set_num_threads(threads);
    }

    /// <summary>Waits until no other training runs, then begins.</summary>
    /// <param name="threads">How many threads libtorch uses.</param>
    /// <param name="logger">Told if libtorch had to be adapted to this system.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <exception cref="NativeLibraryException">libtorch cannot be loaded.</exception>
    /// <exception cref="OperationCanceledException">The waiting was stopped.</exception>
    public static TorchSession Begin(int threads, ILogger? logger, CancellationToken cancellationToken)
    {
        NativeTorch.EnsureLoaded(logger);
        Gate.Enter(cancellationToken);
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
        try
        {
            set_num_threads(threadsBefore);
            random.set_rng_state(randomBefore);
            randomBefore.Dispose();
        }
        finally
        {
            Gate.Exit();
        }
    }
}
