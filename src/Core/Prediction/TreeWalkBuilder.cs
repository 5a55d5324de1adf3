namespace Lamina;

/// <summary>Lays trees out for <see cref="TreeWalk"/>: siblings side by side, behind their parent.</summary>
/// <param name="trees">The trees.</param>
/// <param name="lanes">How many trees are walked at a time: the roots are filled up to a multiple of it.</param>
internal sealed class TreeWalkBuilder(TreeEnsemble trees, int lanes)
{
    private readonly List<WalkNode> nodes = [];
    private readonly List<int> leafOf = [];
    private readonly List<WalkColumn> columns = [];
    private readonly Dictionary<WalkColumn, int> placeOf = [];

    // Where each node of the trees has come to stand: in one place for each node that leads to it. A place points to the next one.
    private readonly int[] placesOf = new int[trees.Nodes.Length];
    private readonly List<int> otherPlaceOf = [];

    /// <summary>Lays them out.</summary>
    public (WalkNode[] Nodes, int[] LeafOf, int[] Roots, WalkColumn[] Columns) Build()
    {
        Array.Fill(placesOf, -1);
        var roots = new int[(trees.TreeCount + lanes - 1) / lanes * lanes];
        for (var tree = 0; tree < roots.Length; tree++)
            roots[tree] = Place(tree < trees.TreeCount ? trees.Roots[tree] : ~0);

        // All that lead to a node stand before it, so its places are known when its turn comes, and its children come behind them.
        for (var i = 0; i < placesOf.Length; i++)
        {
            if (placesOf[i] < 0)
                continue;
            ref readonly var node = ref trees.Nodes[i];
            var next = Place(node.Left);
            Place(node.Right);
            var laid = node.IsCategory
                ? new WalkNode(BitConverter.Int32BitsToSingle(node.Detail), node.Feature, next)
                : new WalkNode(node.Threshold, ColumnOf(node), next);
            for (var at = placesOf[i]; at >= 0; at = otherPlaceOf[at])
                nodes[at] = laid;
        }

        return ([.. nodes], [.. leafOf], roots, [.. columns]);
    }

    private int Place(int from)
    {
        var at = nodes.Count;
        if (from < 0)
        {
            // A leaf leads to itself: place 0 of the row holds a 0, which is up to infinity.
            nodes.Add(new WalkNode(float.PositiveInfinity, 0, at));
            leafOf.Add(~from);
            otherPlaceOf.Add(-1);
            return at;
        }

        nodes.Add(default);
        leafOf.Add(0);
        otherPlaceOf.Add(placesOf[from]);
        placesOf[from] = at;
        return at;
    }

    private int ColumnOf(in TreeNode node)
    {
        var column = new WalkColumn(node.Feature, node.Detail != 0);
        if (!placeOf.TryGetValue(column, out var place))
        {
            columns.Add(column);
            place = columns.Count;   // behind the 0 of leaves
            placeOf.Add(column, place);
        }

        return place;
    }
}
