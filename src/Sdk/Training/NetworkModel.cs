namespace Lamina;

/// <summary>One network of each fold alone, without a booster: what they predict by themselves.</summary>
/// <typeparam name="TRow">The annotated type.</typeparam>
/// <typeparam name="TSchema">Its generated schema.</typeparam>
/// <typeparam name="TValue">The label's type.</typeparam>
/// <typeparam name="TMetrics">What the task is measured by.</typeparam>
public sealed class NetworkModel<TRow, TSchema, TValue, TMetrics>
    where TSchema : struct, IRowSchema<TRow>
{
    private readonly FittedNetwork network;
    private readonly int firstOutput;
    private readonly Outcome<TValue, TMetrics> outcome;

    internal NetworkModel(FittedNetwork network, int position, Outcome<TValue, TMetrics> outcome)
    {
        this.network = network;
        firstOutput = network.Fitted.FirstOutputOf(position);
        this.outcome = outcome;
    }

    /// <summary>Predicts one row.</summary>
    /// <exception cref="RowException">A number is infinite.</exception>
    public Prediction<TValue> Predict(TRow row)
    {
        var fitted = network.Fitted;
        var enriched = new float[fitted.EnrichedWidth];
        network.Run<TRow, TSchema>([row], 0, enriched);
        return outcome.Decide(enriched.AsSpan(firstOutput, fitted.OutputCount));
    }

    /// <summary>Measures the networks on labelled rows that they were not trained on.</summary>
    /// <exception cref="RowException">A row has no label, or one that the training rows did not hold.</exception>
    public TMetrics Evaluate(IReadOnlyList<TRow> rows)
    {
        var fitted = network.Fitted;
        var encoded = RowEncoder.Encode<TRow, TSchema>(rows, fitted);
        var enriched = RowArray.Create<float>(encoded.Count, fitted.EnrichedWidth);
        network.Run<TRow, TSchema>(RowList.AsSpan(rows), 0, enriched);

        var outputs = RowArray.Create<float>(encoded.Count, fitted.OutputCount);
        for (var row = 0; row < encoded.Count; row++)
        {
            enriched.AsSpan((row * fitted.EnrichedWidth) + firstOutput, fitted.OutputCount)
                .CopyTo(outputs.AsSpan(row * fitted.OutputCount));
        }

        return outcome.Measure(outputs, fitted.OutputCount, encoded.Targets, encoded.Weights, Groups(rows));
    }

    private CategoryKey[]? Groups(IReadOnlyList<TRow> rows)
    {
        if (outcome.Task != TaskKind.Ranking)
            return null;
        var groups = new CategoryKey[rows.Count];
        for (var i = 0; i < groups.Length; i++)
        {
            var row = rows[i];
            groups[i] = TSchema.ReadRoles(in row).Group;
        }

        return groups;
    }
}
