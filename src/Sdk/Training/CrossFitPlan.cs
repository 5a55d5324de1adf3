namespace Lamina;

/// <summary>Which rows each network learns from, stops early on, and enriches.</summary>
/// <param name="Training">The rows whose gradients it follows, ascending.</param>
/// <param name="Validation">The rows that tell it when to stop, ascending.</param>
/// <param name="HeldOut">The rows that it never sees and whose activations it gives, ascending.</param>
internal sealed record CrossFitFold(int[] Training, int[] Validation, int[] HeldOut);
