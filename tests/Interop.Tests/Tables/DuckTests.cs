using DuckDB.NET.Data;
using Interop.Tests.OnnxExport;
using Lamina;

namespace Interop.Tests.Tables;

/// <summary>DuckDB reads what was written: another reader than the library that wrote it.</summary>
public sealed class DuckTests
{
    [Fact]
    public Task Types_and_values_of_a_Parquet_file() => Fits.InFolder(async folder =>
    {
        var rows = Car.Simulate(170, seed: 2);
        rows[3] = rows[3] with { Segment = null, Power = float.NaN };
        var path = Path.Combine(folder, "cars.parquet");
        await Fits.Cars.Enricher.WriteParquetAsync(rows, path, new EnrichedTableOptions { RowsPerGroup = 64 }, columns => columns.Add("Half", row => row.Doors / 2.0));
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        var types = Query(connection, $"SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM '{path}')").ToDictionary(row => (string)row[0]!, row => (string)row[1]!);
        Assert.Equal(
            ("DOUBLE", "FLOAT", "BOOLEAN", "VARCHAR", "VARCHAR", "BIGINT", "FLOAT[]", "FLOAT"),
            (types["Half"], types["Power"], types["Smoker"], types["Fuel"], types["Color"], types["Dealer"], types["Tyres"], types["Wide_Hidden1_11"]));

        var enriched = Fits.Cars.Enricher.Enrich(rows);
        var read = Query(connection, $"SELECT Power, Smoker, Fuel, Second, Color, Dealer, Noise[3], Tyres[1], Tyres IS NULL, Segment, Deep_Hidden2_3, Wide_NetworkPrediction_small, Half FROM '{path}'");
        Assert.Equal(rows.Length, read.Count);
        for (var i = 0; i < rows.Length; i++)
        {
            var row = rows[i];
            Assert.Equal(
                [
                    float.IsNaN(row.Power) ? null : row.Power, row.Smoker, row.Fuel.ToString(), row.Second?.ToString(), row.Color, row.Dealer, row.Noise[2], (float?)row.Tyres?[0], row.Tyres is null,
                    row.Segment, enriched[i].Deep.Hidden2[3], enriched[i].Wide.NetworkPrediction[2], row.Doors / 2.0,
                ],
                read[i]);
        }

        return 0;
    });

    [Fact]
    public Task Memory_does_not_grow_with_the_rows() => Fits.InFolder(async folder =>
    {
        const int count = 48_000;
        var row = Car.Simulate(1)[0];
        var (early, late) = (0L, 0L);
        var path = Path.Combine(folder, "many.parquet");
        Assert.Equal(count, await Fits.Cars.Enricher.WriteParquetAsync(Many(), path, new EnrichedTableOptions { RowsPerGroup = 4_000 }));

        // Nine groups of about 2 MB each lie between: holding them would show.
        Assert.True(late - early < 4 << 20, $"{early >> 20} MB after 10,000 rows, {late >> 20} MB after 46,000");
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        Assert.Equal([(long)count, (float)(count - 1)], Query(connection, $"SELECT count(*), max(Power) FROM '{path}'")[0]);
        return 0;

        IEnumerable<Car> Many()
        {
            for (var i = 0; i < count; i++)
            {
                if (i == 10_000)
                    early = GC.GetTotalMemory(forceFullCollection: true);
                if (i == 46_000)
                    late = GC.GetTotalMemory(forceFullCollection: true);
                yield return row with { Power = i };
            }
        }
    });

    private static List<object?[]> Query(DuckDBConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<object?[]>();
        while (reader.Read())
        {
            var row = new object?[reader.FieldCount];
            for (var i = 0; i < row.Length; i++)
                row[i] = reader.IsDBNull(i) ? null : reader.GetValue(i);
            rows.Add(row);
        }

        return rows;
    }
}
