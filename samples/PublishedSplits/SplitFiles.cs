using System.Globalization;

namespace PublishedSplits;

/// <summary>Reads a data set with fixed splits: <c>data.txt</c>, <c>index_train_N.txt</c> and <c>index_test_N.txt</c>.</summary>
/// <param name="folder">The folder of the data set.</param>
public sealed class SplitFiles(string folder)
{
    /// <summary>How many splits there are.</summary>
    public int Count => Directory.GetFiles(folder, "index_train_*.txt").Length;

    /// <summary>All rows.</summary>
    public TRow[] Rows<TRow>()
        where TRow : IFromNumbers<TRow> =>
        [.. File.ReadLines(Path.Combine(folder, "data.txt")).Where(line => line.Length > 0).Select(line => TRow.From(Numbers(line)))];

    /// <summary>The rows to learn from and those to test on.</summary>
    public (TRow[] Train, TRow[] Test) Split<TRow>(TRow[] rows, int split) =>
        (Pick(rows, $"index_train_{split}.txt"), Pick(rows, $"index_test_{split}.txt"));

    private TRow[] Pick<TRow>(TRow[] rows, string file) =>
        [.. File.ReadLines(Path.Combine(folder, file)).Where(line => line.Length > 0).Select(line => rows[(int)Numbers(line)[0]])];

    private static float[] Numbers(string line) =>
        [.. line.Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries).Select(cell => float.Parse(cell, CultureInfo.InvariantCulture))];
}
