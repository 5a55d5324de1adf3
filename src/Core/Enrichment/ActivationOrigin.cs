namespace Lamina;

/// <summary>Where the activations of a row come from.</summary>
public enum ActivationOrigin
{
    /// <summary>From networks that were trained without the row: what a trainer wants of training rows.</summary>
    OutOfFold,

    /// <summary>From the finished enricher, for rows that no network was trained on.</summary>
    NewRows,

    /// <summary>From networks that were trained on the row itself. Trainers refuse such rows.</summary>
    InSample,

    /// <summary>There are none: the row carries its raw columns alone.</summary>
    Raw,
}
