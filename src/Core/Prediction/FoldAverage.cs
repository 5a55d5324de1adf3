namespace Lamina;

/// <summary>What is averaged over the networks of the folds when a model of learned columns predicts a new row.</summary>
public enum FoldAverage
{
    /// <summary>The activations: the model scores their mean once, as an enriched row holds it. The faster way, and that which enriched rows are measured by.</summary>
    Activations,

    /// <summary>
    /// The predictions: the model scores what each fold's network makes of the row, and the mean of its predictions counts. A training row has the
    /// activations of one network too, so new rows look more like it; it costs as many scorings as there are folds.
    /// </summary>
    Predictions,
}
