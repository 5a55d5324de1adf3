namespace Lamina;

/// <summary>Explains the units of rows that were read.</summary>
/// <param name="rows">The rows.</param>
/// <param name="record">The annotated type.</param>
/// <param name="options">How.</param>
internal sealed class UnitStudy(MeaningRows rows, Type record, MeaningOptions options)
{
    // What a further formula brings at least, of the variance of the unit's ranks.
    private const double LeastGain = 0.05;

    private readonly UnitName[] names = [.. Enumerable.Range(0, rows.UnitCount).Select(unit => UnitName.Of(rows.Schema, unit))];
    private readonly float[][] values = Array.ConvertAll(FoldPlan.AllPositions(rows.UnitCount), rows.Activations);

    /// <summary>Explains every unit.</summary>
    /// <param name="served">The networks to see effects in; null to leave these out.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public UnitReport Explain(FittedNetwork? served, CancellationToken cancellationToken)
    {
        var activities = Array.ConvertAll(values, UnitActivities.Of);
        var judged = UnitTwins.Judge(values, activities, Array.ConvertAll(names, name => name.Network), cancellationToken);
        int[] distinct = [.. FoldPlan.AllPositions(rows.UnitCount).Where(unit => judged[unit].State == UnitState.Distinct)];

        var effects = served is null ? [] : new ColumnEffects(rows, served, options).Measure(cancellationToken);
        var inputs = Array.ConvertAll(FoldPlan.AllPositions(rows.UnitCount), unit => effects.ConvertAll(effect => effect.On(unit, activities[unit].Deviation)));
        var numbers = FormulaNumbers.Of(rows);
        var choice = new FormulaChoice(rows, options);
        var followed = choice.Choose(distinct, numbers, Combined(numbers, distinct.Select(unit => inputs[unit])), cancellationToken);
        FormulaDirections.Agree(followed.Select(unit => unit.Scores));

        var regions = new TopRegions(rows, numbers.Where(number => number.IsPlain));
        var cards = new UnitCard[rows.UnitCount];
        var formulas = FormulasOf(followed);
        for (var unit = 0; unit < cards.Length; unit++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            cards[unit] = Card(unit, judged[unit], activities[unit], inputs[unit], formulas.GetValueOrDefault(unit) ?? [], regions);
        }

        foreach (var unit in followed)
        {
            cards[unit.Reading.Unit] = cards[unit.Reading.Unit] with
            {
                OffBelowZero = unit.Reading.OffBelowZero,
                Explained = unit.Scores.Count == 0 ? 0 : unit.Scores[cards[unit.Reading.Unit].Further.Count].Explained,
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

    private UnitCard Card(
        int unit, (UnitState State, int Twin, double Correlation) judged, UnitActivity activity, List<UnitInput> inputs, List<UnitFormula> formulas, TopRegions regions)
    {
        var isDead = judged.State == UnitState.Dead;
        var isRedundant = judged.State == UnitState.Redundant;
        return new UnitCard
        {
            Unit = names[unit].ToString(),
            Network = names[unit].Network,
            Layer = names[unit].Layer,
            Index = names[unit].Index,
            State = judged.State,
            SameAs = isRedundant ? names[judged.Twin].ToString() : null,
            SameCorrelation = isRedundant ? judged.Correlation : null,
            Activity = activity,
            TopTenth = isDead ? null : regions.Find(values[unit], formulas.Where(formula => formula.IsFollowed).Select(formula => formula.Formula!)),
            Inputs = isDead ? [] : [.. inputs.OrderByDescending(input => input.Effect).Where(input => input.Effect > 0).Take(options.Inputs)],
            Formula = formulas.FirstOrDefault(),
            Further = [.. formulas.Skip(1)],
            OffBelowZero = false,
            Explained = 0,
        };
    }

    // The first formula of each unit is kept whether it is followed or not, a further one only where it is.
    private Dictionary<int, List<UnitFormula>> FormulasOf(IReadOnlyList<FollowedUnit> followed)
    {
        var probabilities = RankCorrelation.Holm([.. followed.SelectMany(unit => unit.Scores).Select(score => score.PValue)]);
        var formulas = new Dictionary<int, List<UnitFormula>>();
        var measured = 0;
        foreach (var unit in followed)
        {
            var described = new List<UnitFormula>();
            var goesOn = true;
            foreach (var score in unit.Scores)
            {
                var formula = Describe(score, probabilities[measured++]);
                goesOn &= described.Count == 0 || (formula.IsFollowed && score.Gain >= LeastGain);
                if (goesOn)
                    described.Add(formula);
                goesOn &= formula.IsFollowed;
            }

            formulas[unit.Reading.Unit] = described;
        }

        return formulas;
    }

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
