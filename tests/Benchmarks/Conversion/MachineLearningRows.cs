using Microsoft.ML;
using Microsoft.ML.Data;

namespace Benchmarks.Conversion;

/// <summary>What is done with data views: going over them, and giving them to LightGBM.</summary>
internal static class MachineLearningRows
{
    private static readonly string[] Numbers = [.. Enumerable.Range(1, HandWritten.Width).Select(number => FormattableString.Invariant($"N{number:00}"))];

    /// <summary>Rows as ML.NET reads them from objects.</summary>
    public static IDataView FromEnumerable(MLContext context, Reading[] rows)
    {
        var data = context.Data.LoadFromEnumerable(rows);
        return context.Transforms.Concatenate("Features", Numbers).Append(context.Transforms.CopyColumns("Label", nameof(Reading.Positive))).Fit(data).Transform(data);
    }

    /// <summary>Goes over all rows; the sum of what was there.</summary>
    public static double Scan(IDataView view)
    {
        var (featuresColumn, labelColumn) = (view.Schema["Features"], view.Schema["Label"]);
        using var cursor = view.GetRowCursor([featuresColumn, labelColumn]);
        var features = cursor.GetGetter<VBuffer<float>>(featuresColumn);
        var label = cursor.GetGetter<bool>(labelColumn);
        VBuffer<float> values = default;
        var positive = false;
        var sum = 0.0;
        while (cursor.MoveNext())
        {
            features(ref values);
            label(ref positive);
            sum += values.GetValues()[0] + (positive ? 1 : 0);
        }

        return sum;
    }

    /// <summary>Has LightGBM load the rows and grow one tree.</summary>
    /// <param name="context">ML.NET.</param>
    /// <param name="view">The rows.</param>
    /// <param name="threads">How many threads LightGBM uses; null for all cores.</param>
    public static void GrowOneTree(MLContext context, IDataView view, int? threads) =>
        context.BinaryClassification.Trainers.LightGbm(new Microsoft.ML.Trainers.LightGbm.LightGbmBinaryTrainer.Options { NumberOfIterations = 1, NumberOfThreads = threads }).Fit(view);
}
