namespace Lamina;

/// <summary>
/// Trees in a form that is made for scoring. Each form adds the same leaves in the order of the trees, so the sums have the same
/// bits whatever the form and the machine. It does not change, and any number of threads may share it.
/// </summary>
internal abstract class TreeTraversal
{
    /// <summary>How many whole numbers of room scoring needs.</summary>
    public abstract int RoomNeeded { get; }

    /// <summary>Adds the leaves of one row.</summary>
    /// <param name="values">The row's numbers.</param>
    /// <param name="codes">The row's category codes.</param>
    /// <param name="room">Room for <see cref="RoomNeeded"/> whole numbers.</param>
    /// <param name="scores">The sums.</param>
    public abstract void Score(ReadOnlySpan<float> values, ReadOnlySpan<int> codes, Span<int> room, Span<double> scores);
}
