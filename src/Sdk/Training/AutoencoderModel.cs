namespace Lamina;

/// <summary>The autoencoders of a fit alone: how well they give rows back. Rows unlike the training rows come back worse.</summary>
/// <typeparam name="TRow">The annotated type.</typeparam>
/// <typeparam name="TSchema">Its generated schema.</typeparam>
public sealed class AutoencoderModel<TRow, TSchema>
    where TSchema : struct, IRowSchema<TRow>
{
    private readonly FittedNetwork network;
    private readonly int output;

    internal AutoencoderModel(FittedNetwork network, int position)
    {
        this.network = network;
        output = network.Fitted.FirstOutputOf(position);
    }

    /// <summary>How far a row that comes back is from the row: the mean over the fold networks. The label is not read.</summary>
    /// <exception cref="RowException">A number is infinite.</exception>
    public float Error(TRow row)
    {
        var enriched = new float[network.Fitted.EnrichedWidth];
        network.Run<TRow, TSchema>([row], 0, enriched);
        return enriched[output];
    }

    /// <summary>Measures the autoencoders on rows that they were not trained on. No label is read.</summary>
    /// <exception cref="RowException">There are no rows, a number is infinite, or a weight makes no sense: the message names the row.</exception>
    public ReconstructionMetrics Evaluate(IReadOnlyList<TRow> rows)
    {
        var span = RowList.AsSpan(rows);
        if (span.IsEmpty)
            throw new RowException("There are no rows. Pass at least one.");
        var width = network.Fitted.EnrichedWidth;
        var enriched = RowArray.Create<float>(span.Length, width);
        network.Run<TRow, TSchema>(span, 0, enriched);

        double sum = 0, weights = 0;
        for (var row = 0; row < span.Length; row++)
        {
            var weight = LabelReader.RequireWeight(network.Fitted.Schema, TSchema.ReadRoles(in span[row]), row);
            sum += weight * enriched[(row * width) + output];
            weights += weight;
        }

        LabelReader.RequireAnyWeight(network.Fitted.Schema, weights > 0, span.Length);
        return new ReconstructionMetrics(span.Length, sum / weights);
    }
}
