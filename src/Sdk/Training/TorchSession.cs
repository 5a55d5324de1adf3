using System.Runtime;
using Microsoft.Extensions.Logging;
using static TorchSharp.torch;

namespace Lamina;

/// <summary>
/// The time in which one training owns libtorch's process-wide state: the processor's random generator and the number
/// of threads. Both are as before when it ends, and so is the way in which garbage is collected.
/// </summary>
/// <remarks>
/// TorchSharp 0.107 makes a native number for every constant in an expression, and nothing holds it while libtorch reads it. A
/// collection of garbage may free it just then: seldom, with an "Unknown scalar type" or with another number. While a training runs there is
/// no collection in the background, which is the usual one to do it; one that another thread's allocation starts may still.
/// </remarks>
internal sealed class TorchSession : IDisposable
{
    private static readonly ProcessGate Gate = new();

    /// <summary>The version of TorchSharp that trains.</summary>
    public static string LibraryVersion { get; } = Lamina.LibraryVersion.Of(typeof(TorchSharp.torch));

    private readonly int threadsBefore;
    private readonly GCLatencyMode collectionBefore;
    private readonly Tensor randomBefore;

    private TorchSession(int threads)
    {
        threadsBefore = get_num_threads();
        randomBefore = random.get_rng_state().DetachFromDisposeScope();
        set_num_threads(threads);
        collectionBefore = GCSettings.LatencyMode;
        if (collectionBefore != GCLatencyMode.NoGCRegion)
            GCSettings.LatencyMode = GCLatencyMode.Batch;
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
            if (GCSettings.LatencyMode == GCLatencyMode.Batch)
                GCSettings.LatencyMode = collectionBefore;
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
