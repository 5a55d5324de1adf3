namespace Lamina;

/// <summary>
/// What the label is like, on the mean, for each value of a categorical column: a number that stands in for the value
/// (Micci-Barreca 2001).
/// </summary>
/// <param name="Category">The column, by its position among the categories.</param>
/// <param name="Output">The class, or the label among several; else 0.</param>
/// <param name="Means">The smoothed mean over all training rows for each code of the whole vocabulary, <c>[Vocabulary.Size]</c>.</param>
internal sealed record TargetStatistic(int Category, int Output, float[] Means);
