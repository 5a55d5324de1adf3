using Microsoft.ML.Trainers.FastTree;

namespace Lamina;

/// <summary>Brings forests into flat arrays.</summary>
/// <param name="width">How many inputs a row has.</param>
/// <param name="outputs">How many outputs.</param>
internal sealed class ForestBuilder(int width, int outputs)
{
    private readonly List<int> roots = [];
    private readonly List<int> scoreOf = [];
    private readonly List<TreeNode> nodes = [];
    private readonly List<double> leaves = [];

    /// <summary>Adds a forest, whose trees add up to one output.</summary>
    public void Add(TreeEnsemble<QuantileRegressionTree> forest, int output)
    {
        for (var i = 0; i < forest.Trees.Count; i++)
        {
            var tree = forest.Trees[i];
            var firstNode = nodes.Count;
            var firstLeaf = leaves.Count;
            roots.Add(tree.NumberOfNodes == 0 ? ~firstLeaf : firstNode);
            scoreOf.Add(output);
            for (var node = 0; node < tree.NumberOfNodes; node++)
            {
                nodes.Add(new TreeNode(
                    tree.NumericalSplitFeatureIndexes[node],
                    tree.NumericalSplitThresholds[node],
                    0,
                    ChildOf(tree.LeftChild[node], firstNode, firstLeaf),
                    ChildOf(tree.RightChild[node], firstNode, firstLeaf)));
            }

            foreach (var leaf in tree.LeafValues)
                leaves.Add(leaf * forest.TreeWeights[i]);
        }
    }

    /// <summary>All trees so far.</summary>
    public TreeEnsemble Build() => new(width, [], outputs, [.. roots], [.. scoreOf], [.. nodes], [.. leaves], []);

    private static int ChildOf(int child, int firstNode, int firstLeaf) => child >= 0 ? child + firstNode : ~(~child + firstLeaf);
}
