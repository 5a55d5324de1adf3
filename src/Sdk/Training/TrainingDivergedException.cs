namespace Lamina;

/// <summary>A network's loss became infinite or no number, so that none of its weights are worth keeping.</summary>
public sealed class TrainingDivergedException : LaminaException
{
    /// <summary>Creates an error.</summary>
    /// <param name="message">What happened, and what to do.</param>
    public TrainingDivergedException(string message)
        : base(message)
    {
    }
}
