using System.Runtime.InteropServices;

namespace Lamina;

/// <summary>A category of the training rows beside one target: what the target's mean is for each row without that row's own.</summary>
/// <param name="codes">The category's codes, <c>[rows]</c>.</param>
/// <param name="targets">The targets, <c>[rows]</c>.</param>
/// <param name="weights">How much each row counts, <c>[rows]</c> or more.</param>
/// <param name="size">How many codes there are.</param>
/// <param name="smoothing">How many rows of the mean of all are added to each value's own.</param>
internal sealed class LabelledCategory(int[] codes, float[] targets, float[] weights, int size, double smoothing)
{
    private const int AllCodes = -1;

    /// <summary>The means over all rows, for each code.</summary>
    public float[] Means()
    {
        var means = new CategoryMeans(size, smoothing);
        for (var row = 0; row < codes.Length; row++)
            Add(means, row);
        return means.All();
    }

    /// <summary>For each row the mean over the folds that do not hold it; 0 everywhere where there are no folds.</summary>
    public float[] OutOfFold(FoldPlan? plan)
    {
        var own = new float[codes.Length];
        for (var fold = 0; plan is not null && fold < plan.Count; fold++)
        {
            // Summed anew for each fold: subtracting the fold from the sum of all would leave traces of its labels in the last bits.
            var means = new CategoryMeans(size, smoothing);
            for (var row = 0; row < own.Length; row++)
            {
                if (plan.FoldOf[row] != fold)
                    Add(means, row);
            }

            for (var row = 0; row < own.Length; row++)
            {
                if (plan.FoldOf[row] == fold)
                    own[row] = means.Of(codes[row]);
            }
        }

        return own;
    }

    /// <summary>
    /// For each row the mean over the rows of strictly earlier moments (ordered target statistics, Prokhorenkova et al. 2018),
    /// without those of its own group; 0 where there are none.
    /// </summary>
    /// <param name="order">The rows, the earliest first.</param>
    /// <param name="traits">Their moments and groups.</param>
    public float[] Earlier(int[] order, RowTraits traits)
    {
        var own = new float[codes.Length];
        var means = new CategoryMeans(size, smoothing);
        var ofGroups = new Dictionary<(int Group, int Code), (double Sum, double Weight)>();
        for (var start = 0; start < order.Length;)
        {
            var end = start;
            for (; end < order.Length && traits.Times![order[end]] == traits.Times[order[start]]; end++)
                own[order[end]] = MeanFor(order[end]);
            for (; start < end; start++)
                Learn(order[start]);
        }

        return own;

        float MeanFor(int row) => traits.Groups is not { } groups
            ? means.Of(codes[row])
            : means.Without(codes[row], ofGroups.GetValueOrDefault((groups[row], codes[row])), ofGroups.GetValueOrDefault((groups[row], AllCodes)));

        void Learn(int row)
        {
            Add(means, row);
            if (traits.Groups is not { } groups)
                return;
            AddTo((groups[row], codes[row]), row);
            AddTo((groups[row], AllCodes), row);
        }

        void AddTo((int Group, int Code) key, int row)
        {
            ref var entry = ref CollectionsMarshal.GetValueRefOrAddDefault(ofGroups, key, out _);
            entry.Sum += (double)weights[row] * targets[row];
            entry.Weight += weights[row];
        }
    }

    private void Add(CategoryMeans means, int row) => means.Add(codes[row], targets[row], weights[row]);
}
