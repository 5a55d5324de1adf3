namespace Lamina;

/// <summary>Which test of a study a record belongs to.</summary>
/// <param name="Repeat">Which repeat, from 0.</param>
/// <param name="Fold">Which fold of the repeat, from 0.</param>
/// <param name="Share">The share of the training rows that was learned from: below 1 on a learning curve.</param>
internal sealed record FoldKey(int Repeat, int Fold, double Share = 1);
