using System.Diagnostics;
using System.Globalization;
using Baskets;
using Lamina;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var clock = Stopwatch.StartNew();
var split = BasketSimulator.Simulate(count: 6_000, seed: 1).Split(test: 0.25, seed: 1);
Console.WriteLine($"{split.Train.Length} simulated baskets to learn from, {split.Test.Length} to test on; {BasketSimulator.Groups} groups of {BasketSimulator.ProductsInGroup} products.");

// The products' vectors are learned from the baskets alone, without labels.
var fit = BasketTraining.Fit(split.Train, new FitOptions { Seed = 1, Epochs = 15 });
var products = fit.Schema.WordVectorsOf(nameof(Basket.Products));
var neighbors = BasketSimulator.ProductsInGroup - 1;
var purity = products.Words.Average(product =>
    products.Nearest(product, neighbors).Count(neighbor => BasketSimulator.GroupOf(neighbor.Word) == BasketSimulator.GroupOf(product)) / (double)neighbors);
Console.WriteLine($"Of the {neighbors} nearest neighbours of each of {products.Count} products, {purity:P1} are of its own group ({1.0 / BasketSimulator.Groups:P1} by chance).");
Console.WriteLine($"  {products.Words[0]}: {string.Join(", ", products.Nearest(products.Words[0], 5))}");
Console.WriteLine();

var model = LightGbm.Fit(fit.Raw(split.Train));
Console.WriteLine("Who comes back, on the test rows:");
Console.WriteLine($"  LightGBM, pooled products and hour   {model.Evaluate(fit.Raw(split.Test))}");
Console.WriteLine($"  the network alone                    {fit.Network.Evaluate(split.Test)}");
Console.WriteLine();

var basket = fit.Enricher.Enrich(split.Test[0]);
Console.WriteLine($"One basket: {string.Join(", ", basket.Products)}");
Console.WriteLine($"  ProductsVector = {basket.ProductsVector}, Hidden2 = {basket.Hidden2}");

products.Save(Path.Combine(Path.GetTempPath(), "products.txt"));
Console.WriteLine($"All of it took {clock.Elapsed.TotalSeconds:0} seconds.");
return purity >= 0.9 ? 0 : 1;
