using System.Globalization;
using System.IO.Compression;
using Sylvan.Data.Csv;

namespace Rossmann;

/// <summary>Reads <c>train.csv.gz</c> and <c>store_states.csv</c> of a folder.</summary>
public static class SalesFiles
{
    /// <summary>All rows with sales, by day and then by store.</summary>
    public static Sale[] Read(string folder)
    {
        var states = ReadStates(Path.Combine(folder, "store_states.csv"));
        using var file = File.OpenRead(Path.Combine(folder, "train.csv.gz"));
        using var text = new StreamReader(new GZipStream(file, CompressionMode.Decompress));
        using var rows = CsvDataReader.Create(text);
        var (store, weekday, date) = (rows.GetOrdinal("Store"), rows.GetOrdinal("DayOfWeek"), rows.GetOrdinal("Date"));
        var (amount, promo) = (rows.GetOrdinal("Sales"), rows.GetOrdinal("Promo"));
        var sales = new List<Sale>();
        while (rows.Read())
        {
            var sold = rows.GetFloat(amount);
            if (sold <= 0)
                continue;
            var number = rows.GetInt32(store);
            var day = DateOnly.ParseExact(rows.GetString(date), "yyyy-MM-dd", CultureInfo.InvariantCulture);
            sales.Add(new Sale(number, states[number], day, rows.GetInt32(weekday), rows.GetInt32(promo), sold));
        }

        return [.. sales.OrderBy(sale => sale.Day).ThenBy(sale => sale.Store)];
    }

    private static Dictionary<int, string> ReadStates(string path)
    {
        using var rows = CsvDataReader.Create(path);
        var states = new Dictionary<int, string>();
        while (rows.Read())
            states.Add(rows.GetInt32(rows.GetOrdinal("Store")), rows.GetString(rows.GetOrdinal("State")));
        return states;
    }
}
