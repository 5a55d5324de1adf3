namespace Lamina;

/// <summary>What can be said without any column: the share of what happened among the training rows, or their mean number.</summary>
internal static class ConstantArm
{
    /// <summary>The same outputs for every test row, <c>[rows, outputs]</c>.</summary>
    public static float[] Predict(FoldWork work)
    {
        var table = work.Raw.Training;
        var constant = new double[work.Fitted.OutputCount];
        var total = 0.0;
        for (var row = 0; row < table.Count; row++)
        {
            var targets = table.TargetsOf(row);
            total += table.Weights[row];
            if (work.Task == TaskKind.MultiClass)
            {
                constant[(int)targets[0]] += table.Weights[row];
                continue;
            }

            for (var i = 0; i < constant.Length; i++)
                constant[i] += table.Weights[row] * targets[i];
        }

        var outputs = RowArray.Create<float>(work.Raw.Test.Count, constant.Length);
        for (var i = 0; i < outputs.Length; i++)
            outputs[i] = (float)(constant[i % constant.Length] / total);
        return outputs;
    }
}
