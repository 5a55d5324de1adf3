using System.Runtime.InteropServices;

namespace Lamina;

/// <summary>Training rows as the inputs of a model that weighs columns or measures distances.</summary>
internal sealed class InputTable
{
    private InputTable(TrainingTable rows, InputEncoder encoder, float[] values)
    {
        Rows = rows;
        Encoder = encoder;
        Features = new FeatureRows(values, encoder.Width, encoder.Width);
    }

    public TrainingTable Rows { get; }

    public InputEncoder Encoder { get; }

    /// <summary>The inputs, <c>[rows, inputs]</c>.</summary>
    public FeatureRows Features { get; }

    public RowLayout Layout => Rows.Layout;

    public int Count => Rows.Count;

    public TaskKind Task => Layout.Fitted.Schema.Label.Task;

    /// <summary>How many outputs a model of the rows has.</summary>
    public int OutputCount => Layout.Fitted.OutputCount;

    /// <summary>
    /// Fits the inputs on rows: means, deviations, categories that occur; constant columns are left out.
    /// </summary>
    /// <param name="rows">The rows.</param>
    /// <param name="columns">Which columns are taken.</param>
    /// <exception cref="RowException">Every column is constant.</exception>
    public static InputTable Fit(TrainingTable rows, ColumnSet columns)
    {
        var layout = rows.Layout;
        var inputs = new List<InputColumn>();
        var blocks = InputBlocks.Of(layout);
        var first = 0;   // the first input of the block
        for (var value = 0; value < layout.ValueCount; value++)
        {
            if (value == 0 || blocks[value] != blocks[value - 1])
                ShareScale(value);
            if (!columns.HasFlag(ColumnSets.Of(layout, value)))
                continue;
            if (InputEncoder.PeriodOf(layout, value) > 0)
            {
                AddNumber(InputKind.Sine, value);
                AddNumber(InputKind.Cosine, value);
            }
            else
            {
                AddNumber(InputKind.Number, value);
            }

            var missing = CountMissing(rows, value);
            if (missing > 0 && missing < rows.Count)
                inputs.Add(new InputColumn(InputKind.Missing, value));
        }

        ShareScale(layout.ValueCount);
        for (var category = 0; columns.HasFlag(ColumnSet.Raw) && category < layout.CategoryCount; category++)
            AddCategory(rows, category, inputs);
        if (inputs.Count == 0)
            throw new RowException($"Every column of the {rows.Count} rows is the same in all of them: there is nothing to learn from. Pass other rows, or other columns.");

        var encoder = new InputEncoder(layout, [.. inputs]);
        var encoded = RowArray.Create<float>(rows.Count, encoder.Width);
        for (var row = 0; row < rows.Count; row++)
            encoder.Encode(rows.ValuesOf(row), rows.CodesOf(row), encoded.AsSpan(row * encoder.Width, encoder.Width));
        return new InputTable(rows, encoder, encoded);

        void ShareScale(int next)
        {
            if (next > 0)
                InputBlocks.ShareScale(CollectionsMarshal.AsSpan(inputs)[first..]);
            first = inputs.Count;
        }

        void AddNumber(InputKind kind, int value)
        {
            if (Spread(rows, kind, value) is { Deviation: > 0 } spread)
                inputs.Add(new InputColumn(kind, value, 0, spread.Mean, 1 / spread.Deviation));
        }
    }

    /// <summary>The weighted shares of the classes, or null for a number.</summary>
    public ClassShares? Shares()
    {
        if (Task == TaskKind.Regression)
            return null;
        var shares = new double[OutputCount];
        var total = 0.0;
        for (var row = 0; row < Count; row++)
        {
            total += Rows.Weights[row];
            if (OutputCount > 1)
                shares[(int)Rows.Targets[row]] += Rows.Weights[row];
            else if (Rows.Targets[row] > 0)
                shares[0] += Rows.Weights[row];
        }

        return new ClassShares(Array.ConvertAll(shares, share => (float)(share / total)));
    }

    private static int CountMissing(TrainingTable rows, int value)
    {
        var missing = 0;
        for (var row = 0; row < rows.Count; row++)
            missing += float.IsNaN(rows.ValuesOf(row)[value]) ? 1 : 0;
        return missing;
    }

    // Mean and standard deviation of what is there, in two passes; a deviation of 0 for a constant.
    private static (double Mean, double Deviation) Spread(TrainingTable rows, InputKind kind, int value)
    {
        var period = InputEncoder.PeriodOf(rows.Layout, value);
        var count = 0;
        var (sum, lowest, highest) = (0.0, double.PositiveInfinity, double.NegativeInfinity);
        for (var row = 0; row < rows.Count; row++)
        {
            var number = InputEncoder.Raw(kind, rows.ValuesOf(row)[value], period);
            if (double.IsNaN(number))
                continue;
            count++;
            sum += number;
            lowest = Math.Min(lowest, number);
            highest = Math.Max(highest, number);
        }

        if (!(lowest < highest))
            return (0, 0);
        var mean = sum / count;
        var squares = 0.0;
        for (var row = 0; row < rows.Count; row++)
        {
            var number = InputEncoder.Raw(kind, rows.ValuesOf(row)[value], period);
            if (!double.IsNaN(number))
                squares += (number - mean) * (number - mean);
        }

        return (mean, Math.Sqrt(squares / count));
    }

    private static void AddCategory(TrainingTable rows, int category, List<InputColumn> inputs)
    {
        var counts = new int[rows.Layout.Widths[category]];
        for (var row = 0; row < rows.Count; row++)
            counts[rows.CodesOf(row)[category]]++;
        for (var code = 0; code < counts.Length; code++)
        {
            if (counts[code] > 0 && counts[code] < rows.Count)
                inputs.Add(new InputColumn(InputKind.Category, category, code));
        }
    }
}
