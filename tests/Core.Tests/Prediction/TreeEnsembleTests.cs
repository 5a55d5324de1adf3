using Lamina;

namespace Core.Tests.Prediction;

public sealed class TreeEnsembleTests
{
    private static readonly FittedSchema Fitted = RandomNetwork.OfPassengers().Fitted;
    private static readonly RowLayout Layout = SmallBooster.Layout(Fitted);

    [Theory]
    [InlineData(30f, Vocabulary.FirstValue, 2)]          // up to the threshold: left
    [InlineData(30.5f, Vocabulary.FirstValue, -1)]
    [InlineData(float.NaN, Vocabulary.FirstValue, 2)]    // missing goes left here
    [InlineData(10f, Vocabulary.FirstValue + 1, 0.5)]    // in the set: right
    [InlineData(10f, Vocabulary.Unknown, 2)]             // not in the set: left
    public void A_row_walks_to_the_leaf_that_its_values_lead_to(float age, int sex, double expected)
    {
        var values = new float[Layout.ValueCount];
        var codes = new int[Layout.CategoryCount];
        values[SmallBooster.AgeNumber] = age;
        codes[SmallBooster.SexCategory] = sex;
        var scores = new double[1];

        SmallBooster.Trees(Layout).Score(values, codes, scores);

        Assert.Equal(expected, scores[0]);
    }

    [Fact]
    public void Every_tree_adds_to_its_own_score()
    {
        var layout = SmallBooster.Layout(PlanetFit.Create());
        var trees = new TreeEnsemble(layout, 3, [0, ~2, ~2], [2, 0, 2], [new(0, 1.5f, 0, ~0, ~1)], [10, 20, 0.5], []);
        var scores = new double[3];

        trees.Score([2], [], scores);

        Assert.Equal([0.5, 0, 20.5], scores);
    }

    [Fact]
    public void Scores_become_probabilities_that_sum_to_one_however_large_they_are()
    {
        var outputs = new float[3];
        ScoreTransform.Apply(TaskKind.MultiClass, 1, [1000, 999, -5000], outputs);

        Assert.Equal(1 / (1 + Math.Exp(-1)), outputs[0], 1e-6);
        Assert.Equal(1 / (1 + Math.Exp(1)), outputs[1], 1e-6);
        Assert.Equal(0, outputs[2]);

        ScoreTransform.Apply(TaskKind.Binary, 0.5, [2], outputs);
        Assert.Equal(1 / (1 + Math.Exp(-1)), outputs[0], 1e-6);
    }

    [Fact]
    public void Arrays_that_do_not_fit_together_are_refused()
    {
        var last = SmallBooster.Leaves.Length;
        Refused(nodes: [new(SmallBooster.AgeNumber, 30, 1, 0, ~0)]);                        // a circle
        Refused(nodes: [new(SmallBooster.AgeNumber, 30, 1, 7, ~0)]);                        // no such node
        Refused(nodes: [new(SmallBooster.AgeNumber, 30, 1, ~last, ~0)]);                    // no such leaf
        Refused(nodes: [new(SmallBooster.AgeNumber, 30, 1, ~0, int.MinValue)]);
        Refused(nodes: [new(Layout.ValueCount, 30, 1, ~0, ~1)]);                            // no such number
        Refused(nodes: [new(SmallBooster.AgeNumber, float.NaN, 1, ~0, ~1)]);
        Refused(nodes: [new(SmallBooster.AgeNumber, 30, 2, ~0, ~1)]);
        Refused(nodes: [new(~Layout.CategoryCount, 0, 0, ~0, ~1)]);                         // no such category
        Refused(nodes: [new(~SmallBooster.SexCategory, 0, 1, ~0, ~1)]);                     // a set beyond the words
        Refused(nodes: [new(~SmallBooster.SexCategory, 0, -1, ~0, ~1)]);
        Refused(nodes: [new(int.MinValue, 0, 0, ~0, ~1)]);
        Refused(leaves: [double.NaN, 0, 0]);
        Refused(leaves: [double.PositiveInfinity, 0, 0]);
        Refused(roots: [2]);
        Refused(roots: [~3]);
        Refused(scoreOf: [1]);
        Refused(scoreOf: []);
        Assert.Throws<ArtifactException>(() => new TreeEnsemble(Layout, 2, [], [], [], [], []));

        static void Refused(int[]? roots = null, int[]? scoreOf = null, TreeNode[]? nodes = null, double[]? leaves = null) =>
            Assert.Throws<ArtifactException>(() => new TreeEnsemble(
                Layout, 1, roots ?? [0], scoreOf ?? [0], nodes ?? SmallBooster.Nodes, leaves ?? SmallBooster.Leaves, SmallBooster.Male));
    }
}
