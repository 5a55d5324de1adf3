using System.Globalization;

namespace Lift;

/// <summary>What the command line asks for.</summary>
/// <param name="Folder">The folder of all data sets.</param>
/// <param name="Names">The data sets to study; empty for all.</param>
/// <param name="Rows">How many rows of each are taken at most.</param>
/// <param name="Repeats">How often the rows are divided anew.</param>
/// <param name="Trials">How many settings each arm tries.</param>
/// <param name="Pages">A folder for a page about each data set, or null.</param>
/// <param name="Keep">A folder that keeps finished folds, or null.</param>
public sealed record Arguments(string Folder, IReadOnlyList<string> Names, int Rows, int Repeats, int Trials, string? Pages, string? Keep)
{
    public const string Usage = """
        Usage: Lift FOLDER [DATASET ...] [--rows 3000] [--repeats 1] [--trials 2] [--pages FOLDER] [--keep FOLDER]
        Does it help? A study of every data set in FOLDER, or of those named, and a row for each. "loans" is simulated and needs no files.
        """;

    /// <summary>Reads the command line; null where it cannot be read.</summary>
    public static Arguments? Parse(string[] args)
    {
        var words = new List<string>();
        var options = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < args.Length; i++)
        {
            if (!args[i].StartsWith("--", StringComparison.Ordinal))
                words.Add(args[i]);
            else if (i + 1 < args.Length)
                options[args[i]] = args[++i];
            else
                return null;
        }

        return words.Count == 0
            ? null
            : new Arguments(words[0], words[1..], Number("--rows", 3_000), Number("--repeats", 1), Number("--trials", 2), Text("--pages"), Text("--keep"));

        int Number(string name, int otherwise) => Text(name) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;

        string? Text(string name) => options.GetValueOrDefault(name);
    }
}
