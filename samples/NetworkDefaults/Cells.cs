using System.Globalization;
using Sylvan.Data.Csv;

namespace NetworkDefaults;

/// <summary>Rows of a file as texts, and what they say.</summary>
internal static class Cells
{
    /// <summary>The rows of a CSV file; empty ones at its end are left out.</summary>
    public static string[][] Read(string path, bool hasHeader = false)
    {
        using var reader = CsvDataReader.Create(path, new CsvDataReaderOptions { HasHeaders = hasHeader });
        var rows = new List<string[]>();
        while (reader.Read())
        {
            if (reader.RowFieldCount >= reader.FieldCount)
                rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(cell => reader.GetString(cell).Trim())]);
        }

        return [.. rows];
    }

    /// <summary>The first of the fixed splits of a data set.</summary>
    public static (string[][] Train, string[][] Test) FirstSplit(string folder)
    {
        var rows = Lines(Path.Combine(folder, "data.txt")).ToArray();
        return (Pick("index_train_0.txt"), Pick("index_test_0.txt"));

        string[][] Pick(string file) => [.. Lines(Path.Combine(folder, file)).Select(line => rows[(int)Number(line[0])])];
    }

    /// <summary>The rows of a file whose cells are divided by spaces or tabs.</summary>
    public static IEnumerable<string[]> Lines(string path) =>
        File.ReadLines(path).Where(line => line.Length > 0).Select(line => line.Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries));

    /// <summary>One row of so many.</summary>
    public static string[][] Every(string[][] rows, int step, int first) => [.. rows.Where((_, i) => i % step == first)];

    public static float Number(string cell) => float.Parse(cell, CultureInfo.InvariantCulture);

    public static float? NumberOrNull(string cell) => string.IsNullOrWhiteSpace(cell) ? null : Number(cell);

    public static string? Text(string cell) => cell == "?" ? null : cell;
}
