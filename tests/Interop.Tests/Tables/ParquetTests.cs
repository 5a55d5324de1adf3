using Interop.Tests.OnnxExport;
using Lamina;
using Parquet;
using Parquet.Schema;

namespace Interop.Tests.Tables;

/// <summary>What the library's own reader finds in a file, against the rows.</summary>
public sealed class ParquetTests
{
    [Fact]
    public Task Every_value_of_new_rows_comes_back() => Fits.InFolder(async folder =>
    {
        var rows = Car.Simulate(170, seed: 2);
        rows[3] = rows[3] with { Segment = null, Power = float.NaN };
        rows[5] = rows[5] with { Brand = "unheard of" };
        var path = Path.Combine(folder, "cars.parquet");
        var written = await Fits.Cars.Enricher.WriteParquetAsync(rows, path, new EnrichedTableOptions { RowsPerGroup = 64 });

        Assert.Equal(170, written);
        Assert.Equal([path], Directory.GetFiles(folder));
        await using var reader = await ParquetReader.CreateAsync(path);
        Assert.Equal(3, reader.RowGroupCount);
        Assert.Equal("Car", reader.CustomMetadata["lamina.record"]);
        Assert.Equal(Fits.Cars.Schema.FitId, reader.CustomMetadata["lamina.fit"]);
        Assert.Equal("NewRows", reader.CustomMetadata["lamina.origin"]);
        var table = await ReadAsync(reader);
        AssertCars(table, rows, Fits.Cars.Enricher.Enrich(rows));
        return 0;
    });

    [Fact]
    public Task Enriched_rows_and_streams_give_the_same_file() => Fits.InFolder(async folder =>
    {
        var rows = Car.Simulate(150, seed: 3);
        string[] paths = [.. Enumerable.Range(0, 5).Select(i => Path.Combine(folder, $"{i}.parquet"))];
        var enricher = Fits.Cars.Enricher;
        await enricher.WriteParquetAsync(rows, paths[0]);
        await enricher.WriteParquetAsync(Slowly(rows), paths[1]);
        await enricher.Enrich(rows).WriteParquetAsync(paths[2]);
        await enricher.Stream(rows).WriteParquetAsync(paths[3]);
        await enricher.StreamAsync(Slowly(rows)).WriteParquetAsync(paths[4]);
        var first = await File.ReadAllBytesAsync(paths[0]);
        foreach (var path in paths)
            Assert.Equal(first, await File.ReadAllBytesAsync(path));
        return 0;
    });

    [Fact]
    public Task Any_number_of_threads_gives_the_same_file() => Fits.InFolder(async folder =>
    {
        var rows = Car.Simulate(5_000, seed: 4);
        var first = Path.Combine(folder, "1.parquet");
        await Fits.Cars.Enricher.WriteParquetAsync(rows, first, new EnrichedTableOptions { Threads = 1 });
        foreach (var threads in (int[])[2, 8])
        {
            var path = Path.Combine(folder, $"{threads}.parquet");
            await Fits.Cars.Enricher.WriteParquetAsync(rows, path, new EnrichedTableOptions { Threads = threads });
            Assert.Equal(await File.ReadAllBytesAsync(first), await File.ReadAllBytesAsync(path));
        }

        return 0;
    });

    [Fact]
    public Task Training_rows_are_said_to_be_out_of_fold() => Fits.InFolder(async folder =>
    {
        var path = Path.Combine(folder, "train.parquet");
        await Fits.Cars.Rows.WriteParquetAsync(path);
        await using var reader = await ParquetReader.CreateAsync(path);
        Assert.Equal("OutOfFold", reader.CustomMetadata["lamina.origin"]);
        var table = await ReadAsync(reader);
        Assert.Equal(Fits.Cars.Rows.Select(row => (object)row.Deep.Hidden2[3]), table["Deep_Hidden2_3"]);
        return 0;
    });

