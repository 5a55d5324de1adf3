using System.Globalization;
using Core.Tests.Artifacts;
using Lamina;

namespace Studies.Samples;

/// <summary>
/// Writes the sample files of tests/Core.Tests/Artifacts: a small pipeline of each kind, and beside it what it predicts. To be
/// run once for each version of the file's form, before the next one is written; the files of old versions stay.
/// </summary>
internal static class SampleFiles
{
    private const int PredictedRows = 12;

    private static readonly FitOptions Quick = new() { Seed = 1, Epochs = 6, Folds = 2, Threads = 1 };
    private static readonly LightGbmOptions Trees = new() { Trees = 6, Leaves = 4, MinimumRowsInLeaf = 5, Threads = 1 };

    public static void Write(string folder, string version)
    {
        Directory.CreateDirectory(folder);
        WriteGuests();
        WriteNotes();
        WriteScans();
        WriteOrchids();
        WriteHuts();
        WriteSkies();

        void WriteGuests()
        {
            var fit = GuestTraining.Fit(Guest.Simulate(200, 1), Quick);
            var model = LightGbm.Fit(fit.Rows, Trees with { TargetStatistics = true, MinimumRowsInCategory = 5 });
            var predictor = fit.Enricher.With(model, FoldAverage.Predictions);
            predictor.Save(PathOf("guest-trees"));
            Record("guest-trees", predictor.Predict(Guest.Simulate(PredictedRows, 2)));
        }

        void WriteNotes()
        {
            var fit = NoteTraining.Fit(Note.Simulate(150, 1), Quick);
            var rows = Note.Simulate(PredictedRows, 2);
            var linear = fit.Enricher.With(LogisticRegression.Fit(fit.Rows));
            linear.Save(PathOf("note-linear"));
            Record("note-linear", linear.Predict(rows));
            var kernel = fit.Enricher.With(KernelSvm.Fit(fit.Rows, new KernelSvmOptions { Features = 16 }));
            kernel.Save(PathOf("note-fourier"));
            Record("note-fourier", kernel.Predict(rows));
        }

        void WriteScans()
        {
            var fit = ScanTraining.Fit(Scan.Simulate(80, 1), Quick);
            var predictor = fit.Enricher.With(NearestNeighbors.Fit(fit.Rows));
            predictor.Save(PathOf("scan-neighbors"));
            Record("scan-neighbors", predictor.Predict(Scan.Simulate(PredictedRows, 2)));
        }

        void WriteOrchids()
        {
            var fit = OrchidTraining.Fit(Orchid.Simulate(150, 1), Quick);
            var predictor = fit.Enricher.With(RandomForest.Fit(fit.Rows, new RandomForestOptions { Trees = 5, MinimumRowsInLeaf = 10 }));
            predictor.Save(PathOf("orchid-forest"));
            Record("orchid-forest", predictor.Predict(Orchid.Simulate(PredictedRows, 2)));
        }

        void WriteHuts()
        {
            var fit = HutTraining.Fit(Hut.Simulate(150, 1), Quick);
            var boosted = LightGbm.Fit(fit.Rows, Trees).Model;
            var blend = new BlendScorer(boosted.Layout, 0, 0.25f, (BoostedTrees)boosted.Scorer);
            var predictor = new HutPredictor(fit.Enricher.Network, new FittedModel<float, RegressionMetrics>(boosted.Layout, blend, Outcome.Regression()));
            predictor.Save(PathOf("hut-blend"));
            Record("hut-blend", predictor.Predict(Hut.Simulate(PredictedRows, 2)));
        }

        void WriteSkies()
        {
            var fit = SkyTraining.Fit(Sky.Simulate(150, 1), Quick);
            var predictor = fit.Enricher.With(LightGbm.Fit(fit.Rows, Trees));
            predictor.Save(PathOf("sky-trees"));
            Record("sky-trees", predictor.Predict(Sky.Simulate(PredictedRows, 2)));
        }

        string PathOf(string name) => Path.Combine(folder, $"{name}.{version}.lamina");

        void Record<T>(string name, Prediction<T>[] predictions) =>
            File.WriteAllLines(Path.Combine(folder, $"{name}.{version}.txt"), predictions.Select(Line));
    }

    private static string Line<T>(Prediction<T> prediction)
    {
        float[] said = prediction switch
        {
            { Probabilities.IsEmpty: false } => prediction.Probabilities.ToArray(),
            { Value: float number } => [number],
            _ => [prediction.Probability],
        };
        return string.Join(' ', said.Select(static value => value.ToString("R", CultureInfo.InvariantCulture)));
    }
}
