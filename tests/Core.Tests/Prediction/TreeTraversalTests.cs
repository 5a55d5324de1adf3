using Lamina;

namespace Core.Tests.Prediction;

/// <summary>Every form of the trees gives the bits of a plain walk, one tree after the other.</summary>
public sealed class TreeTraversalTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 1)]
    [InlineData(31, 1)]
    [InlineData(32, 3)]
    [InlineData(33, 1)]
    [InlineData(64, 2)]
    public void Masks_and_walk_give_the_bits_of_a_plain_walk(int leaves, int leafWidth)
    {
        for (var seed = 0; seed < 12; seed++)
        {
            var trees = new RandomTrees(seed, leaves, leafWidth);
            var ensemble = trees.Create(seed % 4 == 0 ? seed : 70 + seed);
            var masks = LeafMaskBuilder.TryBuild(ensemble);
            Assert.NotNull(masks);
            RequireSame(trees, ensemble, masks);
            RequireSame(trees, ensemble, new TreeWalk(ensemble));
        }
    }

    [Theory]
    [InlineData(65)]
    [InlineData(1_000)]
    public void Large_trees_are_walked(int leaves)
    {
        for (var seed = 0; seed < 4; seed++)
        {
            var trees = new RandomTrees(seed, leaves, leafWidth: 1);
            var ensemble = trees.Create(9);
            Assert.Null(LeafMaskBuilder.TryBuild(ensemble));
            RequireSame(trees, ensemble, new TreeWalk(ensemble));
        }
    }

    [Theory]
    [InlineData(15)]
    [InlineData(16)]
    [InlineData(255)]
    [InlineData(257)]
    [InlineData(5_000)]
    public void Of_however_many_thresholds_the_right_ones_are_exceeded(int count)
    {
        // Stumps on one number, thresholds 0, 1, 2, ...; a missing one goes left where the threshold is even.
        var nodes = Enumerable.Range(0, count).Select(i => new TreeNode(0, i, (i + 1) % 2, ~0, ~1)).ToArray();
        var ensemble = new TreeEnsemble(1, [], 1, [.. Enumerable.Range(0, count)], new int[count], nodes, [0, 1], [], leafWidth: 1);
        var masks = LeafMaskBuilder.TryBuild(ensemble);
        Assert.NotNull(masks);
        foreach (var traversal in (TreeTraversal[])[masks, new TreeWalk(ensemble)])
        {
            for (var i = -1; i <= count; i += 1 + (count / 700))
            {
                Assert.Equal(Math.Max(i, 0), Score(i));
                Assert.Equal(Math.Clamp(i + 1, 0, count), Score(i + 0.5f));
            }

            Assert.Equal(count / 2, Score(float.NaN));
            Assert.Equal(count, Score(float.PositiveInfinity));
            Assert.Equal(0, Score(float.NegativeInfinity));

            double Score(float value)
            {
                Span<double> scores = [0];
                traversal.Score([value], [], new int[traversal.RoomNeeded], scores);
                return scores[0];
            }
        }
    }

    [Fact]
    public void A_chain_of_splits_is_followed_to_its_end()
    {
        const int Depth = 5_000;
        var nodes = new TreeNode[Depth];
        var leaves = new double[Depth + 1];
        for (var i = 0; i < Depth; i++)
        {
            nodes[i] = new TreeNode(0, i, 0, ~i, i + 1 < Depth ? i + 1 : ~Depth);
            leaves[i] = i;
        }

        leaves[Depth] = Depth;
        var trees = new TreeEnsemble(1, [], 1, [0], [0], nodes, leaves, [], leafWidth: 1);
        var scores = new double[1];
        foreach (var value in (float[])[-1, 0, 0.5f, 62, 63, 4_998.5f, 4_999, 5_000, float.NaN])
        {
            trees.Score([value], [], scores);
            Assert.Equal(float.IsNaN(value) ? Depth : Math.Clamp(Math.Ceiling(value), 0, Depth), scores[0]);
        }
    }

    [Fact]
    public void A_node_that_several_lead_to_is_refused()
    {
        TreeNode[] nodes = [new(0, 1, 0, 1, 1), new(1, 2, 1, ~0, ~1)];
        Assert.Throws<ArtifactException>(() => new TreeEnsemble(2, [], 1, [0], [0], nodes, [1, 10], [], leafWidth: 1));
    }

    [Fact]
    public void Masks_that_would_be_too_many_are_not_made()
    {
        // A leaf of a thousand values in each of many trees.
        var roots = new int[10_000];
        Array.Fill(roots, ~0);
        var ensemble = new TreeEnsemble(1, [], 1_000, roots, new int[roots.Length], [], new double[1_000], [], leafWidth: 1_000);

        Assert.Null(LeafMaskBuilder.TryBuild(ensemble));
    }

    [Fact]
    public void Scoring_allocates_nothing()
    {
        var trees = new RandomTrees(1, 31, leafWidth: 1);
        var ensemble = trees.Create(100);
        var (values, codes) = trees.Row();
        var (room, scores) = (new int[ensemble.RoomNeeded], new double[ensemble.ScoreCount]);
        Assert.Equal(0, Allocation.Of(() => ensemble.Score(values, codes, room, scores)));
    }

    private static void RequireSame(RandomTrees trees, TreeEnsemble ensemble, TreeTraversal traversal)
    {
        var room = new int[traversal.RoomNeeded];
        var (expected, actual) = (new double[ensemble.ScoreCount], new double[ensemble.ScoreCount]);
        for (var i = 0; i < 60; i++)
        {
            var (values, codes) = trees.Row();
            Array.Clear(expected);
            Array.Clear(actual);
            RandomTrees.Walk(ensemble, values, codes, expected);
            Array.Fill(room, int.MinValue);   // what the last row left is of no use
            traversal.Score(values, codes, room, actual);
            Assert.Equal(Array.ConvertAll(expected, BitConverter.DoubleToInt64Bits), Array.ConvertAll(actual, BitConverter.DoubleToInt64Bits));
        }
    }
}
