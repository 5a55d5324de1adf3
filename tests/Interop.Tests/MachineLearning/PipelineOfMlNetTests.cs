using Interop.Tests.OnnxExport;
using Interop.Tests.Tables;
using Lamina;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers.LightGbm;

namespace Interop.Tests.MachineLearning;

/// <summary>Lamina inside of a pipeline of ML.NET, fitted, saved, and loaded by another context.</summary>
public sealed class PipelineOfMlNetTests
{
    private static readonly PlotFit Fit = PlotTraining.Fit(Plot.Simulate(300), Fits.Quick);

    [Fact]
    public void Its_columns_equal_those_of_the_enricher()
    {
        var context = new MLContext(seed: 1);
        var rows = Plot.Simulate(80, seed: 2);
        var data = context.Data.LoadFromEnumerable(rows.Select(PlotData.Of));
        var estimator = context.Transforms.LaminaColumns(Fit.Enricher);
        Assert.Equal(["Hidden1", "Hidden2", "NetworkPrediction"], estimator.OutputColumns);

        var transformed = estimator.Fit(data).Transform(data);
        Assert.Equal(
            [.. data.Schema.Select(column => column.Name), "Hidden1", "Hidden2", "NetworkPrediction"],
            transformed.Schema.Where(column => !column.IsHidden).Select(column => column.Name));
        Assert.Equal(NumberDataViewType.Int32, transformed.Schema["Rooms"].Type);
        AssertEqual(rows, transformed, "");
    }

    [Fact]
    public void A_fitted_pipeline_is_saved_and_loaded_by_a_fresh_context()
    {
        var context = new MLContext(seed: 1);
        var rows = Plot.Simulate(200, seed: 3);
        var data = context.Data.LoadFromEnumerable(rows.Select(PlotData.Of));
        var pipeline = context.Transforms.LaminaColumns(Fit.Enricher)
            .Append(context.Transforms.Concatenate("Features", "Hidden2", "NetworkPrediction"))
            .Append(context.Regression.Trainers.LightGbm(new LightGbmRegressionTrainer.Options { NumberOfIterations = 10, NumberOfThreads = 1, LabelColumnName = "Price" }));
        var model = pipeline.Fit(data);
        var expected = model.Transform(data).GetColumn<float>("Score").ToArray();
        Assert.True(expected.Distinct().Count() > 3);

        using var file = new MemoryStream();
        context.Model.Save(model, data.Schema, file);
        file.Position = 0;
        var fresh = new MLContext(seed: 9);
        var loaded = fresh.Model.Load(file, out var schema);
        Assert.Equal(data.Schema.Select(column => column.Name), schema.Select(column => column.Name));
        var again = loaded.Transform(fresh.Data.LoadFromEnumerable(rows.Select(PlotData.Of)));
        Assert.Equal(expected, again.GetColumn<float>("Score"));
        AssertEqual(rows, again, "");

        using var engine = fresh.Model.CreatePredictionEngine<PlotData, PlotScore>(loaded);
        Assert.Equal(expected[5], engine.Predict(PlotData.Of(rows[5])).Score, 1e-6f * Math.Abs(expected[5]));
    }

    [Fact]
    public void Two_fits_stand_beside_each_other_under_names_of_their_own()
    {
        var context = new MLContext(seed: 1);
        var rows = Plot.Simulate(30, seed: 4);
        var data = context.Data.LoadFromEnumerable(rows.Select(PlotData.Of));
        var transformed = context.Transforms.LaminaColumns(Fit.Enricher, "First.").Append(context.Transforms.LaminaColumns(Fit.Enricher.Network, "Second.")).Fit(data).Transform(data);
        AssertEqual(rows, transformed, "First.");
        AssertEqual(rows, transformed, "Second.");
    }

