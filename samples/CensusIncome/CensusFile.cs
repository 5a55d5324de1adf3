using System.Globalization;
using Sylvan.Data.Csv;

namespace CensusIncome;

/// <summary>
/// Reads the files of the Adult data set. They have no header, write a missing value as "?", and end the labels of
/// the test file in a full stop, so the columns are taken by position here; a file with a header would go through
/// <c>PersonSchema.Read</c> in one line.
/// </summary>
public static class CensusFile
{
    public static List<Person> Read(string path)
    {
        using var reader = CsvDataReader.Create(path, new CsvDataReaderOptions { HasHeaders = false });
        var people = new List<Person>();
        while (reader.Read())
        {
            if (reader.RowFieldCount < 15)
                continue;   // the empty line at the end
            people.Add(new Person(
                Number(0),
                Text(1),
                Number(2),
                Text(3)!,
                Number(4),
                Text(5)!,
                Text(6),
                Text(7)!,
                Text(8)!,
                Text(9)!,
                Number(10),
                Number(11),
                Number(12),
                Text(13),
                Text(14)!.TrimEnd('.') == ">50K"));
        }

        return people;

        int Number(int column) => int.Parse(reader.GetString(column).AsSpan().Trim(), CultureInfo.InvariantCulture);

        string? Text(int column) => reader.GetString(column).Trim() is var text && text == "?" ? null : text;
    }
}
