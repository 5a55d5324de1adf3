using System.Globalization;
using System.Text;

namespace Lamina;

/// <summary>A tree as LightGBM writes it: arrays over its nodes, from the root on, and over its leaves.</summary>
/// <param name="columns">How splits read the columns.</param>
/// <param name="trees">The trees.</param>
internal sealed class TextTree(TextColumns columns, TreeEnsemble trees)
{
    // Bits of LightGBM's decision_type: by category; a missing value goes left; missing is NaN.
    private const int Category = 1;
    private const int DefaultLeft = 2;
    private const int MissingIsNan = 2 << 2;

    // LightGBM's own stand-in for an infinite threshold.
    private const double Infinity = 1e300;

    // Only a damaged file leads so many nodes to one that a tree unfolds to this.
    private const int MostLeaves = 1 << 22;

    private readonly List<int> features = [];
    private readonly List<double> thresholds = [];
    private readonly List<int> decisions = [];
    private readonly List<int> lefts = [];
    private readonly List<int> rights = [];
    private readonly List<double> leaves = [];
    private readonly List<int> setBounds = [0];
    private readonly List<uint> setWords = [];
    private readonly Stack<(int From, int Parent, bool IsLeft)> open = new();

    /// <summary>Writes a tree.</summary>
    /// <param name="position">Its position in the file.</param>
    /// <param name="tree">Which tree; -1 for one that adds nothing.</param>
    /// <exception cref="ArtifactException">The tree is damaged.</exception>
    public string Write(int position, int tree)
    {
        if (tree < 0)
            leaves.Add(0);
        else
            Unfold(trees.Roots[tree]);

        var text = new StringBuilder();
        Line("Tree", [position]);
        Line("num_leaves", [leaves.Count]);
        Line("num_cat", [setBounds.Count - 1]);
        Line("split_feature", features);
        Line("split_gain", features.ConvertAll(static _ => 1));     // gains are not kept; with 0 LightGBM would not count a split
        Line("threshold", thresholds);
        Line("decision_type", decisions);
        Line("left_child", lefts);
        Line("right_child", rights);
        Line("leaf_value", leaves);
        if (setBounds.Count > 1)
        {
            Line("cat_boundaries", setBounds);
            Line("cat_threshold", setWords);
        }

        Line("is_linear", [0]);
        Line("shrinkage", [1]);
        return text.Append("\n\n").ToString();

        void Line<T>(string name, List<T> values)
            where T : IFormattable =>
            text.Append(name).Append('=').AppendJoin(' ', values.Select(static value => value.ToString(null, CultureInfo.InvariantCulture))).Append('\n');
    }

    private void Unfold(int root)
    {
        open.Push((root, -1, false));
        while (open.TryPop(out var part))
        {
            var at = part.From < 0 ? ~leaves.Count : features.Count;
            if (part.Parent >= 0)
                (part.IsLeft ? lefts : rights)[part.Parent] = at;
            if (part.From >= 0)
                AddNode(trees.Nodes[part.From], at);
            else if (leaves.Count < MostLeaves)
                leaves.Add(trees.Leaves[~part.From]);
            else
                throw new ArtifactException("The trees are damaged: many nodes lead to the same ones. Save the pipeline again.");
        }
    }

    private void AddNode(in TreeNode node, int at)
    {
        features.Add(columns.Use(node));
        lefts.Add(0);
        rights.Add(0);
        if (columns.CodesOnTheRight(node) is { } codes)
        {
            // A set of LightGBM's goes left, and what is in none, unknown or NaN, goes right: the sides change places.
            thresholds.Add(setBounds.Count - 1);
            decisions.Add(Category | MissingIsNan);
            setWords.AddRange(codes);
            setBounds.Add(setWords.Count);
            open.Push((node.Left, at, false));
            open.Push((node.Right, at, true));
            return;
        }

        thresholds.Add(Math.Clamp(node.Threshold, -Infinity, Infinity));
        decisions.Add(MissingIsNan | (columns.MissingGoesLeft(node) ? DefaultLeft : 0));
        open.Push((node.Right, at, false));
        open.Push((node.Left, at, true));
    }
}
