namespace Lamina;

/// <summary>Rows to learn from and rows to test on, each in the order they came in.</summary>
/// <typeparam name="TRow">The annotated type.</typeparam>
/// <param name="Train">The rows to learn from.</param>
/// <param name="Test">The rows to test on.</param>
public sealed record RowSplit<TRow>(TRow[] Train, TRow[] Test)
{
    /// <summary>How many rows each side has.</summary>
    public override string ToString() => FormattableString.Invariant($"{Train.Length} to learn from, {Test.Length} to test on");
}
