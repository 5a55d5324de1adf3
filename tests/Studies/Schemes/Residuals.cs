using Lamina;
using Microsoft.Extensions.Logging.Abstractions;
using TorchSharp;

namespace Studies.Schemes;

/// <summary>
/// One model on what another left over: boosters on the out-of-fold residuals of the network, and networks on those of boosters. The residual of a number is a number,
/// that of yes or no the flag less the probability, and several classes have one each. A ranking has none.
/// </summary>
internal static class Residuals
{
    private const float LeastProbability = 0.001f;

    public static IEnumerable<SchemeResult> Run<TRow, TSchema, TBatch, TNetwork>(SchemeRun run, RowSplit<TRow> split, StudyOptions options, int seed)
        where TSchema : struct, IRowSchema<TRow>
        where TBatch : TensorBatch, ITensorBatch<TBatch>
        where TNetwork : torch.nn.Module, INetwork<TNetwork, TBatch>
    {
        var work = run.Work;
        if (work.Task is not (TaskKind.Regression or TaskKind.Binary or TaskKind.MultiClass))
            yield break;
        NetworkFitter<Labelled<TRow>> fit = NetworkTraining.Fit<Labelled<TRow>, ResidualSchema<TRow, TSchema>, TBatch, TNetwork>;
        var builder = new FoldBuilder<Labelled<TRow>, ResidualSchema<TRow, TSchema>>(fit, options, StudyMetric.Rmse, NullLogger.Instance, CancellationToken.None);
        var kept = OutOfFold.Pick(split.Train, work.Kept);
        Labelled<TRow>[] test = [.. split.Test.Select(static row => new Labelled<TRow>(row, 0))];
        var outputs = work.Fitted.OutputCount;

        yield return new("booster started from the network", run.Loss(Corrected(run.NetworkSays(test: true), run.NetworkSays(test: false), Boosted)));

        var boosted = BlendArm.OutOfFoldOf(work, BlendArm.Boost(work));
        yield return new("network on the booster's residuals", run.Loss(Corrected(ArmTraining.Run(work, Arm.Raw).Outputs, boosted, Learned)));

        // What was said of the test rows, and what a model of the residuals adds: one for each output.
        float[] Corrected(float[] saidOfTest, float[] saidOfTraining, Func<Labelled<TRow>[], float[]> model)
        {
            var sum = (float[])saidOfTest.Clone();
            for (var output = 0; output < outputs; output++)
            {
                var added = model([.. kept.Select((row, i) => new Labelled<TRow>(row, Truth(i, output) - saidOfTraining[(i * outputs) + output]))]);
                for (var row = 0; row < added.Length; row++)
                    sum[(row * outputs) + output] += added[row];
            }

            return work.Task == TaskKind.Regression ? sum : AsProbabilities(sum, outputs);
        }

        float Truth(int row, int output)
        {
            var target = work.Enriched.Training.Targets[row];
            return work.Task == TaskKind.MultiClass ? (target == output ? 1 : 0) : target;
        }

        // Boosters on raw columns.
        float[] Boosted(Labelled<TRow>[] training)
        {
            var own = builder.Build(training, test, builder.Train(training, options.Network with { Seed = seed, Epochs = 0 }), seed);
            return ArmTraining.Run(own, Arm.Raw).Outputs;
        }

        float[] Learned(Labelled<TRow>[] training)
        {
            var own = builder.Build(training, test, builder.Train(training, seed), seed);
            return TableScorer.Score(NetworkArm.Scorer(own.Layout), own.Layout, own.Enriched.Test);
        }
    }

    private static float[] AsProbabilities(float[] sums, int outputs)
    {
        for (var first = 0; first < sums.Length; first += outputs)
        {
            var row = sums.AsSpan(first, outputs);
            var total = 0f;
            foreach (ref var value in row)
                total += value = Math.Clamp(value, LeastProbability, 1 - LeastProbability);
            for (var i = 0; i < outputs && outputs > 1; i++)
                row[i] /= total;
        }

        return sums;
    }
}

/// <summary>A row with another label.</summary>
internal readonly record struct Labelled<TRow>(TRow Row, float Label);

/// <summary>The columns of a record with a number as the label.</summary>
internal readonly struct ResidualSchema<TRow, TSchema> : IRowSchema<Labelled<TRow>>
    where TSchema : struct, IRowSchema<TRow>
{
    public static RowSchema Descriptor { get; } = new(
        TSchema.Descriptor.Name, TSchema.Descriptor.Columns, LabelColumn.Regression("Residual"), TSchema.Descriptor.Networks, TSchema.Descriptor.Roles);

    public static void ReadFeatures(in Labelled<TRow> row, RowBuffer buffer) => TSchema.ReadFeatures(row.Row, buffer);

    public static void ReadLabels(in Labelled<TRow> row, RowBuffer buffer) => buffer.Numbers[0] = row.Label;

    public static RowRoles ReadRoles(in Labelled<TRow> row) => TSchema.ReadRoles(row.Row);
}
