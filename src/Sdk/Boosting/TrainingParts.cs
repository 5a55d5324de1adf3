namespace Lamina;

/// <summary>Which rows of a table are learned from, stopped on, and learned from in the end.</summary>
/// <param name="Table">The rows, with the columns to learn from and with missing values as the trees will know them.</param>
/// <param name="Training">The rows to learn from while the number of trees is found.</param>
/// <param name="Validation">The rows to stop early on, or null to train all trees.</param>
/// <param name="Final">The rows that the trees learn from in the end; the same array as <paramref name="Training"/> where nothing is trained anew.</param>
internal sealed record TrainingParts(TrainingTable Table, int[] Training, int[]? Validation, int[] Final);
