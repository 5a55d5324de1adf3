namespace Benchmarks.Serving;

/// <summary>One way of running a network that is cut: what is wanted is its last hidden layer, and its output.</summary>
/// <param name="Name">What it is.</param>
/// <param name="One">Runs the row at a position, and gives the network's output.</param>
/// <param name="Batch">Runs all rows into the hidden columns, <c>[rows, width]</c>, and the outputs, <c>[rows]</c>.</param>
internal sealed record Subject(string Name, Func<int, float> One, Action<float[], float[]> Batch);