    [Fact]
    public Task Raw_rows_have_no_hidden_columns() => Fits.InFolder(async folder =>
    {
        var path = Path.Combine(folder, "raw.parquet");
        await Fits.Cars.Raw(Car.Simulate(20)).WriteParquetAsync(path);
        await using var reader = await ParquetReader.CreateAsync(path);
        Assert.Equal("Segment", reader.Schema.Fields[^1].Name);
        return 0;
    });

    [Fact]
    public Task Layers_as_lists_and_vectors_as_columns() => Fits.InFolder(async folder =>
    {
        var rows = Car.Simulate(40, seed: 4);
        var path = Path.Combine(folder, "cars.parquet");
        await Fits.Cars.Enricher.WriteParquetAsync(rows, path, new EnrichedTableOptions { Layers = VectorLayout.List, Vectors = VectorLayout.Columns });
        await using var reader = await ParquetReader.CreateAsync(path);
        var table = await ReadAsync(reader);
        Assert.Equal(Fits.Cars.Enricher.Enrich(rows).Select(row => row.Wide.Hidden3.ToArray()), table["Wide_Hidden3"].Select(Floats));
        Assert.Equal(rows.Select(row => (object?)(float?)row.Tyres?[2]), table["Tyres_2"]);
        return 0;
    });

    [Fact]
    public Task Texts_tokens_labels_and_columns_of_one_s_own() => Fits.InFolder(async folder =>
    {
        var rows = Basket.Simulate(60);
        var path = Path.Combine(folder, "baskets.parquet");
        await Fits.Baskets.Enricher.WriteParquetAsync(
            rows,
            path,
            add: columns => columns.Add("Id", row => row.Id).Add("Half", row => row.Id / 2.0).Add("Name", row => row.Id == 3 ? null : $"n{row.Id}").Add("Odd", row => row.Id % 2 == 1));
        await using var reader = await ParquetReader.CreateAsync(path);
        var table = await ReadAsync(reader);
        var enriched = Fits.Baskets.Enricher.Enrich(rows);
        Assert.Equal(
            [
                "Id", "Half", "Name", "Odd", "Note", "Items", "Sum", "Returned", "Paid", "NoteVector_0", "NoteVector_1", "NoteVector_2", "ItemsVector_0", "ItemsVector_1",
                "Hidden1_0", "Hidden1_1", "Hidden1_2", "Hidden1_3", "Hidden1_4", "NetworkPrediction_Returned", "NetworkPrediction_Paid",
            ],
            reader.Schema.Fields.Select(field => field.Name));
        Assert.Equal(rows.Select(row => (object)(long)row.Id), table["Id"]);
        Assert.Equal(rows.Select(row => (object)(row.Id / 2.0)), table["Half"]);
        Assert.Equal(rows.Select(row => (object?)(row.Id == 3 ? null : $"n{row.Id}")), table["Name"]);
        Assert.Equal(rows.Select(row => (object)(row.Id % 2 == 1)), table["Odd"]);
        Assert.Equal(rows.Select(row => (object?)row.Note), table["Note"]);
        Assert.Equal(rows.Select(row => row.Items), table["Items"].Select(list => ((object?[]?)list)?.Select(item => (string)item!).ToArray()));
        Assert.Equal(rows.Select(row => (object?)row.Sum), table["Sum"]);
        Assert.Equal(rows.Select(row => (object?)row.Paid), table["Paid"]);
        Assert.Equal(enriched.Select(row => float.IsNaN(row.NoteVector[1]) ? null : (object)row.NoteVector[1]), table["NoteVector_1"]);
        Assert.Equal(enriched.Select(row => (object)row.Hidden1[4]), table["Hidden1_4"]);
        Assert.Equal(enriched.Select(row => (object)row.NetworkPrediction[1]), table["NetworkPrediction_Paid"]);
        return 0;
    });

