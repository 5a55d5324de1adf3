namespace Lamina;

/// <summary>Trees whose sum is a score.</summary>
/// <param name="layout">The rows.</param>
/// <param name="trees">The trees.</param>
/// <param name="slope">What a binary score is multiplied with before the logistic function.</param>
internal sealed class BoostedTrees(RowLayout layout, TreeEnsemble trees, double slope) : Scorer
{
    public TreeEnsemble Trees => trees;

    public double Slope => slope;

    public override int PickCount => trees.RoomNeeded;

    public override void Score(ModelScratch scratch, int rows)
    {
        var task = layout.Fitted.Schema.Label.Task;
        for (var row = 0; row < rows; row++)
        {
            trees.Score(scratch.ValuesOf(row), scratch.CodesOf(row), scratch.Picks, scratch.Scores);
            ScoreTransform.Apply(task, slope, scratch.Scores, scratch.OutputsOf(row));
        }
    }
}
