namespace Lamina;

/// <summary>A node of a tree: a number against a threshold, or a category against a set of its codes.</summary>
/// <param name="Feature">The position of the number among a row's values; or the complement of a category's position.</param>
/// <param name="Threshold">A number: it goes left up to this.</param>
/// <param name="Detail">A number: 1 where a missing one goes left, 0 where right. A category: its set's first word; codes in the set go right.</param>
/// <param name="Left">The next node, or the complement of a leaf.</param>
/// <param name="Right">The next node, or the complement of a leaf.</param>
internal readonly record struct TreeNode(int Feature, float Threshold, int Detail, int Left, int Right)
{
    public bool IsCategory => Feature < 0;
}

/// <summary>
/// Trees in flat arrays, each adding to one score of a row. A child always stands behind its parent, so no walk can go
/// in circles. These arrays are what is trained, saved and checked; rows are scored by a <see cref="TreeTraversal"/> that is made of
/// them. It does not change, and any number of threads may share it.
/// </summary>
internal sealed class TreeEnsemble
{
    public const int SetWordBits = 32;

    private const int RoomOnStack = 128;

    private readonly int[] roots;
    private readonly int[] scoreOf;
    private readonly TreeNode[] nodes;
    private readonly double[] leaves;
    private readonly uint[] sets;
    private readonly int leafWidth;
    private readonly TreeTraversal traversal;

    /// <summary>Takes trees over the compact form of rows over.</summary>
    /// <exception cref="ArtifactException">The arrays do not fit together.</exception>
    public TreeEnsemble(
        RowLayout layout, int scoreCount, int[] roots, int[] scoreOf, TreeNode[] nodes, double[] leaves, uint[] sets)
        : this(layout.ValueCount, layout.Widths, scoreCount, roots, scoreOf, nodes, leaves, sets, leafWidth: 1)
    {
        if (ScoreCount != layout.Fitted.OutputCount)
            throw Damaged($"they give {ScoreCount} scores where {layout.Fitted.OutputCount} are needed");
    }

    /// <summary>Takes trees over, and checks every index that scoring relies on.</summary>
    /// <param name="valueCount">How many numbers a row has.</param>
    /// <param name="widths">How many codes each category of a row has.</param>
    /// <param name="scoreCount">How many scores a row has.</param>
    /// <param name="roots">For each tree its first node, or the complement of its only leaf.</param>
    /// <param name="scoreOf">For each tree the score it adds to.</param>
    /// <param name="nodes">All nodes.</param>
    /// <param name="leaves">What each leaf adds, <c>[leaves, leafWidth]</c>.</param>
    /// <param name="sets">The words of all sets; a set of a category with n slots has n / 32 words, rounded up.</param>
    /// <param name="leafWidth">How many values a leaf has: it adds them to its tree's score and to those behind.</param>
    /// <exception cref="ArtifactException">The arrays do not fit together.</exception>
    public TreeEnsemble(
        int valueCount, IReadOnlyList<int> widths, int scoreCount, int[] roots, int[] scoreOf, TreeNode[] nodes, double[] leaves, uint[] sets, int leafWidth)
    {
        this.leafWidth = leafWidth;
        ScoreCount = scoreCount;
        this.roots = roots;
        this.scoreOf = scoreOf;
        this.nodes = nodes;
        this.leaves = leaves;
        this.sets = sets;
        ValueCount = valueCount;
        Widths = widths;
        Require(valueCount, widths);
        traversal = (TreeTraversal?)LeafMaskBuilder.TryBuild(this) ?? new TreeWalk(this);
    }

    /// <summary>How many whole numbers of room scoring a row needs.</summary>
    public int RoomNeeded => traversal.RoomNeeded;

    /// <summary>How many numbers a row has.</summary>
    public int ValueCount { get; }

    /// <summary>How many codes each category of a row has.</summary>
    public IReadOnlyList<int> Widths { get; }

    /// <summary>How many values a leaf has.</summary>
    public int LeafWidth => leafWidth;

    public int ScoreCount { get; }

    public int TreeCount => roots.Length;

    public ReadOnlySpan<int> Roots => roots;

    public ReadOnlySpan<int> ScoreOf => scoreOf;

    public ReadOnlySpan<TreeNode> Nodes => nodes;

    public ReadOnlySpan<double> Leaves => leaves;

    public ReadOnlySpan<uint> Sets => sets;

