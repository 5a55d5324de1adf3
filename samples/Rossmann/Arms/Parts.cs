namespace Rossmann;

/// <summary>The rows of the three periods in the form that an arm takes.</summary>
/// <typeparam name="TRow">The rows.</typeparam>
/// <param name="Learning">To learn from.</param>
/// <param name="Validation">To choose on.</param>
/// <param name="Test">To measure.</param>
public sealed record Parts<TRow>(TRow[] Learning, TRow[] Validation, TRow[] Test);
