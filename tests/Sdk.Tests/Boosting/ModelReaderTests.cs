using System.IO.Compression;
using Lamina;
using Microsoft.ML;

namespace Sdk.Tests.Boosting;

public sealed class ModelReaderTests
{
    private static readonly Applicant[] Train = Applicant.Simulate(300);
    private static readonly FittedSchema Fitted = Rows.FitOf(Train);
    private static readonly RowDataView View = RowDataView.Of(Rows.Raw(Fitted, Train));
    private static readonly float[] Unscaled = [1, 1, 1, 1];

    [Fact]
    public void Trees_that_score_otherwise_than_ML_NET_are_never_returned()
    {
        var (model, saved) = Train20();
        var trees = LightGbmModelReader.Read(saved)[0];
        RescoringCheck.Require(model, Build(trees), 0, View.Table, View.Positions, Unscaled);

        // The direction of every missing value turned around: what a guess would do.
        var turned = trees.ConvertAll(tree => tree with
        {
            MissingValues = [.. tree.Thresholds.Select((threshold, i) =>
                tree.MissingValues is { } missing && missing[i] <= threshold ? threshold + 1 : threshold)],
        });
        Assert.Throws<LaminaException>(() => RescoringCheck.Require(model, Build(turned), 0, View.Table, View.Positions, Unscaled));

        // The two sides of every split by category exchanged.
        var exchanged = trees.ConvertAll(tree => tree with
        {
            LessOrEqual = [.. tree.LessOrEqual.Select((child, i) => tree.CategorySlots[i] is null ? child : tree.Greater[i])],
            Greater = [.. tree.Greater.Select((child, i) => tree.CategorySlots[i] is null ? child : tree.LessOrEqual[i])],
        });
        Assert.Contains(trees, tree => tree.CategorySlots.Any(slots => slots is not null));
        Assert.Throws<LaminaException>(() => RescoringCheck.Require(model, Build(exchanged), 0, View.Table, View.Positions, Unscaled));
    }

    [Fact]
    public void Another_version_is_refused()
    {
        var (_, saved) = Train20();
        Change(saved, bytes => bytes[0x48]++);

        Assert.Contains("version", Assert.Throws<LaminaException>(() => LightGbmModelReader.Read(saved)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_that_is_cut_off_or_no_tree_model_is_refused()
    {
        var (_, saved) = Train20();
        Change(saved, bytes => bytes[0x18] = bytes[0x19] = 0);
        Assert.Throws<LaminaException>(() => LightGbmModelReader.Read(saved));

        var context = new MLContext(1);
        using var other = new MemoryStream();
        context.Model.Save(context.Transforms.NormalizeMinMax("Features").Fit(View), null, other);
        other.Position = 0;
        Assert.Contains("no trees", Assert.Throws<LaminaException>(() => LightGbmModelReader.Read(other)).Message, StringComparison.Ordinal);
    }

    private static (ITransformer Model, MemoryStream Saved) Train20()
    {
        var trainers = new LightGbmTrainers(Rows.Options, View.Table.Layout, View.Table.Task, threads: 1);
        var model = trainers.Fit(View, null, 20)!;
        return (model, trainers.Save(model));
    }

    private static TreeEnsemble Build(List<SavedTree> trees)
    {
        var builder = new TreeEnsembleBuilder(View.Table.Layout, Unscaled);
        foreach (var tree in trees)
            builder.Add(tree, 0);
        return builder.Build();
    }

    private static void Change(MemoryStream saved, Action<byte[]> change)
    {
        using (var archive = new ZipArchive(saved, ZipArchiveMode.Update, leaveOpen: true))
        {
            var entry = archive.Entries.Single(entry => entry.FullName.EndsWith("Predictor/Model.key", StringComparison.Ordinal));
            var (name, bytes) = (entry.FullName, new byte[entry.Length]);
            using (var stream = entry.Open())
                stream.ReadExactly(bytes);
            entry.Delete();
            change(bytes);
            using var changed = archive.CreateEntry(name).Open();
            changed.Write(bytes);
        }

        saved.Position = 0;
    }
}
