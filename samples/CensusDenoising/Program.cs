using System.Diagnostics;
using System.Globalization;
using CensusDenoising;
using CensusIncome;
using Lamina;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (args is not [var trainingPath, var testPath])
{
    Console.Error.WriteLine("usage: CensusDenoising <training file> <test file>     (adult.data and adult.test of the UCI Adult data set)");
    return 2;
}

const int Width = 32;
var clock = Stopwatch.StartNew();
var people = CensusFile.Read(trainingPath);
var unseen = CensusFile.Read(testPath);
Citizen[] citizens = [.. people.Select(CensusColumns.Of<Citizen>)];
Citizen[] unseenCitizens = [.. unseen.Select(CensusColumns.Of<Citizen>)];
var hiddenAlone = new LightGbmOptions { Columns = ColumnSet.Hidden };

Console.WriteLine($"LightGBM on {Width} columns that no label decided, {people.Count} people to learn from, {unseen.Count} to test on:");
var denoise = CitizenTraining.Fit(citizens, new FitOptions { Seed = 1 });
Show("denoising autoencoder", LightGbm.Fit(denoise.Rows, hiddenAlone).Evaluate(denoise.Enricher.Enrich(unseenCitizens)));

using (var components = PrincipalComponents.Fit(citizens, denoise.Schema, Width))
{
    var (train, test) = (components.Of(citizens), components.Of(unseenCitizens));
    var fit = ComponentsTraining.Fit(train, new FitOptions { Epochs = 0, Folds = 2 });     // for its raw rows alone
    Show("principal components", LightGbm.Fit(fit.Raw(train)).Evaluate(fit.Raw(test)));
}

var random = RandomCitizenTraining.Fit([.. people.Select(CensusColumns.Of<RandomCitizen>)], new FitOptions { Seed = 1, Epochs = 0 });
Show(
    "untrained random layer",
    LightGbm.Fit(random.Rows, hiddenAlone).Evaluate(random.Enricher.Enrich([.. unseen.Select(CensusColumns.Of<RandomCitizen>)])));

Console.WriteLine("Beside them:");
Show("all raw columns", LightGbm.Fit(denoise.Raw(citizens)).Evaluate(denoise.Raw(unseenCitizens)));
Show("raw columns and autoencoder", LightGbm.Fit(denoise.Rows).Evaluate(denoise.Enricher.Enrich(unseenCitizens)));
Console.WriteLine($"The autoencoder alone: {denoise.Network.Evaluate(unseenCitizens)}. All of it took {clock.Elapsed.TotalSeconds:0} s.");
return 0;

static void Show(string name, BinaryMetrics metrics) => Console.WriteLine($"  {name,-28} {metrics}");
