namespace Lamina;

/// <summary>The convolutional layers of a column as they were declared: see <see cref="ConvolutionAttribute"/>.</summary>
public sealed record ConvolutionDescriptor
{
    /// <summary>How many filters each layer has, first to last.</summary>
    public required IReadOnlyList<int> Filters { get; init; }

    /// <summary>The length of a filter in each dimension: odd, at least 1.</summary>
    public required int Kernel { get; init; }

    /// <summary>How many neighbours max pooling makes one, in each dimension; 1 is none.</summary>
    public required int Pool { get; init; }

    /// <summary>What normalises a layer before its activation: none, or batch normalisation.</summary>
    public required Normalization Normalization { get; init; }

    /// <summary>Whether the dense layers see the mean and the maximum over all places instead of every place.</summary>
    public bool GlobalPooling { get; init; }

    /// <summary>By how many pixels an image is moved at random while the network learns.</summary>
    public int Shift { get; init; }

    /// <summary>As it goes into the schema's hash, which leaves <see cref="Shift"/> out: enriching does not see it.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"filters {string.Join(' ', Filters)} kernel {Kernel} pool {Pool} {Normalization}{(GlobalPooling ? " global" : "")}");

    /// <summary>Refuses layers that no column of this size can have. The generator finds the same at compile time.</summary>
    /// <exception cref="ArgumentException">A filter, the kernel, the pooling or the normalisation makes no sense.</exception>
    internal void Validate(string column, int smallestSide)
    {
        Require(Filters.Count > 0 && Filters.All(static filters => filters >= 1), "needs one or more layers, each of at least 1 filter");
        Require(Kernel >= 1 && Kernel % 2 == 1, "needs an odd kernel of at least 1");
        Require(Pool >= 1, "needs a pooling of at least 1");
        Require(Normalization is Normalization.None or Normalization.Batch, "knows batch normalisation and none");
        Require(Kernel <= smallestSide, FormattableString.Invariant($"has a kernel of {Kernel} for a side of {smallestSide}"));
        Require(Shift >= 0 && Shift < smallestSide, FormattableString.Invariant($"moves images by {Shift} pixels"));
        var side = smallestSide;
        foreach (var _ in Filters)
        {
            side /= Pool;
            Require(side >= 1, "pools below one cell");
        }

        void Require(bool holds, string what)
        {
            if (!holds)
                throw new ArgumentException($"The convolution of {column} {what}: {this}.");
        }
    }
}
