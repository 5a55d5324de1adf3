using Lamina;

namespace Studies.Schemes;

/// <summary>The schemes on one division, from what the fold networks make of its rows.</summary>
/// <param name="work">The division.</param>
/// <param name="activations">What the networks make of its rows.</param>
internal sealed class SchemeRun(FoldWork work, FoldActivations activations)
{
    private const ColumnSet RawHidden = ColumnSet.Raw | ColumnSet.Hidden;
    private const int FewDimensions = 8;

    /// <summary>For each row with activations the fold that holds it out.</summary>
    private readonly int[] foldOf = FoldOf(work);

    public FoldWork Work => work;

    public SchemeResult Reference() => new("raw, 10 averaged", Loss(ArmTraining.Run(work, Arm.RawAveraged).Outputs));

    /// <summary>The schemes that one division of every data set left in the race.</summary>
    public IEnumerable<SchemeResult> Contenders()
    {
        yield return new("raw", Loss(ArmTraining.Run(work, Arm.Raw).Outputs));
        yield return new("network", Loss(NetworkOutputs(FoldActivations.Mean(activations.Test))));
        yield return new("blend, weighted out of fold", Loss(ArmTraining.Run(work, Arm.Blend).Outputs));

        var ridge = Mapping().To(Alignment.Ridge);
        yield return Features("not mapped", OutOfFold(activations), FoldActivations.Mean(activations.Test));
        yield return Features("not mapped, booster for each fold's", OutOfFold(activations), activations.Test);
        yield return Features("ridge", OutOfFold(ridge), FoldActivations.Mean(ridge.Test));
        yield return Features("ridge, booster for each fold's", OutOfFold(ridge), ridge.Test);
        yield return Features("prediction alone", OutOfFold(ridge), [FoldActivations.Mean(ridge.Test)], ColumnSet.Raw | ColumnSet.Prediction);
        yield return Features("prediction alone, for each fold's", OutOfFold(ridge), ridge.Test, ColumnSet.Raw | ColumnSet.Prediction);
        yield return Features("ridge and prediction", OutOfFold(ridge), [FoldActivations.Mean(ridge.Test)], ColumnSet.All);
        yield return Features("ridge and prediction, for each fold's", OutOfFold(ridge), ridge.Test, ColumnSet.All);
    }

    /// <summary>The same ways where the networks began with what they had learned without labels.</summary>
    public IEnumerable<SchemeResult> Pretrained()
    {
        var ridge = Mapping().To(Alignment.Ridge);
        yield return new("pretrained: network", Loss(NetworkOutputs(FoldActivations.Mean(activations.Test))));
        yield return new("pretrained: blend", Loss(ArmTraining.Run(work, Arm.Blend).Outputs));
        yield return Features("pretrained: not mapped", OutOfFold(activations), FoldActivations.Mean(activations.Test));
        yield return Features("pretrained: not mapped, booster for each fold's", OutOfFold(activations), activations.Test);
        yield return Features("pretrained: ridge, booster for each fold's", OutOfFold(ridge), ridge.Test);
    }

    /// <summary>The others that share the networks of the contenders.</summary>
    public IEnumerable<SchemeResult> Others()
    {
        var mapping = Mapping();
        var (ridge, rotated, fewer) = (mapping.To(Alignment.Ridge), mapping.To(Alignment.Procrustes), mapping.ToFewer(FewDimensions));
        yield return Features("in-sample", FoldActivations.Mean(ridge.Training), FoldActivations.Mean(ridge.Test));
        yield return Features("rotation", OutOfFold(rotated), FoldActivations.Mean(rotated.Test));
        yield return Features($"ridge, {FewDimensions} directions", OutOfFold(fewer), FoldActivations.Mean(fewer.Test));
        yield return Features("not mapped, new rows by one network", OutOfFold(activations), activations.Test[0]);
        yield return Features("ridge, new rows by one network", OutOfFold(ridge), ridge.Test[0]);
        yield return Selected("ridge, units chosen against shadows", ridge);
    }

    /// <summary>For each fold a booster on the rows that its network never saw; their predictions are averaged.</summary>
    public SchemeResult Pairs(string name)
    {
        float[] outputs = [];
        foreach (var (fold, count) in work.CrossFit.Select((_, fold) => (fold, work.CrossFit.Count)))
        {
            int[] held = [.. Enumerable.Range(0, foldOf.Length).Where(row => foldOf[row] == fold)];
            var tables = Tables(activations.Training[fold], activations.Test[fold]);
            var training = tables.Training.Copy(held);
            var tuned = BoosterTuning.Choose(work, training, ColumnSet.All);
            var trees = TableBoosting.Fit(training, FoldPlan.AllPositions(training.Count), null, tuned.Options, work.Logger, work.CancellationToken);
            var said = TableScorer.Score(trees.Scorer, trees.Layout, tables.Test);
            outputs = outputs.Length == 0 ? new float[said.Length] : outputs;
            for (var i = 0; i < said.Length; i++)
                outputs[i] += said[i] / count;
        }

        return new(name, Loss(outputs));
    }

