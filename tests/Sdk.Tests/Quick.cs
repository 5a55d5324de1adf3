using Lamina;

namespace Sdk.Tests;

/// <summary>Short trainings for tests: one thread, few epochs.</summary>
internal static class Quick
{
    public static FitOptions Options { get; } = new() { Seed = 1, Epochs = 6, Folds = 3, Threads = 1 };
}
