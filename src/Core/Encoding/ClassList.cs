namespace Lamina;

/// <summary>The classes of a multi-class label that the training rows held, in a fixed order.</summary>
public sealed class ClassList
{
    private readonly Dictionary<CategoryKey, int> positions;

    internal ClassList(IReadOnlyList<CategoryKey> keys, LabelColumn label)
    {
        Keys = keys;
        positions = new Dictionary<CategoryKey, int>(keys.Count);
        var names = new string[keys.Count];
        for (var i = 0; i < keys.Count; i++)
        {
            positions.Add(keys[i], i);
            names[i] = label.Values.Count > 0 ? label.Values[(int)keys[i].Number] : keys[i].ToString();
        }

        Names = names;
    }

    /// <summary>The classes' keys, as <see cref="LabelColumn"/> describes them.</summary>
    public IReadOnlyList<CategoryKey> Keys { get; }

    /// <summary>The classes' names.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>How many classes there are.</summary>
    public int Count => Keys.Count;

    /// <summary>The position of a class, or -1 where the training rows held no row of it.</summary>
    public int IndexOf(CategoryKey key) => positions.TryGetValue(key, out var position) ? position : -1;

    internal static ClassList Fit(LabelColumn label, IEnumerable<CategoryKey> seen, EncoderOptions options)
    {
        var keys = new List<CategoryKey>(seen);
        if (keys.Count > options.MaximumClasses)
        {
            throw new RowException(
                $"Label {label.Name} has {keys.Count} classes, more than the {options.MaximumClasses} allowed. "
                + "If it is a quantity, declare [Label(LabelTask.Regression)]; else raise EncoderOptions.MaximumClasses.");
        }

        keys.Sort(Vocabulary.Compare);
        return new ClassList(keys, label);
    }
}
