using Lamina;

namespace Core.Tests.Prediction;

/// <summary>Random trees over four numbers and two categories, and rows that meet their thresholds exactly.</summary>
internal sealed class RandomTrees
{
    private const int ValueCount = 4;
    private static readonly int[] Widths = [3, 40];

    private readonly Random random;
    private readonly int leafCount;
    private readonly int leafWidth;
    private readonly List<TreeNode> nodes = [];
    private readonly List<double> leaves = [];
    private readonly List<uint> sets = [];

    public RandomTrees(int seed, int leafCount, int leafWidth)
    {
        random = new Random(seed);
        this.leafCount = leafCount;
        this.leafWidth = leafWidth;
    }

    /// <summary>Trees of at most as many leaves; the first one, and one in ten, is a single leaf, the second one has all of them.</summary>
    public TreeEnsemble Create(int trees)
    {
        var scoreCount = leafWidth + 1;
        var (roots, scoreOf) = (new int[trees], new int[trees]);
        for (var tree = 0; tree < trees; tree++)
        {
            scoreOf[tree] = leafWidth == 1 && trees % 2 == 0 ? 0 : random.Next(2);
            roots[tree] = Grow(tree == 1 ? leafCount : tree % 10 == 0 ? 1 : 1 + random.Next(leafCount));
        }

        if (leaves.Count == 0)
            leaves.AddRange(new double[leafWidth]);
        return new TreeEnsemble(ValueCount, Widths, scoreCount, roots, scoreOf, [.. nodes], [.. leaves], [.. sets], leafWidth);
    }

    /// <summary>A row: every fifth number is missing, few are infinite, most equal a threshold.</summary>
    public (float[] Values, int[] Codes) Row()
    {
        var values = new float[ValueCount];
        foreach (ref var value in values.AsSpan())
            value = random.Next(5) == 0 ? float.NaN : Number();
        return (values, Array.ConvertAll(Widths, random.Next));
    }

    /// <summary>What scoring means: one tree after the other, from the root to a leaf.</summary>
    public static void Walk(TreeEnsemble trees, ReadOnlySpan<float> values, ReadOnlySpan<int> codes, Span<double> scores)
    {
        for (var tree = 0; tree < trees.TreeCount; tree++)
        {
            var next = trees.Roots[tree];
            while (next >= 0)
            {
                var node = trees.Nodes[next];
                var left = node.IsCategory
                    ? !trees.SetHolds(node.Detail, codes[~node.Feature])
                    : float.IsNaN(values[node.Feature]) ? node.Detail != 0 : values[node.Feature] <= node.Threshold;
                next = left ? node.Left : node.Right;
            }

            for (var i = 0; i < trees.LeafWidth; i++)
                scores[trees.ScoreOf[tree] + i] += trees.Leaves[(~next * trees.LeafWidth) + i];
        }
    }

    private int Grow(int leafCount)
    {
        if (leafCount == 1)
        {
            for (var i = 0; i < leafWidth; i++)
                leaves.Add(random.NextDouble() - 0.5);
            return ~((leaves.Count / leafWidth) - 1);
        }

        var at = nodes.Count;
        nodes.Add(default);
        var onTheLeft = 1 + random.Next(leafCount - 1);
        var (left, right) = (Grow(onTheLeft), Grow(leafCount - onTheLeft));
        nodes[at] = random.Next(3) == 0
            ? Category(random.Next(Widths.Length), left, right)
            : new TreeNode(random.Next(ValueCount), Number(), random.Next(2), left, right);
        return at;
    }

    private TreeNode Category(int category, int left, int right)
    {
        var first = sets.Count;
        for (var i = 0; i < TreeEnsemble.SetWords(Widths[category]); i++)
            sets.Add((uint)random.NextInt64());
        return new TreeNode(~category, 0, first, left, right);
    }

    private float Number() => random.Next(12) switch
    {
        0 => float.PositiveInfinity,
        1 => float.NegativeInfinity,
        2 => 0f,
        3 => -0f,
        var n => (n - 7) * 0.25f,
    };
}
