using System.Globalization;
using Lamina;

// Five numbers, two label columns of which exactly one is 1: a hidden layer and cross-entropy, then a booster on the hidden activations.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var random = new Random(1);
Row[] rows = [.. Enumerable.Range(0, 8_000).Select(_ => Simulate())];
var split = rows.Split(test: 0.25, seed: 1);

var fit = RowTraining.Fit(split.Train, new FitOptions { Seed = 1 });
var test = fit.Enricher.Enrich(split.Test);
Console.WriteLine($"LightGBM on x1 to x5            {LightGbm.Fit(fit.Raw(split.Train)).Evaluate(fit.Raw(split.Test))}");
Console.WriteLine($"the network alone               {fit.Network.Evaluate(split.Test)}");
Console.WriteLine($"LightGBM on the hidden layer    {LightGbm.Fit(fit.Rows, new() { Columns = ColumnSet.Hidden }).Evaluate(test)}");
Console.WriteLine($"LightGBM on both                {LightGbm.Fit(fit.Rows).Evaluate(test)}");
Console.WriteLine($"{test[0].Original} has Hidden1 = {test[0].Hidden1}: {fit.Network.Predict(split.Test[0])}");

// What decides is the ratio of two numbers against a third: trees cut along the axes, a network need not.
Row Simulate()
{
    var x = Enumerable.Range(0, 5).Select(_ => 0.1f + random.NextSingle()).ToArray();
    var y1 = x[0] / x[1] > (2 * x[2]) + (0.2f * (random.NextSingle() - 0.5f)) ? 1 : 0;
    return new Row(x[0], x[1], x[2], x[3], x[4], y1, 1 - y1);
}

[Network(Hidden = [16])]
internal sealed record Row(
    [Feature] float X1, [Feature] float X2, [Feature] float X3, [Feature] float X4, [Feature] float X5,
    [Label(LabelTask.MultiClass)] int Y1, [Label(LabelTask.MultiClass)] int Y2);