    [Fact]
    public Task What_goes_wrong_leaves_no_file() => Fits.InFolder(async folder =>
    {
        var path = Path.Combine(folder, "cars.parquet");
        var rows = Car.Simulate(3000, seed: 5);
        rows[2000] = rows[2000] with { Power = float.PositiveInfinity };
        var infinite = await Assert.ThrowsAsync<RowException>(() => Fits.Cars.Enricher.WriteParquetAsync(rows, path, new EnrichedTableOptions { RowsPerGroup = 500 }));
        Assert.Equal((2000, "Power"), (infinite.Row, infinite.Column));
        await Assert.ThrowsAsync<RowException>(() => Array.Empty<EnrichedCar>().WriteParquetAsync(path));
        await Assert.ThrowsAsync<ArgumentException>(() => Fits.Cars.Enricher.WriteParquetAsync(rows, path, add: columns => columns.Add("X", row => row.Doors).Add("x", row => row.Doors)));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Fits.Cars.Enricher.WriteParquetAsync(rows, path, new EnrichedTableOptions { RowsPerGroup = 0 }));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Fits.Cars.Enricher.WriteParquetAsync(rows, path, new EnrichedTableOptions { Threads = 0 }));
        EnrichedCar[] mixed = [Fits.Cars.Rows[0], Fits.Cars.Enricher.Enrich(rows[0])];
        Assert.Contains("Row 1 is NewRows, row 0 is OutOfFold", (await Assert.ThrowsAsync<FitMismatchException>(() => mixed.WriteParquetAsync(path))).Message, StringComparison.Ordinal);
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Fits.Cars.Enricher.WriteParquetAsync(Car.Simulate(50), path, cancellationToken: stop.Token));
        Assert.Empty(Directory.GetFiles(folder));
        return 0;
    });

    [Fact]
    public Task No_new_rows_are_a_file_without_rows() => Fits.InFolder(async folder =>
    {
        var path = Path.Combine(folder, "cars.parquet");
        Assert.Equal(0, await Fits.Cars.Enricher.WriteParquetAsync(Array.Empty<Car>(), path));
        await using var reader = await ParquetReader.CreateAsync(path);
        Assert.Equal(0, reader.RowGroupCount);
        Assert.Equal("Power", reader.Schema.Fields[0].Name);
        return 0;
    });

    private static void AssertCars(Dictionary<string, List<object?>> table, Car[] rows, EnrichedCar[] enriched)
    {
        Assert.Equal(rows.Select(row => float.IsNaN(row.Power) ? null : (object)row.Power), table["Power"]);
        Assert.Equal(rows.Select(row => (object?)(float?)row.Mileage), table["Mileage"]);
        Assert.Equal(rows.Select(row => (object)(float)row.Doors), table["Doors"]);
        Assert.Equal(rows.Select(row => (object?)row.Weight), table["Weight"]);
        Assert.Equal(rows.Select(row => (object)row.Automatic), table["Automatic"]);
        Assert.Equal(rows.Select(row => (object?)row.Smoker), table["Smoker"]);
        Assert.Equal(rows.Select(row => (object)row.Fuel.ToString()), table["Fuel"]);
        Assert.Equal(rows.Select(row => (object?)row.Second?.ToString()), table["Second"]);
        Assert.Equal(rows.Select(row => (object)row.Brand), table["Brand"]);
        Assert.Equal(rows.Select(row => (object?)row.Color), table["Color"]);
        Assert.Equal(rows.Select(row => (object)(long)row.Plant), table["Plant"]);
        Assert.Equal(rows.Select(row => (object?)row.Dealer), table["Dealer"]);
        Assert.Equal(rows.Select(row => (object)(float)row.Built.Month), table["Built_Month"]);
        Assert.Equal(rows.Select(row => (object?)(float?)row.Sold?.Year), table["Sold_Year"]);
        Assert.Equal(rows.Select(row => row.Noise), table["Noise"].Select(Floats));
        Assert.Equal(rows.Select(row => row.Tyres is null ? null : Array.ConvertAll(row.Tyres, value => (float)value)), table["Tyres"].Select(Floats));
        Assert.Equal(rows.Select(row => (object?)row.Segment), table["Segment"]);
        for (var unit = 0; unit < 12; unit++)
            Assert.Equal(enriched.Select(row => (object)row.Wide.Hidden1[unit]), table[$"Wide_Hidden1_{unit}"]);
        for (var unit = 0; unit < 4; unit++)
            Assert.Equal(enriched.Select(row => (object)row.Deep.Hidden2[unit]), table[$"Deep_Hidden2_{unit}"]);
        string[] classes = ["large", "middle", "small"];
        for (var i = 0; i < classes.Length; i++)
        {
            Assert.Equal(enriched.Select(row => (object)row.Wide.NetworkPrediction[i]), table["Wide_NetworkPrediction_" + classes[i]]);
            Assert.Equal(enriched.Select(row => (object)row.Deep.NetworkPrediction[i]), table["Deep_NetworkPrediction_" + classes[i]]);
        }
    }

    private static float[]? Floats(object? list) => ((object?[]?)list)?.Select(value => (float)value!).ToArray();

    private static async IAsyncEnumerable<T> Slowly<T>(IEnumerable<T> rows)
    {
        foreach (var row in rows)
        {
            await Task.Yield();
            yield return row;
        }
    }

    // All values of all columns; a list is an array of objects.
    private static async Task<Dictionary<string, List<object?>>> ReadAsync(ParquetReader reader)
    {
        var table = reader.Schema.Fields.ToDictionary(field => field.Name, _ => new List<object?>());
        for (var group = 0; group < reader.RowGroupCount; group++)
        {
            using var rows = reader.OpenRowGroupReader(group);
            foreach (var field in reader.Schema.Fields)
                table[field.Name].AddRange(await ReadAsync(rows, field is ListField list ? (DataField)list.Item : (DataField)field));
        }

        return table;
    }

    private static async Task<List<object?>> ReadAsync(ParquetRowGroupReader rows, DataField field)
    {
        if (field.ClrType == typeof(float))
            return await ReadAsync<float>(rows, field, value => value);
        if (field.ClrType == typeof(double))
            return await ReadAsync<double>(rows, field, value => value);
        if (field.ClrType == typeof(long))
            return await ReadAsync<long>(rows, field, value => value);
        if (field.ClrType == typeof(bool))
            return await ReadAsync<bool>(rows, field, value => value);
        return await ReadAsync<ReadOnlyMemory<char>>(rows, field, value => value.ToString());
    }

    private static async Task<List<object?>> ReadAsync<T>(ParquetRowGroupReader rows, DataField field, Func<T, object> toObject)
        where T : struct
    {
        using var column = (Parquet.Data.RawColumnData<T>)await rows.ReadRawColumnDataBaseAsync(field);
        var values = column.Values.ToArray();
        var read = new List<object?>();
        if (field.MaxDefinitionLevel == 0)
        {
            read.AddRange(values.Select(toObject));
            return read;
        }

        var definitions = column.DefinitionLevels.ToArray();
        var next = 0;
        if (field.MaxRepetitionLevel == 0)
        {
            foreach (var level in definitions)
                read.Add(level == 1 ? toObject(values[next++]) : null);
            return read;
        }

        var repetitions = column.RepetitionLevels.ToArray();
        for (var i = 0; i < definitions.Length;)
        {
            if (definitions[i] < 2)
            {
                read.Add(definitions[i++] == 0 ? null : Array.Empty<object?>());
                continue;
            }

            var list = new List<object?>();
            do
                list.Add(toObject(values[next++]));
            while (++i < definitions.Length && repetitions[i] == 1);
            read.Add(list.ToArray());
        }

        return read;
    }
}
