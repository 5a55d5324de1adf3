namespace Lamina;

/// <summary>The metrics of one label of several.</summary>
/// <typeparam name="TMetrics">What its task is measured by.</typeparam>
/// <param name="Name">The label's name.</param>
/// <param name="Metrics">Its metrics.</param>
public sealed record LabelMetrics<TMetrics>(string Name, TMetrics Metrics);
