namespace Lamina;

/// <summary>Gathers the formulas that units follow, each once, as properties of the record.</summary>
internal static class EngineeredColumns
{
    /// <summary>Gathers.</summary>
    /// <param name="record">The record.</param>
    /// <param name="cards">The cards of its units.</param>
    /// <param name="most">How many at most: those whose squared correlations with the units that follow them sum up highest.</param>
    public static IReadOnlyList<EngineeredColumn> Of(Type record, IReadOnlyList<UnitCard> cards, int most)
    {
        var code = new FormulaCode(record);
        var taken = MemberCode.NamesOf(record);
        var columns = new List<EngineeredColumn>();
        var followed = cards
            .SelectMany(card => card.Further.Prepend(card.Formula).OfType<UnitFormula>(), (card, formula) => (card.Unit, Formula: formula))
            .Where(found => found.Formula.IsFollowed && FormulaCode.NameOf(found.Formula.Formula!) is not null)
            .GroupBy(found => found.Formula.Expression, StringComparer.Ordinal)
            .Select(group => group.OrderByDescending(found => Math.Abs(found.Formula.Correlation)).ToList())
            .OrderByDescending(group => group.Sum(found => found.Formula.Correlation * found.Formula.Correlation))
            .ThenBy(group => group[0].Formula.Expression, StringComparer.Ordinal)
            .Take(most);
        foreach (var group in followed)
        {
            var best = group[0].Formula;
            var wanted = FormulaCode.NameOf(best.Formula!)!;
            var name = wanted;
            for (var i = 2; !taken.Add(name); i++)
                name = FormattableString.Invariant($"{wanted}{i}");
            columns.Add(new EngineeredColumn
            {
                Name = name,
                Code = code.Property(best.Formula!, name),
                Expression = best.Expression,
                Units = [.. group.Select(found => found.Unit).Distinct()],
                Correlation = best.Correlation,
                Formula = best.Formula,
            });
        }

        return columns;
    }
}
