namespace Benchmarks.Serving;

/// <summary>One way of running a network.</summary>
/// <param name="Name">What it is.</param>
/// <param name="One">Runs the row at a position, and gives the network's output.</param>
/// <param name="Batch">Runs all rows into the outputs.</param>
internal sealed record Subject(string Name, Func<int, float> One, Action<float[]> Batch);
