namespace Lamina;

/// <summary>
/// Finds rows that equal others in every feature. Such rows are kept on one side of every division, since a model that has learned one of
/// them knows the label of the others. Where a table has fewer different rows than half of its rows, its columns have few values and equal
/// rows are ordinary ones: keeping them together would test on nothing but combinations that were never learned from.
/// </summary>
/// <param name="capacity">How many rows there will be.</param>
internal sealed class EqualRows(int capacity)
{
    private readonly ulong[] fingerprints = new ulong[capacity];
    private int count;

    /// <summary>How many rows equal an earlier one; counted by <see cref="Groups"/>.</summary>
    public int RepeatedCount { get; private set; }

    /// <summary>Whether equal rows are so many that they are ordinary; found by <see cref="Groups"/>.</summary>
    public bool AreOrdinary => 2 * RepeatedCount >= count;

    /// <summary>Adds the next row.</summary>
    public void Add(RowBuffer features) => fingerprints[count++] = RowFingerprint.Of(features);

    /// <summary>For each row the set of equal rows that it is in, or missing where it stands alone; null where no rows are to be kept together.</summary>
    public CategoryKey[]? Groups()
    {
        var first = new Dictionary<ulong, int>(count);
        var sets = new CategoryKey[count];
        Array.Fill(sets, CategoryKey.Missing);
        for (var row = 0; row < count; row++)
        {
            if (first.TryAdd(fingerprints[row], row))
                continue;
            RepeatedCount++;
            sets[row] = sets[first[fingerprints[row]]] = first[fingerprints[row]];
        }

        return RepeatedCount == 0 || AreOrdinary ? null : sets;
    }
}
