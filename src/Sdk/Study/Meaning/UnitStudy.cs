namespace Lamina;

/// <summary>Explains the units of rows that were read.</summary>
/// <param name="rows">The rows.</param>
/// <param name="record">The annotated type.</param>
/// <param name="options">How.</param>
internal sealed class UnitStudy(MeaningRows rows, Type record, MeaningOptions options)
{
    /// <summary>Explains every unit.</summary>
    /// <param name="served">The networks to see effects in; null to leave these out.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public UnitReport Explain(FittedNetwork? served, CancellationToken cancellationToken)
    {
        UnitName[] names = [.. Enumerable.Range(0, rows.UnitCount).Select(unit => UnitName.Of(rows.Schema, unit))];
        var values = Array.ConvertAll(FoldPlan.AllPositions(rows.UnitCount), rows.Activations);
        var activities = Array.ConvertAll(values, UnitActivities.Of);
        var judged = UnitTwins.Judge(values, activities, Array.ConvertAll(names, name => name.Network), cancellationToken);
        int[] distinct = [.. FoldPlan.AllPositions(rows.UnitCount).Where(unit => judged[unit].State == UnitState.Distinct)];

        var effects = served is null ? [] : new ColumnEffects(rows, served, options).Measure(cancellationToken);
        var inputs = FoldPlan.AllPositions(rows.UnitCount).Select(unit => InputsOf(effects, unit, activities[unit].Deviation)).ToArray();
        var numbers = FormulaNumbers.Of(rows);
        var choice = new FormulaChoice(rows, options);
        var followed = choice.Choose(distinct, numbers, Combined(numbers, distinct.Select(unit => inputs[unit])), cancellationToken);
        FormulaDirections.Agree(followed.Select(unit => unit.Scores));

        var probabilities = RankCorrelation.Holm([.. followed.SelectMany(unit => unit.Scores).Select(score => score.PValue)]);
        var regions = new TopRegions(rows, numbers.Where(number => number.IsPlain));
        var cards = new UnitCard[rows.UnitCount];
        var tested = 0;
        for (var unit = 0; unit < cards.Length; unit++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var position = Array.IndexOf(distinct, unit);
            var found = position < 0 ? [] : followed[position].Scores;
            var formulas = new List<UnitFormula>();
            foreach (var score in found)
                formulas.Add(Describe(score, probabilities[tested++]));
            while (formulas.Count > 1 && !formulas[^1].IsFollowed)
                formulas.RemoveAt(formulas.Count - 1);

            var (state, twin, correlation) = judged[unit];
            cards[unit] = new UnitCard
            {
                Unit = names[unit].ToString(),
                Network = names[unit].Network,
                Layer = names[unit].Layer,
                Index = names[unit].Index,
                State = state,
                SameAs = state == UnitState.Redundant ? names[twin].ToString() : null,
                SameCorrelation = state == UnitState.Redundant ? correlation : null,
                Activity = activities[unit],
                TopTenth = state == UnitState.Dead ? null : regions.Find(values[unit], formulas.Where(formula => formula.IsFollowed).Select(formula => formula.Formula!)),
                Inputs = state == UnitState.Dead ? [] : [.. inputs[unit].OrderByDescending(input => input.Effect).Where(input => input.Effect > 0).Take(options.Inputs)],
                Formula = formulas.FirstOrDefault(),
                Further = [.. formulas.Skip(1)],
                Explained = formulas.Count == 0 ? 0 : found[formulas.Count - 1].Explained,
                OffBelowZero = position >= 0 && followed[position].Reading.OffBelowZero,
            };
        }

        return new UnitReport
        {
            Record = rows.Schema.Name,
            Rows = rows.Count,
            ChoosingRows = rows.Choosing.Length,
            ScoringRows = rows.Scoring.Length,
            Tried = choice.Tried,
            Cards = cards,
            Columns = EngineeredColumns.Of(record, cards, options.Columns),
        };
    }

    private static List<UnitInput> InputsOf(List<ColumnEffect> effects, int unit, double deviation) =>
        effects.ConvertAll(effect => effect.On(unit, deviation));

    // Plain numbers are combined, those first that move the units most.
    private List<FormulaNumber> Combined(List<FormulaNumber> numbers, IEnumerable<List<UnitInput>> inputs)
    {
        var total = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var input in inputs.SelectMany(unit => unit))
            total[input.Column] = total.GetValueOrDefault(input.Column) + input.Effect;
        return
        [
            .. numbers.Where(number => number.IsPlain)
                .OrderByDescending(number => total.GetValueOrDefault(number.Name))
                .Take(options.CombinedColumns)
                .OrderBy(number => number.Slot),
        ];
    }

    private UnitFormula Describe(FormulaScore score, double probability) => new()
    {
        Expression = score.Formula.Text,
        Kind = score.Formula.Kind,
        Columns = score.Formula.Columns,
        Correlation = score.Correlation,
        Low = score.Low,
        High = score.High,
        PValue = probability,
        Rows = score.Rows,
        Tried = score.Tried,
        IsFollowed = Math.Abs(score.Correlation) >= options.LeastCorrelation && probability <= options.Significance,
        Formula = score.Formula,
    };
}
