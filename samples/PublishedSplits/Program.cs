using System.Diagnostics;
using System.Globalization;
using Lamina;
using PublishedSplits;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (args.Length == 0)
{
    Console.WriteLine("Usage: PublishedSplits FOLDER [kin8nm | energy | protein] [SPLITS]");
    Console.WriteLine("FOLDER holds the data sets kin8nm, energy and protein-tertiary-structure with their fixed splits.");
    return 1;
}

var most = args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : int.MaxValue;
foreach (var name in args.Length > 1 ? [args[1]] : (string[])["energy", "kin8nm", "protein"])
{
    switch (name)
    {
        case "kin8nm":
            Measure<Kin8nm>("kin8nm", "0.08", train => test => Kin8nmTraining.Fit(train, new FitOptions { Seed = 1 }).Network.Evaluate(test));
            break;
        case "energy":
            Measure<Energy>("energy", "0.54", train => test => EnergyTraining.Fit(train, new FitOptions { Seed = 1 }).Network.Evaluate(test));
            break;
        case "protein":
            Measure<Protein>("protein-tertiary-structure", "4.27", train => test => ProteinTraining.Fit(train, new FitOptions { Seed = 1 }).Network.Evaluate(test));
            break;
        default:
            Console.WriteLine($"There is no data set {name} here.");
            return 1;
    }
}

return 0;

void Measure<TRow>(string set, string published, Func<TRow[], Func<TRow[], RegressionMetrics>> fit)
    where TRow : IFromNumbers<TRow>
{
    var files = new SplitFiles(Path.Combine(args[0], set));
    var rows = files.Rows<TRow>();
    var count = Math.Min(most, files.Count);
    var clock = Stopwatch.StartNew();
    var errors = new double[count];
    for (var split = 0; split < count; split++)
    {
        var (train, test) = files.Split(rows, split);
        errors[split] = fit(train)(test).Rmse;
    }

    var mean = errors.Average();
    var deviation = Math.Sqrt(errors.Sum(error => (error - mean) * (error - mean)) / Math.Max(1, count - 1));
    Console.WriteLine(
        $"{set}: RMSE {mean:0.0000} ± {deviation:0.0000} over {count} splits of {rows.Length} rows (published network {published}), {clock.Elapsed.TotalSeconds:0} s");
}
