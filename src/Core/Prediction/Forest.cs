namespace Lamina;

/// <summary>
/// Trees whose mean is the share of a class or the number itself (Breiman 2001). Shares are drawn to those of the training
/// rows, as if one more tree gave them: no class is impossible.
/// </summary>
/// <param name="inputs">The inputs that the trees split on.</param>
/// <param name="trees">The trees; a leaf's values are divided by their number already.</param>
/// <param name="shares">See <see cref="ClassShares"/>; null for a number.</param>
/// <param name="center">What is added to a number.</param>
internal sealed class Forest(InputEncoder inputs, TreeEnsemble trees, ClassShares? shares, float center) : Scorer
{
    public InputEncoder Inputs => inputs;

    public TreeEnsemble Trees => trees;

    public ClassShares? Shares => shares;

    public float Center => center;

    public override int WorkWidth => inputs.Width;

    public override int PickCount => trees.RoomNeeded;

    public override void Score(ModelScratch scratch, int rows)
    {
        for (var row = 0; row < rows; row++)
        {
            var encoded = scratch.Work.AsSpan(0, inputs.Width);
            inputs.Encode(scratch.ValuesOf(row), scratch.CodesOf(row), encoded);
            trees.Score(encoded, [], scratch.Picks, scratch.Scores);
            if (shares is null)
                scratch.OutputsOf(row)[0] = (float)(scratch.Scores[0] + center);
            else
                shares.ToOutputs(scratch.Scores, trees.TreeCount, scratch.OutputsOf(row));
        }
    }
}
