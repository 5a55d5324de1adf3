using Lamina;
using Lift;
using Microsoft.Extensions.Logging.Abstractions;
using TorchSharp;

namespace Studies.Schemes;

/// <summary>
/// Ways of giving a booster what a network learned, compared on one division of a data set: all of them share one set of fold networks, and every
/// booster has the same trials.
/// </summary>
/// <param name="seed">Decides the division and everything after it.</param>
/// <param name="trials">How many settings each booster tries.</param>
/// <param name="contendersOnly">Whether the schemes that lost on a first division are left out.</param>
/// <param name="table">Takes the results.</param>
internal sealed class SchemeBench(int seed, int trials, bool contendersOnly, SchemeTable table) : IDataSetUse
{
    private const double TestShare = 0.25;

    // Passes without labels.
    private const int Pretraining = 50;

    public void Use<TRow, TSchema, TBatch, TNetwork>(string name, IReadOnlyList<TRow> rows)
        where TSchema : struct, IRowSchema<TRow>
        where TBatch : TensorBatch, ITensorBatch<TBatch>
        where TNetwork : torch.nn.Module, INetwork<TNetwork, TBatch>
    {
        var split = RowSplitter.Split<TRow, TSchema>(rows, TestShare, seed);
        NetworkFitter<TRow> fit = NetworkTraining.Fit<TRow, TSchema, TBatch, TNetwork>;
        var options = new StudyOptions { Trials = trials, Network = new FitOptions { Alignment = Alignment.None } };
        var metric = LossTable.Resolve(StudyMetric.Default, TSchema.Descriptor.Label.Task);

        FoldWork Work(int folds, out FoldActivations activations, int pretraining = 0)
        {
            var own = options with { Network = options.Network with { Folds = folds, Pretraining = pretraining } };
            var builder = new FoldBuilder<TRow, TSchema>(fit, own, metric, NullLogger.Instance, CancellationToken.None);
            var trained = builder.Train(split.Train, seed);
            var work = builder.Build(split.Train, split.Test, trained, seed);
            activations = FoldActivations.Of<TRow, TSchema>(trained.Network, work, split.Train, split.Test);
            return work;
        }

        var five = new SchemeRun(Work(5, out var ofFive), ofFive);
        var results = new List<SchemeResult> { five.Reference() };
        results.AddRange(five.Contenders());
        results.AddRange(new SchemeRun(Work(5, out var ofPretrained, Pretraining), ofPretrained).Pretrained());
        if (!contendersOnly)
        {
            results.AddRange(five.Others());
            results.Add(new SchemeRun(Work(2, out var ofHalves), ofHalves).Pairs("swapped halves"));
            results.Add(new SchemeRun(Work(3, out var ofThirds), ofThirds).Pairs("three pairs"));
            results.AddRange(Residuals.Run<TRow, TSchema, TBatch, TNetwork>(five, split, options, seed));
        }

        table.Add(name, ArmMeasures.NameOf(metric), results);
    }
}
