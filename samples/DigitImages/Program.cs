using System.Diagnostics;
using System.Globalization;
using Lamina;
using DigitImages;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var (train, test) = (Read(args[0]), Read(args[1]));
var mode = args.Length > 2 ? args[2] : "default";
var seeds = args.Length > 3 ? int.Parse(args[3]) : 3;
var folds = args.Length > 4 ? int.Parse(args[4]) : 5;
var epochs = args.Length > 5 ? int.Parse(args[5]) : 40;
var sum = 0.0;
for (var seed = 1; seed <= seeds; seed++)
{
    var clock = Stopwatch.StartNew();
    var options = new FitOptions { Seed = seed, Folds = folds, Epochs = epochs };
    var accuracy = mode switch
    {
        "default" => DigitTraining.Fit(train.Select(d => new Digit(d.Pixels, d.Value)).ToArray(), options).Network.Evaluate(test.Select(d => new Digit(d.Pixels, d.Value)).ToArray()).Accuracy,
        "shift" => ShiftedTraining.Fit(train.Select(d => new Shifted(d.Pixels, d.Value)).ToArray(), options).Network.Evaluate(test.Select(d => new Shifted(d.Pixels, d.Value)).ToArray()).Accuracy,
        "none" => PlainTraining.Fit(train.Select(d => new Plain(d.Pixels, d.Value)).ToArray(), options).Network.Evaluate(test.Select(d => new Plain(d.Pixels, d.Value)).ToArray()).Accuracy,
        _ => WideTraining.Fit(train.Select(d => new Wide(d.Pixels, d.Value)).ToArray(), options).Network.Evaluate(test.Select(d => new Wide(d.Pixels, d.Value)).ToArray()).Accuracy,
    };
    sum += accuracy;
    Console.WriteLine($"{mode} seed {seed}: {accuracy:0.0000} {clock.Elapsed.TotalSeconds:0} s");
}
Console.WriteLine($"{mode} mean {sum / seeds:0.0000}");

static Digit[] Read(string path)
{
    var digits = new List<Digit>();
    foreach (var line in File.ReadLines(path))
    {
        var cells = line.Split(',');
        if (cells.Length != 65 || !char.IsAsciiDigit(line[0]))
            continue;
        var values = Array.ConvertAll(cells, byte.Parse);
        digits.Add(new Digit(values[..64], values[64]));
    }
    return [.. digits];
}

namespace DigitImages
{
    public record Digit([Feature(Shape = [8, 8]), Image] byte[] Pixels, [Label(LabelTask.MultiClass)] int Value);
    public record Shifted([Feature(Shape = [8, 8]), Image(Shift = 1)] byte[] Pixels, [Label(LabelTask.MultiClass)] int Value);
    public record Plain([Feature(Shape = [8, 8]), Image(Normalization = Normalization.None)] byte[] Pixels, [Label(LabelTask.MultiClass)] int Value);
    [Network(Hidden = [128])]
    public record Wide([Feature(Shape = [8, 8]), Image(Shift = 1)] byte[] Pixels, [Label(LabelTask.MultiClass)] int Value);
}
