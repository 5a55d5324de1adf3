using Lamina;

namespace CensusDenoising;

/// <summary>With a network that gives the columns back through 32 units, and never sees the label.</summary>
[Network(Hidden = [512, 32], Activation = Activation.Tanh, Learn = Representation.Autoencoder, SwapNoise = 0.1)]
public sealed record Citizen : CensusColumns;

/// <summary>With a layer of 32 units, which stays as random as it starts.</summary>
[Network(Hidden = [32], Activation = Activation.Relu, Embedding = NumberEmbedding.None)]
public sealed record RandomCitizen : CensusColumns;

/// <summary>The first 32 principal components of the columns.</summary>
public sealed record Components([Feature(Shape = [32])] float[] Values, [Label] bool EarnsOver50K);
