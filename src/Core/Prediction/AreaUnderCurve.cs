namespace Lamina;

/// <summary>The area under the receiver operating characteristic, by ranks (Hanley and McNeil 1982), with weights.</summary>
internal static class AreaUnderCurve
{
    /// <summary>
    /// The probability that a positive row scores above a negative one; equal scores count half. NaN where all rows
    /// are of one kind.
    /// </summary>
    public static double Of(float[] scores, float[] targets, float[] weights)
    {
        var keys = (float[])scores.Clone();
        var order = new int[keys.Length];
        for (var i = 0; i < order.Length; i++)
            order[i] = i;
        Array.Sort(keys, order);

        double below = 0, positive = 0, area = 0;
        for (var start = 0; start < order.Length;)
        {
            // All rows of one score at a time, so that their order does not count.
            double positiveHere = 0, negativeHere = 0;
            var end = start;
            for (; end < order.Length && keys[end] == keys[start]; end++)
                (targets[order[end]] > 0 ? ref positiveHere : ref negativeHere) += weights[order[end]];
            area += positiveHere * (below + (negativeHere / 2));
            below += negativeHere;
            positive += positiveHere;
            start = end;
        }

        return area / (positive * below);
    }
}
