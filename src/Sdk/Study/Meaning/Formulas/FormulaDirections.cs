namespace Lamina;

/// <summary>
/// Writes a formula the same way round on every card: of <c>Debt / Income</c> and <c>Income / Debt</c> the one that the unit which follows
/// it closest rises with. The others fall with it, and their cards say so by the sign.
/// </summary>
internal static class FormulaDirections
{
    /// <summary>Turns formulas round where it takes that.</summary>
    public static void Agree(IEnumerable<List<FormulaScore>> units)
    {
        var closest = new Dictionary<string, FormulaScore>(StringComparer.Ordinal);
        foreach (var score in units.SelectMany(unit => unit))
        {
            if (KeyOf(score.Formula) is { } key && Math.Abs(score.Correlation) > Math.Abs(closest.GetValueOrDefault(key)?.Correlation ?? 0))
                closest[key] = score;
        }

        foreach (var unit in units)
        {
            for (var i = 0; i < unit.Count; i++)
            {
                if (KeyOf(unit[i].Formula) is not { } key || !closest.TryGetValue(key, out var lead))
                    continue;
                var wanted = lead.Correlation < 0 ? lead.Formula.Opposite! : lead.Formula;
                if (unit[i].Formula.Text != wanted.Text)
                    unit[i] = unit[i].Reversed();
            }
        }
    }

    private static string? KeyOf(Formula formula) =>
        formula.Opposite is not { } opposite ? null
        : string.CompareOrdinal(formula.Text, opposite.Text) < 0 ? formula.Text : opposite.Text;
}
