namespace Lamina;

/// <summary>What a network learns, and so what its hidden layers are good at.</summary>
public enum Representation
{
    /// <summary>To predict the label.</summary>
    Supervised,

    /// <summary>
    /// To give back its own inputs through a narrow layer: it needs no label (Hinton and Salakhutdinov 2006). With noise it is
    /// a denoising autoencoder, which gives back what the row was before (Vincent et al. 2008).
    /// </summary>
    Autoencoder,
}
