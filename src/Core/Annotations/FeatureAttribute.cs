namespace Lamina;

/// <summary>
/// Marks a member as an input of the network and the booster. On a positional record it stands on the
/// parameter: <c>record Passenger([Feature] float? Age)</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter)]
public sealed class FeatureAttribute : Attribute
{
    /// <summary>Marks a feature that is encoded by its type.</summary>
    public FeatureAttribute()
    {
    }

    /// <summary>Marks a feature that is encoded as asked.</summary>
    /// <param name="encode">How the values are encoded.</param>
    public FeatureAttribute(Encode encode) => Encode = encode;

    /// <summary>How the values are encoded.</summary>
    public Encode Encode { get; }

    /// <summary>What the network makes of the number. Default: what <see cref="NetworkAttribute.Embedding"/> says.</summary>
    public NumberEmbedding Embedding { get; init; }

    /// <summary>
    /// The shape of a vector: <c>Shape = [3]</c> for three values, <c>Shape = [8, 8]</c> for an image of 8 rows, written row
    /// by row into one array. An array or memory needs it, every other type has none.
    /// </summary>
    public int[] Shape { get; init; } = [];

    /// <summary>
    /// How many numbers the learned vector of a word has, 1 to 1,024, where the feature is a text or a list of tokens.
    /// Default: 50.
    /// </summary>
    public int VectorWidth { get; init; } = 50;

    /// <summary>
    /// How the vectors of a text's words, or of a list's tokens, become one. Each way gives <see cref="VectorWidth"/> columns. Default:
    /// their mean.
    /// </summary>
    public Pooling Pooling { get; init; } = Pooling.Mean;
}
