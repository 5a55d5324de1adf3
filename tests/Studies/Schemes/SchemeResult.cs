namespace Studies.Schemes;

/// <summary>How a scheme did.</summary>
/// <param name="Scheme">The scheme.</param>
/// <param name="Loss">Its loss on the test rows.</param>
/// <param name="Telling">
/// The area under the ROC curve of a classifier that tells the features of training rows from those of fresh ones: 0.5 is right. NaN where the
/// scheme gives no features.
/// </param>
internal sealed record SchemeResult(string Scheme, double Loss, double Telling = double.NaN);
