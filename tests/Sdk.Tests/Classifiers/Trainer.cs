using Lamina;

namespace Sdk.Tests.Classifiers;

/// <summary>The classifiers by name, with quick options.</summary>
internal static class Trainer
{
    public delegate TrainedModel<EnrichedApplicant, bool, BinaryMetrics> Fit(EnrichedApplicant[] rows, CancellationToken token);

    public static Dictionary<string, Fit> All { get; } = new()
    {
        [nameof(LinearSvm)] = (rows, token) => LinearSvm.Fit(rows, new() { Folds = 3 }, cancellationToken: token),
        [nameof(KernelSvm)] = (rows, token) => KernelSvm.Fit(rows, new() { Folds = 3, Features = 64, Penalty = 1 }, cancellationToken: token),
        [nameof(LogisticRegression)] = (rows, token) => LogisticRegression.Fit(rows, new() { L2 = 1 }, cancellationToken: token),
        [nameof(RandomForest)] = (rows, token) => RandomForest.Fit(rows, new() { Trees = 20 }, cancellationToken: token),
        [nameof(NearestNeighbors)] = (rows, token) => NearestNeighbors.Fit(rows, cancellationToken: token),
    };
}