    /// <summary>One ensemble whose scores are the mean of those of several over the same rows.</summary>
    /// <param name="layout">The rows.</param>
    /// <param name="ensembles">The ensembles, at least one; their leaves have one value.</param>
    public static TreeEnsemble Average(RowLayout layout, IReadOnlyList<TreeEnsemble> ensembles)
    {
        if (ensembles.Count == 1)
            return ensembles[0];
        var (roots, scoreOf, nodes, leaves, sets) = (new List<int>(), new List<int>(), new List<TreeNode>(), new List<double>(), new List<uint>());
        foreach (var ensemble in ensembles)
        {
            var (firstNode, firstLeaf, firstSet) = (nodes.Count, leaves.Count, sets.Count);
            foreach (var root in ensemble.roots)
                roots.Add(Moved(root, firstNode, firstLeaf));
            scoreOf.AddRange(ensemble.scoreOf);
            foreach (var node in ensemble.nodes)
            {
                nodes.Add(node with
                {
                    Detail = node.IsCategory ? node.Detail + firstSet : node.Detail,
                    Left = Moved(node.Left, firstNode, firstLeaf),
                    Right = Moved(node.Right, firstNode, firstLeaf),
                });
            }

            foreach (var leaf in ensemble.leaves)
                leaves.Add(leaf / ensembles.Count);
            sets.AddRange(ensemble.sets);
        }

        return new TreeEnsemble(layout, ensembles[0].ScoreCount, [.. roots], [.. scoreOf], [.. nodes], [.. leaves], [.. sets]);
    }

    /// <summary>The same trees over rows in whose compact form other numbers stand before some.</summary>
    /// <param name="layout">Those rows.</param>
    /// <param name="first">The position of the first number that stands further behind there.</param>
    /// <param name="by">How much further.</param>
    public TreeEnsemble Shift(RowLayout layout, int first, int by) => new(
        layout,
        ScoreCount,
        roots,
        scoreOf,
        Array.ConvertAll(nodes, node => node.Feature >= first ? node with { Feature = node.Feature + by } : node),
        leaves,
        sets);

    /// <summary>How many words the set of a category with so many slots has.</summary>
    public static int SetWords(int width) => (width + SetWordBits - 1) / SetWordBits;

    /// <summary>Sums the trees up for one row.</summary>
    /// <param name="values">The row's numbers and activations.</param>
    /// <param name="codes">The row's category codes.</param>
    /// <param name="room">Room for <see cref="RoomNeeded"/> whole numbers.</param>
    /// <param name="scores">Room for <see cref="ScoreCount"/> sums.</param>
    public void Score(ReadOnlySpan<float> values, ReadOnlySpan<int> codes, Span<int> room, Span<double> scores)
    {
        scores.Clear();
        traversal.Score(values, codes, room, scores);
    }

    /// <summary>The same, with room of its own.</summary>
    public void Score(ReadOnlySpan<float> values, ReadOnlySpan<int> codes, Span<double> scores)
    {
        Span<int> room = RoomNeeded <= RoomOnStack ? stackalloc int[RoomOnStack] : new int[RoomNeeded];
        Score(values, codes, room, scores);
    }

    /// <summary>Whether the set that begins at a word holds a code.</summary>
    public bool SetHolds(int set, int code) => ((sets[set + (code / SetWordBits)] >> (code % SetWordBits)) & 1) != 0;

    private static int Moved(int next, int firstNode, int firstLeaf) => next >= 0 ? next + firstNode : ~(~next + firstLeaf);

    private void Require(int valueCount, IReadOnlyList<int> widths)
    {
        if (scoreOf.Length != roots.Length)
            throw Damaged("not every tree has a score to add to");
        var reached = new bool[nodes.Length];
        for (var tree = 0; tree < roots.Length; tree++)
        {
            RequireChild(roots[tree], -1, reached);
            if (scoreOf[tree] < 0 || scoreOf[tree] > ScoreCount - leafWidth)
                throw Damaged($"tree {tree} adds to score {scoreOf[tree]}, which there is not");
        }

        for (var i = 0; i < nodes.Length; i++)
        {
            var node = nodes[i];
            RequireChild(node.Left, i, reached);
            RequireChild(node.Right, i, reached);
            if (!node.IsCategory)
            {
                if (node.Feature >= valueCount || float.IsNaN(node.Threshold) || node.Detail is not (0 or 1))
                    throw Damaged($"node {i} asks for a number that there is not");
            }
            else if (~node.Feature >= widths.Count
                || node.Detail < 0
                || node.Detail > sets.Length - SetWords(widths[~node.Feature]))
            {
                throw Damaged($"node {i} asks for a category that there is not");
            }
        }

        for (var i = 0; i < leaves.Length; i++)
        {
            if (!double.IsFinite(leaves[i]))
                throw Damaged($"leaf {i} is not finite");
        }
    }

    private void RequireChild(int child, int parent, bool[] reached)
    {
        if (child >= 0 ? child <= parent || child >= nodes.Length : ~child >= leaves.Length / leafWidth)
            throw Damaged(parent < 0 ? $"a tree begins at {child}, where nothing is" : $"node {parent} leads to {child}, where nothing is");

        // Trees that shared their nodes could make a small file walk for ever.
        if (child >= 0 && reached[child])
            throw Damaged($"two ways lead to node {child}");
        if (child >= 0)
            reached[child] = true;
    }

    private static ArtifactException Damaged(string why) => new($"The trees are damaged: {why}. Save the pipeline again.");
}
