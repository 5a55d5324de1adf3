namespace Lamina;

/// <summary>An arm of your own: any way from training rows to predictions.</summary>
/// <typeparam name="TRow">The annotated type.</typeparam>
/// <param name="Name">What the report calls it.</param>
/// <param name="Predict">
/// Learns from the training rows and predicts the test rows. It gives <c>[rows, outputs]</c>: the probability of true, the number, the score of a
/// ranking, or one probability for each of the <see cref="StudyArmInput{TRow}.Classes"/> or labels. It must not look at the labels of the test rows.
/// </param>
public sealed record StudyArm<TRow>(string Name, Func<StudyArmInput<TRow>, float[]> Predict);

/// <summary>What an arm of your own is given.</summary>
/// <typeparam name="TRow">The annotated type.</typeparam>
/// <param name="Training">The rows to learn from.</param>
/// <param name="Test">The rows to predict.</param>
/// <param name="Classes">The names of the classes, in the order in which their probabilities are wanted; empty where the label has none.</param>
/// <param name="Seed">The seed of the fold.</param>
/// <param name="CancellationToken">Says when to stop.</param>
public sealed record StudyArmInput<TRow>(
    IReadOnlyList<TRow> Training, IReadOnlyList<TRow> Test, IReadOnlyList<string> Classes, int Seed, CancellationToken CancellationToken);
