namespace Lamina;

/// <summary>A finished fit. The generated fit of a type adds its enricher and its networks.</summary>
/// <typeparam name="TRow">The annotated type.</typeparam>
/// <typeparam name="TSchema">Its generated schema.</typeparam>
/// <typeparam name="TEnriched">Its generated enriched type.</typeparam>
/// <typeparam name="TTask">Its task marker.</typeparam>
public abstract class NetworkFit<TRow, TSchema, TEnriched, TTask>
    where TSchema : struct, IRowSchema<TRow>
    where TEnriched : class, IEnriched<TEnriched, TRow>
{
    private readonly FittedNetwork network;

    /// <summary>Creates the fit.</summary>
    /// <param name="trained">The networks and the out-of-fold activations.</param>
    protected NetworkFit(TrainedNetwork<TRow> trained)
    {
        ArgumentNullException.ThrowIfNull(trained);
        network = trained.Network;
        Rows = EnrichedRows.Create<TEnriched, TRow>(RowList.AsSpan(trained.Rows), trained.OutOfFold);
        Histories = trained.Histories;
    }

    /// <summary>
    /// The training rows, enriched without leakage: each row's activations come from a network that never saw it.
    /// With <c>[Time]</c> the rows of the first block are left out, since no network was trained before them.
    /// </summary>
    public TEnriched[] Rows { get; }

    /// <summary>The encoders, vocabularies and classes that the training rows decided.</summary>
    public FittedSchema Schema => network.Fitted;

    /// <summary>The networks as they serve new rows.</summary>
    internal FittedNetwork ServedNetwork => network;

    /// <summary>How the training of each network went, fold by fold; where there are several networks, one after the other.</summary>
    public IReadOnlyList<TrainingHistory> Histories { get; }

    /// <summary>Rows with their raw columns alone, through the same encoders: what a booster is compared on.</summary>
    /// <param name="rows">Training rows or new ones.</param>
    public RawRow<TRow, TSchema, TTask>[] Raw(IReadOnlyList<TRow> rows)
    {
        var block = new ActivationBlock(Schema, ActivationOrigin.Raw, [], 0);
        return EnrichedRows.Create<RawRow<TRow, TSchema, TTask>, TRow>(RowList.AsSpan(rows), block);
    }

    /// <summary>
    /// Rows with the activations of networks that were trained on them: to look at, never to train on. Trainers
    /// refuse them.
    /// </summary>
    /// <param name="rows">The rows.</param>
    public TEnriched[] EnrichInSample(IReadOnlyList<TRow> rows)
    {
        var span = RowList.AsSpan(rows);
        var block = ActivationBlock.Create(Schema, ActivationOrigin.InSample, span.Length);
        network.Run<TRow, TSchema>(span, 0, block.Values, block.Pooled);
        return EnrichedRows.Create<TEnriched, TRow>(span, block);
    }

    /// <summary>One of the networks alone.</summary>
    /// <typeparam name="TValue">The label's type.</typeparam>
    /// <typeparam name="TMetrics">What the task is measured by.</typeparam>
    /// <param name="outcome">What the task's outputs mean.</param>
    /// <param name="name">The network's name; empty where there is one without a name.</param>
    protected NetworkModel<TRow, TSchema, TValue, TMetrics> Model<TValue, TMetrics>(Outcome<TValue, TMetrics> outcome, string name = "") =>
        new(network, network.Fitted.Schema.IndexOfNetwork(name), outcome);

    /// <summary>One of the autoencoders alone.</summary>
    /// <param name="name">The network's name; empty where there is one without a name.</param>
    protected AutoencoderModel<TRow, TSchema> Autoencoder(string name = "") =>
        new(network, network.Fitted.Schema.IndexOfNetwork(name));
}
