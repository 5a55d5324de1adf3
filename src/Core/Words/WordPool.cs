namespace Lamina;

/// <summary>Makes one vector of the vectors of several words, for each way of pooling.</summary>
internal ref struct WordPool
{
    private readonly WordVectors vectors;
    private readonly Span<float> mean;
    private readonly Span<float> weighted;
    private readonly Span<float> largest;
    private float weights;
    private int count;

    /// <summary>Starts with no word.</summary>
    /// <param name="vectors">The vectors.</param>
    /// <param name="pooling">The ways of pooling.</param>
    /// <param name="target">Where their results go, one after the other.</param>
    public WordPool(WordVectors vectors, Pooling pooling, Span<float> target)
    {
        this.vectors = vectors;
        mean = Take((pooling & Pooling.Mean) != 0, vectors.Width, ref target);
        weighted = Take((pooling & Pooling.InverseFrequency) != 0, vectors.Width, ref target);
        largest = Take((pooling & Pooling.Max) != 0, vectors.Width, ref target);
    }

    /// <summary>Adds a word by its position.</summary>
    public void Add(int position)
    {
        var vector = vectors.VectorOf(position);
        var weight = vectors.InverseDocumentFrequencies[position];
        for (var i = 0; i < mean.Length; i++)
            mean[i] += vector[i];
        for (var i = 0; i < weighted.Length; i++)
            weighted[i] += weight * vector[i];
        for (var i = 0; i < largest.Length; i++)
            largest[i] = count == 0 ? vector[i] : Math.Max(largest[i], vector[i]);
        weights += weight;
        count++;
    }

    /// <summary>Divides sums into means.</summary>
    /// <returns>How many words were added.</returns>
    public readonly int Finish()
    {
        for (var i = 0; i < mean.Length && count > 0; i++)
            mean[i] /= count;
        for (var i = 0; i < weighted.Length && weights > 0; i++)
            weighted[i] /= weights;
        return count;
    }

    private static Span<float> Take(bool wanted, int width, scoped ref Span<float> target)
    {
        if (!wanted)
            return default;
        if (target.Length < width)
            throw new ArgumentException($"There is room for {target.Length} numbers where a vector takes {width}.", nameof(target));
        var taken = target[..width];
        taken.Clear();
        target = target[width..];
        return taken;
    }
}
