namespace Lamina;

/// <summary>
/// The shares of the classes in the training rows. Votes are smoothed by them, as if one more vote were divided so (Cestnik 1990):
/// a class without a vote stays possible.
/// </summary>
internal sealed class ClassShares
{
    /// <summary>Takes shares over.</summary>
    /// <param name="shares">Of true, or of each class.</param>
    /// <exception cref="ArtifactException">They are no shares.</exception>
    public ClassShares(float[] shares)
    {
        Shares = shares;
        foreach (var share in shares)
        {
            if (share is not (>= 0 and <= 1))
                throw new ArtifactException("The model is damaged: the share of a class is not in [0, 1]. Save the pipeline again.");
        }
    }

    public float[] Shares { get; }

    /// <summary>Turns shares of votes into probabilities.</summary>
    /// <param name="votes">The share of the votes for true, or for each class.</param>
    /// <param name="count">How many votes there were.</param>
    /// <param name="outputs">Room for as many probabilities.</param>
    public void ToOutputs(ReadOnlySpan<double> votes, double count, Span<float> outputs)
    {
        var sum = 0.0;
        for (var i = 0; i < outputs.Length; i++)
        {
            var smooth = ((Math.Clamp(votes[i], 0, 1) * count) + Shares[i]) / (count + 1);
            outputs[i] = (float)smooth;
            sum += smooth;
        }

        // What a damaged file holds may sum to anything.
        for (var i = 0; outputs.Length > 1 && i < outputs.Length; i++)
            outputs[i] = (float)(outputs[i] / sum);
    }
}
