namespace Lamina;

/// <summary>What a study compares: which columns a model sees, and which model it is.</summary>
public enum Arm
{
    /// <summary>LightGBM on the raw columns: one booster.</summary>
    Raw,

    /// <summary>Boosters on the raw columns, averaged: twice as many as there are networks, and so as many models as any arm has. What every other arm is compared with.</summary>
    RawAveraged,

    /// <summary>Logistic regression, or ridge regression of a number, on the raw columns.</summary>
    Linear,

    /// <summary>The network alone: the mean over its folds.</summary>
    Network,

    /// <summary>LightGBM on the hidden layers alone.</summary>
    Hidden,

    /// <summary>LightGBM on the raw columns and the hidden layers.</summary>
    RawHidden,

    /// <summary>LightGBM on the raw columns and the network's out-of-fold prediction.</summary>
    RawPrediction,

    /// <summary>LightGBM on the raw columns, the hidden layers and the network's out-of-fold prediction.</summary>
    RawHiddenPrediction,

    /// <summary>The networks and as many boosters on the raw columns, weighted by what they predict out of fold; no weight is negative.</summary>
    Blend,

    /// <summary>A control without any column: the mean of the training rows, or the share of each class. An arm that is no better has learned nothing; it is always there.</summary>
    Constant,

    /// <summary>A control: LightGBM on the raw columns and the hidden layers of a network that was never trained.</summary>
    Untrained,

    /// <summary>A control: LightGBM on the raw columns and as many principal components of them as the hidden layers have units.</summary>
    Components,

    /// <summary>A control: LightGBM on the raw columns and hidden layers that belong to other rows. It must not win.</summary>
    Permuted,
}
