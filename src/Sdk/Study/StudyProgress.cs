namespace Lamina;

/// <summary>Where a study stands.</summary>
/// <param name="Fold">The fold that is being worked on, counted from 1 over all repeats.</param>
/// <param name="FoldCount">How many there are in all.</param>
/// <param name="Step">What is being done: the arm that is trained, or the networks.</param>
/// <param name="Elapsed">The time since the study began.</param>
/// <param name="Remaining">About how long it will take yet, by the folds that are done; null before the first.</param>
public sealed record StudyProgress(int Fold, int FoldCount, string Step, TimeSpan Elapsed, TimeSpan? Remaining);
