using System.Globalization;

namespace Studies.Schemes;

/// <summary>Collects what schemes did on every data set, and prints it.</summary>
internal sealed class SchemeTable
{
    private readonly List<string> sets = [];
    private readonly List<string> schemes = [];
    private readonly Dictionary<(string Set, string Scheme), List<(double Relative, double Telling)>> cells = [];

    /// <summary>Adds one division of a data set; the first result is the reference.</summary>
    public void Add(string set, string metric, IReadOnlyList<SchemeResult> results)
    {
        if (!sets.Contains(set))
            sets.Add(set);
        Console.WriteLine($"{set}: {metric} of {results[0].Scheme} {results[0].Loss:0.0000}");
        foreach (var result in results)
        {
            if (!schemes.Contains(result.Scheme))
                schemes.Add(result.Scheme);
            if (!cells.TryGetValue((set, result.Scheme), out var values))
                cells.Add((set, result.Scheme), values = []);
            values.Add(((result.Loss / results[0].Loss) - 1, result.Telling));
            Console.WriteLine($"  {result.Scheme,-42}{result.Loss,10:0.0000}{Percent(values[^1].Relative),9}{Number(result.Telling),7}");
        }
    }

    /// <summary>The table in Markdown: the difference from the reference, the mean over data sets, and how well training rows are told from fresh ones.</summary>
    public void Print()
    {
        Console.WriteLine();
        Console.WriteLine($"| | {string.Join(" | ", sets)} | mean | worst | told apart |");
        Console.WriteLine($"|---|{string.Concat(sets.Select(static _ => "---|"))}---|---|---|");
        foreach (var scheme in schemes)
        {
            double[] means = [.. sets.Select(set => cells.TryGetValue((set, scheme), out var values) ? values.Average(static cell => cell.Relative) : double.NaN)];
            double[] known = [.. means.Where(static mean => !double.IsNaN(mean))];
            double[] telling = [.. sets.Where(set => cells.ContainsKey((set, scheme))).SelectMany(set => cells[(set, scheme)]).Select(static cell => cell.Telling).Where(static value => !double.IsNaN(value))];
            Console.WriteLine($"| {scheme} | {string.Join(" | ", means.Select(Percent))} | {Percent(known.Average())} | {Percent(known.Max())} | {(telling.Length > 0 ? Number(telling.Average()) : "")} |");
        }
    }

    private static string Percent(double share) => double.IsNaN(share) ? "" : share.ToString("+0.0%;-0.0%;0.0%", CultureInfo.InvariantCulture);

    private static string Number(double value) => double.IsNaN(value) ? "" : value.ToString("0.00", CultureInfo.InvariantCulture);
}
