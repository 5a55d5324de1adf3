using System.Globalization;
using Digits;
using Lamina;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (args.Length == 0)
{
    Console.WriteLine("Usage: Digits FOLDER [SEEDS]");
    Console.WriteLine("FOLDER holds optdigits.tra and optdigits.tes (UCI, Optical Recognition of Handwritten Digits).");
    return 1;
}

var train = Digit.Read(Path.Combine(args[0], "optdigits.tra"));
var test = Digit.Read(Path.Combine(args[0], "optdigits.tes"));
var table = new ResultTable(args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 3);
Console.WriteLine($"{train.Length} digits to learn from, {test.Length} to test on; mean and spread over the seeds 1 to {table.Seeds}.");

ResultTable.Title("64 pixels, no network");
var encoders = DigitTraining.Fit(train, new FitOptions { Epochs = 1, Folds = 2 });      // Raw rows use its encoders alone
var raw = encoders.Raw(train);
var rawTest = encoders.Raw(test);
table.Measure("nearest neighbours (5)", seed => NearestNeighbors.Fit(raw, new() { Seed = seed }).Evaluate(rawTest));
table.Measure("nearest neighbour (1)", seed => NearestNeighbors.Fit(raw, new() { Seed = seed, Neighbors = 1 }).Evaluate(rawTest));
table.Measure("logistic regression", seed => LogisticRegression.Fit(raw, new() { Seed = seed }).Evaluate(rawTest));
table.Measure("linear SVM", seed => LinearSvm.Fit(raw, new() { Seed = seed }).Evaluate(rawTest));
table.Measure("kernel SVM", seed => KernelSvm.Fit(raw, new() { Seed = seed }).Evaluate(rawTest));
table.Measure("random forest", seed => RandomForest.Fit(raw, new() { Seed = seed }).Evaluate(rawTest));
table.Measure("LightGBM", seed => LightGbm.Fit(raw, new() { Seed = seed }).Evaluate(rawTest));

ResultTable.Title("a dense network's hidden layer");
var fits = table.Each("train it, five folds", seed => DigitTraining.Fit(train, new FitOptions { Seed = seed }));
var tests = table.Each("enrich the test digits", seed => fits[seed].Enricher.Enrich(test));
table.Measure("the network alone", seed => fits[seed].Network.Evaluate(test));
table.Measure("linear SVM", seed => LinearSvm.Fit(fits[seed].Rows, new() { Seed = seed, Columns = ColumnSet.Hidden }).Evaluate(tests[seed]));
table.Measure("kernel SVM", seed => KernelSvm.Fit(fits[seed].Rows, new() { Seed = seed, Columns = ColumnSet.Hidden }).Evaluate(tests[seed]));
table.Measure("kernel SVM, with the pixels", seed => KernelSvm.Fit(fits[seed].Rows, new() { Seed = seed }).Evaluate(tests[seed]));
table.Measure("LightGBM, with the pixels", seed => LightGbm.Fit(fits[seed].Rows, new() { Seed = seed }).Evaluate(tests[seed]));

ResultTable.Title("a convolutional network's hidden layer");
DigitImage[] images = [.. train.Select(digit => new DigitImage(digit.Pixels, digit.Value))];
DigitImage[] testImages = [.. test.Select(digit => new DigitImage(digit.Pixels, digit.Value))];
var imageFits = table.Each("train it, five folds", seed => DigitImageTraining.Fit(images, new FitOptions { Seed = seed }));
var imageTests = table.Each("enrich the test digits", seed => imageFits[seed].Enricher.Enrich(testImages));
table.Measure("the network alone", seed => imageFits[seed].Network.Evaluate(testImages));
table.Measure("linear SVM", seed => LinearSvm.Fit(imageFits[seed].Rows, new() { Seed = seed, Columns = ColumnSet.Hidden }).Evaluate(imageTests[seed]));
table.Measure("kernel SVM", seed => KernelSvm.Fit(imageFits[seed].Rows, new() { Seed = seed, Columns = ColumnSet.Hidden }).Evaluate(imageTests[seed]));
table.Measure("LightGBM", seed => LightGbm.Fit(imageFits[seed].Rows, new() { Seed = seed, Columns = ColumnSet.Hidden }).Evaluate(imageTests[seed]));
return 0;
