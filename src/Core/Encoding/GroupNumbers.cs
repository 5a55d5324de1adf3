namespace Lamina;

/// <summary>Numbers the groups of rows from 0, in the order of first appearance.</summary>
internal sealed class GroupNumbers
{
    private readonly Dictionary<CategoryKey, int> known = [];

    /// <summary>How many groups there are.</summary>
    public int Count { get; private set; }

    /// <summary>The number of a row's group; a row without one gets a group of its own.</summary>
    public int Of(CategoryKey group)
    {
        if (group.IsMissing)
            return Count++;
        if (!known.TryGetValue(group, out var number))
            known.Add(group, number = Count++);
        return number;
    }
}
