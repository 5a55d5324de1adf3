namespace Lamina;

/// <summary>
/// What a network makes of a number besides its place on the scale: a vector that it learns, so that different
/// ranges of one column can mean different things (Gorishniy et al. 2022). Frequent values of a column get
/// vectors of their own whatever is chosen here.
/// </summary>
public enum NumberEmbedding
{
    /// <summary>For a feature, what its network says; for a network, <see cref="Periodic"/>.</summary>
    Default,

    /// <summary>None: the scaled number alone.</summary>
    None,

    /// <summary>
    /// Piecewise linear: how far the number has come through each of a few bins that hold equally many training rows.
    /// </summary>
    PiecewiseLinear,

    /// <summary>Piecewise linear, with bins cut where the label changes most.</summary>
    TargetAware,

    /// <summary>Periodic: sines and cosines of the number at frequencies that are learned.</summary>
    Periodic,

    /// <summary>
    /// Exact values: a vector for each value that the training rows hold often, beside the scaled number. For numbers that are
    /// names or steps as much as quantities: hours of a day, years of school.
    /// </summary>
    ExactValues,
}