    /// <summary>The rows with activations of each fold in their place.</summary>
    public float[] OutOfFold(FoldActivations from)
    {
        var values = new float[foldOf.Length * from.Width];
        for (var row = 0; row < foldOf.Length; row++)
            from.Training[foldOf[row]].AsSpan(row * from.Width, from.Width).CopyTo(values.AsSpan(row * from.Width));
        return values;
    }

    /// <summary>What the network says, <c>[rows, outputs]</c>, of rows with activations.</summary>
    public float[] NetworkOutputs(float[] values)
    {
        var outputs = work.Fitted.OutputCount;
        var first = work.Fitted.FirstOutputOf(0);
        var said = new float[values.Length / activations.Width * outputs];
        for (var row = 0; row < said.Length / outputs; row++)
            values.AsSpan((row * activations.Width) + first, outputs).CopyTo(said.AsSpan(row * outputs));
        return said;
    }

    /// <summary>What the network says of training rows, each by the fold that never saw it, or of the test rows.</summary>
    public float[] NetworkSays(bool test) => NetworkOutputs(test ? FoldActivations.Mean(activations.Test) : OutOfFold(activations));

    public double Loss(float[] outputs) => LossTable.Of(Truths.Predicted(outputs, work.Raw.Test), work.Metric).Value();

    private SchemeResult Features(string name, float[] training, float[] test) => Features(name, training, [test]);

    private SchemeResult Features(string name, float[] training, float[][] test, ColumnSet columns = RawHidden)
    {
        var tuned = BoosterTuning.Choose(work, Tables(training, test[0]).Training, columns);
        var trees = Boost(Tables(training, test[0]).Training, tuned.Options);
        var outputs = FoldActivations.Mean([.. test.Select(rows => TableScorer.Score(trees.Scorer, trees.Layout, Tables(training, rows).Test))]);
        var seen = test.Select(rows => Seen(rows, columns)).ToArray();

        // Where the booster sees each fold's activations, a fresh row is one of any fold.
        float[][] fresh = [.. seen[0].Select((_, row) => seen[row % seen.Length][row])];
        return new(name, Loss(outputs), FreshRows.Tell(Seen(training, columns), fresh));
    }

    // Boruta's idea (Kursa and Rudnicki 2010) in one round: a unit stays if it gains more than every unit with its rows shuffled.
    private SchemeResult Selected(string name, FoldActivations from)
    {
        var (training, test) = (OutOfFold(from), FoldActivations.Mean(from.Test));
        var real = Tables(training, test);
        var shadows = ControlTables.Permuted(real, work.Seed);
        var options = work.Options.Booster with { Seed = work.Seed, Columns = RawHidden, Trees = 200, EarlyStoppingRounds = 0 };
        var bar = Boost(shadows.Training, options).Importance.Where(IsUnit).Select(static column => column.Gain).DefaultIfEmpty(0).Max();
        var kept = Boost(real.Training, options).Importance.Where(IsUnit).Where(column => column.Gain > bar).Select(static column => column.Column).ToHashSet();
        for (var unit = 0; unit < from.Hidden; unit++)
        {
            if (kept.Contains(real.Training.Layout.ValueName(real.Training.Layout.NumberCount + unit)))
                continue;
            Clear(training, unit);
            Clear(test, unit);
        }

        return Features(name, training, test);

        void Clear(float[] values, int unit)
        {
            for (var at = unit; at < values.Length; at += from.Width)
                values[at] = 0;
        }
    }

    private static bool IsUnit(FeatureImportance column) => column.Column.Contains("Hidden", StringComparison.Ordinal);

    private TrainedTrees Boost(TrainingTable training, LightGbmOptions options) =>
        TableBoosting.Fit(training, FoldPlan.AllPositions(training.Count), null, options, work.Logger, work.CancellationToken);

    private FoldTables Tables(float[] training, float[] test)
    {
        var isTest = false;
        return work.Enriched.WithActivations(table =>
        {
            var values = isTest ? test : training;
            isTest = true;
            for (var row = 0; row < table.Count; row++)
                values.AsSpan(row * activations.Width, activations.Width).CopyTo(table.ValuesOf(row)[table.Layout.NumberCount..]);
        });
    }

    // The learned columns that the booster sees.
    private float[][] Seen(float[] values, ColumnSet columns)
    {
        var first = columns.HasFlag(ColumnSet.Hidden) ? 0 : activations.Hidden;
        var end = columns.HasFlag(ColumnSet.Prediction) ? activations.Width : activations.Hidden;
        return [.. Enumerable.Range(0, values.Length / activations.Width).Select(row => values[((row * activations.Width) + first)..((row * activations.Width) + end)])];
    }

    // Mappings are fitted on the rows that each network learned from.
    private UnitMapping Mapping() =>
        new(activations, [.. work.CrossFit.Select(fold => (int[])[.. fold.Training.Select(row => Array.BinarySearch(work.Kept, row)).Where(static row => row >= 0)])]);

    private static int[] FoldOf(FoldWork work)
    {
        var folds = new int[work.Kept.Length];
        for (var fold = 0; fold < work.CrossFit.Count; fold++)
        {
            foreach (var row in work.CrossFit[fold].HeldOut)
                folds[Array.BinarySearch(work.Kept, row)] = fold;
        }

        return folds;
    }
}
