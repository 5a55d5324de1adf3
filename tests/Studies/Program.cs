using System.Diagnostics;
using System.Globalization;
using Lift;
using Studies.Schemes;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (args is not ["schemes", var folder, ..])
{
    Console.WriteLine("dotnet run -c Release --project tests/Studies -- schemes FOLDER [ROWS] [SEEDS] [DATASET ...]");
    Console.WriteLine("  Ways of giving a booster what a network learned, compared on every data set of the folder.");
    return 2;
}

var rows = args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 3_000;
var seeds = args.Length > 3 ? int.Parse(args[3], CultureInfo.InvariantCulture) : 1;
var clock = Stopwatch.StartNew();
var table = new SchemeTable();
foreach (var set in DataSets.All.Where(set => args.Length <= 4 || args.AsSpan(4).Contains(set.Name)))
{
    for (var seed = 1; seed <= seeds; seed++)
        set.Open(folder, rows, seed, new SchemeBench(seed, trials: 3, table));
}

table.Print();
Console.WriteLine($"\nAt most {rows} rows of each, {seeds} division(s), {clock.Elapsed.TotalSeconds:0} s.");
return 0;
