namespace Lamina;

/// <summary>What normalises a hidden layer before its activation.</summary>
public enum Normalization
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Batch normalisation (Ioffe and Szegedy 2015): each unit over the rows of a batch.</summary>
    Batch,

    /// <summary>Layer normalisation (Ba, Kiros and Hinton 2016): each row over the units of the layer.</summary>
    Layer,
}
