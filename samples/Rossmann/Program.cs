using System.Diagnostics;
using System.Globalization;
using Rossmann;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (args.Length == 0 || !Directory.Exists(args[0]) || args[1..].Except(["--quick", "--published", "--ours"]).Any())
{
    Console.Error.WriteLine("usage: Rossmann FOLDER [--quick] [--ours | --published]");
    Console.Error.WriteLine("FOLDER holds train.csv.gz and store_states.csv. Without --ours or --published both protocols are run.");
    return 2;
}

var clock = Stopwatch.StartNew();
var sizes = args.Contains("--quick") ? RunSizes.Quick : new RunSizes();
var sales = SalesFiles.Read(args[0]);
Say($"{sales.Length} rows with sales, {sales[0].Day:yyyy-MM-dd} to {sales[^1].Day:yyyy-MM-dd}");
if (!args.Contains("--published"))
{
    Sale[] some = [.. sales.Where(sale => sale.Store % sizes.EveryStore == 0)];
    var periods = Periods.Of(some);
    Say($"our protocol: {periods.Learning.Length} rows to learn from, {periods.Validation.Length} of six weeks to choose on, {periods.Test.Length} to test on from {periods.Test[0].Day:yyyy-MM-dd}");
    var results = new List<ArmResult>();
    foreach (var arm in ArmList.Of(sizes, Say))
    {
        results.Add(ArmResult.Of(arm, periods));
        Say($"{arm.Name}: {results[^1].Mape:0.0000}");
    }

    ResultTable.Write(periods, results);
    Console.WriteLine("A cell is a category of store, day of week and promotion together: what the lookup table knows, for boosters and networks alike.");
    Console.WriteLine($"Networks are cross-fitted by whole weeks within the training period; \"alone\" is the mean of the {sizes.Folds} networks of the folds.");
    Console.WriteLine("Every factor, number of trees and choice between settings was made on the validation weeks, which no arm learns from.");
    Console.WriteLine("The difference is of test errors; its 95 % interval draws whole days.");
}

if (!args.Contains("--ours"))
{
    ResultTable.Write(new PublishedProtocol(sales, sizes, Say).Run());
    Console.WriteLine("LightGBM stands in for xgboost. What leaks in this protocol: rows are drawn with replacement, so twins would fall into different folds; the cut");
    Console.WriteLine("falls inside a day; embeddings are those of a network that was trained on the same rows; the encoders and the scale of the label know the test");
    Console.WriteLine("rows; the paper's settings were tuned on the split that it reports.");
}

Console.WriteLine();
Console.WriteLine($"All of it took {clock.Elapsed.TotalSeconds:0} s on {sizes.Threads} of {Environment.ProcessorCount} cores.");
return 0;

void Say(string line) => Console.WriteLine($"{clock.Elapsed.TotalSeconds,6:0} s  {line}");