    [Fact]
    public void A_missing_column_is_named()
    {
        var context = new MLContext(seed: 1);
        var data = context.Data.LoadFromEnumerable([new { Area = 1f, Rooms = "three", Street = "a" }]);
        var estimator = context.Transforms.LaminaColumns(Fit.Enricher);
        Assert.Equal(
            "The column Rooms of the data, which the networks of Plot read, is of type String. Load it as numbers, or bring it there with CopyColumns, ConvertType or MapKeyToValue.",
            Assert.Throws<OnnxException>(() => { estimator.Fit(data); }).Message);
        var empty = context.Data.LoadFromEnumerable([new { Area = 1f, Rooms = 3 }]);
        Assert.StartsWith("The column Age of the data", Assert.Throws<OnnxException>(() => { estimator.Fit(empty); }).Message, StringComparison.Ordinal);
    }

    private static void AssertEqual(Plot[] rows, IDataView transformed, string prefix)
    {
        var enriched = Fit.Enricher.Enrich(rows);
        AssertClose(enriched.Select(row => row.Hidden1.ToArray()), transformed.GetColumn<float[]>(prefix + "Hidden1"));
        AssertClose(enriched.Select(row => row.Hidden2.ToArray()), transformed.GetColumn<float[]>(prefix + "Hidden2"));
        AssertClose(enriched.Select(row => new[] { row.NetworkPrediction }), transformed.GetColumn<float[]>(prefix + "NetworkPrediction"));
    }

    private static void AssertClose(IEnumerable<float[]> expected, IEnumerable<float[]> actual)
    {
        float[][] all = [.. expected];
        var tolerance = 1e-5 * Math.Max(1, all.Max(row => row.Max(Math.Abs)));
        Assert.Equal(all.Length, actual.Count());
        foreach (var (row, other) in all.Zip(actual))
        {
            Assert.Equal(row.Length, other.Length);
            for (var i = 0; i < row.Length; i++)
                Assert.Equal(row[i], other[i], tolerance);
        }
    }
}

/// <summary>A record whose columns ML.NET knows as other types.</summary>
[Network(Hidden = [8, 4], Extract = [1, 2])]
public record Plot(
    [Feature] float Area,
    [Feature] int Rooms,
    [Feature] double? Age,
    [Feature] bool Garden,
    [Feature] string? Street,
    [Feature] Fuel Heating,
    [Feature(Encode.Category)] int Zip,
    [Feature(Shape = [3])] float[] Distances,
    [Label] float Price)
{
    public static Plot[] Simulate(int count, int seed = 1)
    {
        var random = new Random(seed);
        var plots = new Plot[count];
        for (var i = 0; i < count; i++)
        {
            var area = 50 + (100 * random.NextSingle());
            plots[i] = new Plot(
                area,
                random.Next(1, 6),
                random.Next(4) == 0 ? null : random.Next(100),
                random.Next(2) == 0,
                random.Next(5) == 0 ? null : $"street {random.Next(4)}",
                (Fuel)random.Next(3),
                random.Next(10, 14),
                [random.NextSingle(), random.NextSingle(), random.NextSingle()],
                area * (2 + random.NextSingle()));
        }

        return plots;
    }
}

/// <summary>The same as ML.NET loads it.</summary>
public sealed class PlotData
{
    public float Area { get; set; }

    public int Rooms { get; set; }

    public double Age { get; set; }

    public bool Garden { get; set; }

    public string Street { get; set; } = "";

    public string Heating { get; set; } = "";

    public int Zip { get; set; }

    [VectorType(3)]
    public float[] Distances { get; set; } = [];

    public float Price { get; set; }

    public static PlotData Of(Plot plot) => new()
    {
        Area = plot.Area,
        Rooms = plot.Rooms,
        Age = plot.Age ?? double.NaN,
        Garden = plot.Garden,
        Street = plot.Street ?? "",
        Heating = plot.Heating.ToString(),
        Zip = plot.Zip,
        Distances = plot.Distances,
        Price = plot.Price,
    };
}

/// <summary>What the trainer says.</summary>
public sealed class PlotScore
{
    public float Score { get; set; }
}
