namespace Lamina;

/// <summary>
/// Lets one training at a time use native state that the whole process shares. Waiting for it can be cancelled.
/// </summary>
internal sealed class ProcessGate
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(50);

    private readonly Lock gate = new();

    /// <summary>Waits until no other thread is inside.</summary>
    /// <exception cref="OperationCanceledException">The waiting was stopped.</exception>
    public void Enter(CancellationToken cancellationToken)
    {
        // A lock knows no token: look at it between short waits.
        while (!gate.TryEnter(Patience))
            cancellationToken.ThrowIfCancellationRequested();
    }

    /// <summary>Lets the next one in.</summary>
    public void Exit() => gate.Exit();
}
