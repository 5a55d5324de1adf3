using Lamina;
using Microsoft.Extensions.Logging.Abstractions;
using TorchSharp;

namespace Studies.Schemes;

/// <summary>
/// One model on what another left over: boosters on the out-of-fold residuals of the network, and networks on those of boosters. Numbers, and labels
/// of yes or no, whose residual is the flag less the probability; of several classes there is no single residual.
/// </summary>
internal static class Residuals
{
    public static IEnumerable<SchemeResult> Run<TRow, TSchema, TBatch, TNetwork>(SchemeRun run, RowSplit<TRow> split, StudyOptions options, int seed)
        where TSchema : struct, IRowSchema<TRow>
        where TBatch : TensorBatch, ITensorBatch<TBatch>
        where TNetwork : torch.nn.Module, INetwork<TNetwork, TBatch>
    {
        var work = run.Work;
        if (work.Task is not (TaskKind.Regression or TaskKind.Binary))
            yield break;
        NetworkFitter<Labelled<TRow>> fit = NetworkTraining.Fit<Labelled<TRow>, ResidualSchema<TRow, TSchema>, TBatch, TNetwork>;
        var builder = new FoldBuilder<Labelled<TRow>, ResidualSchema<TRow, TSchema>>(fit, options, StudyMetric.Rmse, NullLogger.Instance, CancellationToken.None);
        var kept = OutOfFold.Pick(split.Train, work.Kept);
        Labelled<TRow>[] test = [.. split.Test.Select(static row => new Labelled<TRow>(row, 0))];

        var network = (Training: run.NetworkSays(test: false), Test: run.NetworkSays(test: true));
        yield return new("booster started from the network", run.Loss(Sum(network.Test, Boosted(Left(network.Training)), work.Task)));

        var boosted = BlendArm.OutOfFoldOf(work, BlendArm.Boost(work));
        var raw = ArmTraining.Run(work, Arm.Raw).Outputs;
        yield return new("network on the booster's residuals", run.Loss(Sum(raw, Learned(Left(boosted)), work.Task)));

        Labelled<TRow>[] Left(float[] said) =>
            [.. kept.Select((row, i) => new Labelled<TRow>(row, work.Enriched.Training.Targets[i] - said[i]))];

        // What boosters on raw columns say of the test rows' residuals.
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

    private static float[] Sum(float[] first, float[] second, TaskKind task) =>
        [.. first.Select((value, i) => task == TaskKind.Binary ? Math.Clamp(value + second[i], 0.001f, 0.999f) : value + second[i])];
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
