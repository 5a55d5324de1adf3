namespace Lamina;

/// <summary>Brings trees over one-hot slots into the compact form, and sums up what each column gained.</summary>
/// <param name="layout">Where the slots stand.</param>
/// <param name="scales">What the trees' numbers were multiplied with: thresholds are divided by it.</param>
internal sealed class TreeEnsembleBuilder(RowLayout layout, float[] scales)
{
    private readonly List<int> roots = [];
    private readonly List<int> scoreOf = [];
    private readonly List<TreeNode> nodes = [];
    private readonly List<double> leaves = [];
    private readonly List<uint> sets = [];
    private readonly double[] valueGains = new double[layout.ValueCount];
    private readonly double[] categoryGains = new double[layout.CategoryCount];

    /// <summary>Adds a tree.</summary>
    /// <param name="tree">The tree.</param>
    /// <param name="score">The score it adds to.</param>
    /// <param name="unit">What its gains are divided by, so that those of several labels can be summed.</param>
    public void Add(SavedTree tree, int score, double unit = 1)
    {
        var firstNode = nodes.Count;
        var firstLeaf = leaves.Count;
        roots.Add(firstNode);
        scoreOf.Add(score);
        for (var i = 0; i < tree.Slots.Length; i++)
        {
            var left = ChildOf(tree.LessOrEqual[i], firstNode, firstLeaf);
            var right = ChildOf(tree.Greater[i], firstNode, firstLeaf);
            nodes.Add(NodeOf(tree, i, left, right, tree.Gains[i] / unit));
        }

        leaves.AddRange(tree.Leaves);
    }

    /// <summary>All trees.</summary>
    public TreeEnsemble Build() =>
        new(layout, layout.Fitted.OutputCount, [.. roots], [.. scoreOf], [.. nodes], [.. leaves], [.. sets]);

    /// <summary>The columns that were split on, the largest gain first.</summary>
    public IReadOnlyList<FeatureImportance> Importance()
    {
        var total = valueGains.Sum() + categoryGains.Sum();
        var importance = new List<FeatureImportance>();
        for (var i = 0; i < valueGains.Length; i++)
            Add(layout.ValueName(i), valueGains[i]);
        for (var i = 0; i < categoryGains.Length; i++)
            Add(layout.Fitted.Vocabularies[i].Column, categoryGains[i]);
        importance.Sort(static (a, b) => a.Gain != b.Gain ? b.Gain.CompareTo(a.Gain) : string.CompareOrdinal(a.Column, b.Column));
        return importance;

        void Add(string column, double gain)
        {
            if (gain > 0)
                importance.Add(new FeatureImportance(column, gain, gain / total));
        }
    }

    private static int ChildOf(int child, int firstNode, int firstLeaf) => child >= 0 ? child + firstNode : ~(~child + firstLeaf);

    private TreeNode NodeOf(SavedTree tree, int i, int left, int right, double gain)
    {
        if (tree.CategorySlots[i] is { } slots)
        {
            if (slots.Length == 0 || !layout.TryFindCategory(slots[0], out var category, out _))
                throw Unknown("a split by category has no category's slots");
            categoryGains[category] += gain;
            return new TreeNode(~category, 0, AddSet(category, slots), left, right);
        }

        var slot = tree.Slots[i];
        if ((uint)slot >= (uint)layout.SlotCount)
            throw Unknown($"a split asks for slot {slot} of {layout.SlotCount}");
        var threshold = tree.Thresholds[i];
        if (layout.TryFindCategory(slot, out var oneHot, out _))
        {
            // A number's split on a one-hot slot: 1 goes right and 0 left, or both go the same way.
            categoryGains[oneHot] += gain;
            int[] ones = threshold is >= 0 and < 1 ? [slot] : [];
            return new TreeNode(~oneHot, 0, AddSet(oneHot, ones), threshold < 0 ? right : left, right);
        }

        var value = layout.ValueOf(slot);
        valueGains[value] += gain;

        // ML.NET compares what stands in for a missing value; where nothing does, NaN compares false and goes right.
        var missingLeft = tree.MissingValues is { } missing && missing[i] <= threshold;
        var scale = value < scales.Length ? scales[value] : 1;
        return new TreeNode(value, threshold / scale, missingLeft ? 1 : 0, left, right);
    }

    private int AddSet(int category, int[] slots)
    {
        var start = sets.Count;
        var first = layout.FirstSlotOf(category);
        var words = new uint[TreeEnsemble.SetWords(layout.Widths[category])];
        foreach (var slot in slots)
        {
            var code = slot - first;
            if ((uint)code >= (uint)layout.Widths[category])
                throw Unknown("a split by category reaches into another column");
            words[code / TreeEnsemble.SetWordBits] |= 1u << (code % TreeEnsemble.SetWordBits);
        }

        sets.AddRange(words);
        return start;
    }

    private static LaminaException Unknown(string why) =>
        new($"The trees that LightGBM trained cannot be read: {why}. This is a defect of Lamina: please report it.");
}
