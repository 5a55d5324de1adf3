namespace Lamina;

/// <summary>How much weight of each class was predicted as which: rows are actual classes, columns predicted ones.</summary>
public sealed class ConfusionMatrix
{
    private readonly double[] weights;

    internal ConfusionMatrix(IReadOnlyList<string> classes)
    {
        Classes = classes;
        weights = new double[classes.Count * classes.Count];
    }

    /// <summary>The classes' names, in the order of the matrix.</summary>
    public IReadOnlyList<string> Classes { get; }

    /// <summary>The summed weight of the rows of one class that were predicted as another (or the same); the number of rows where none has a weight.</summary>
    /// <param name="actual">The position of the actual class.</param>
    /// <param name="predicted">The position of the predicted class.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class.</exception>
    public double this[int actual, int predicted]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)actual, (uint)Classes.Count, nameof(actual));
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)predicted, (uint)Classes.Count, nameof(predicted));
            return weights[(actual * Classes.Count) + predicted];
        }
    }

    internal void Add(int actual, int predicted, double weight) => weights[(actual * Classes.Count) + predicted] += weight;
}
