using System.Diagnostics;
using System.Globalization;
using NetworkDefaults;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (args.Length == 0)
{
    Console.WriteLine("Usage: NetworkDefaults FOLDER [SEEDS] [CHANGE ...]");
    Console.WriteLine("FOLDER holds adult, bike-hour, binary-small, telco-churn and uci-regression. What the defaults of a network are compared with, one by one.");
    return 1;
}

var seeds = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 1;
DataSet[] sets = [BuildingData.Load(args[0]), ArmData.Load(args[0]), BikeData.Load(args[0]), CreditData.Load(args[0]), CustomerData.Load(args[0]), AdultData.Load(args[0])];
var clock = Stopwatch.StartNew();
Console.WriteLine($"The network alone on test rows, mean of {seeds} seed(s), lower is better: {string.Join(", ", sets.Select(set => $"{set.Name} ({set.Measure}, {set.RowCount} rows)"))}.");
Console.WriteLine($"{"",-34}{string.Concat(sets.Select(set => $"{set.Name,12}"))}");
foreach (var change in Change.All.Where(change => args.Length <= 2 || Array.IndexOf(args, change.Name, 2) >= 0))
{
    Console.Write($"{change.Name,-34}");
    foreach (var set in sets)
        Console.Write($"{set.MeanError(change, seeds),12:0.0000}");
    Console.WriteLine();
}

Console.WriteLine($"All of it took {clock.Elapsed.TotalSeconds:0} seconds.");
return 0;
