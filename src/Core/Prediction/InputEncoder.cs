namespace Lamina;

/// <summary>What an input is made of.</summary>
internal enum InputKind
{
    /// <summary>A number, centred and scaled; 0 where it is missing.</summary>
    Number,

    /// <summary>The sine of a number that repeats, centred and scaled; 0 where it is missing.</summary>
    Sine,

    /// <summary>The cosine of a number that repeats, centred and scaled; 0 where it is missing.</summary>
    Cosine,

    /// <summary>1 where a number is missing, else 0.</summary>
    Missing,

    /// <summary>1 where a category has one code, else 0.</summary>
    Category,
}

/// <summary>One input of a model that weighs columns or measures distances.</summary>
/// <param name="Kind">What it is made of.</param>
/// <param name="Source">The position of the number or category in the compact form of a row.</param>
/// <param name="Code">The code of a <see cref="InputKind.Category"/>, else 0.</param>
/// <param name="Center">What is taken off a number: its mean over the training rows.</param>
/// <param name="Scale">What a number is then multiplied with: one over its standard deviation.</param>
internal readonly record struct InputColumn(InputKind Kind, int Source, int Code = 0, double Center = 0, double Scale = 1);

/// <summary>
/// From the compact form of a row to the inputs of a model that weighs columns or measures distances: numbers in standard
/// deviations from their mean, categories one-hot. It does not change.
/// </summary>
internal sealed class InputEncoder
{
    // A number so many deviations away is an error of its source; further away it would only overflow.
    private const double FarthestDeviation = 1e6;

    private readonly RowLayout layout;
    private readonly InputColumn[] columns;
    private readonly float[] periods;

    /// <summary>Takes columns over, and checks what encoding relies on.</summary>
    /// <param name="layout">The rows.</param>
    /// <param name="columns">The inputs, in their order.</param>
    /// <exception cref="ArtifactException">A column is none of the rows', or there is none.</exception>
    public InputEncoder(RowLayout layout, InputColumn[] columns)
    {
        this.layout = layout;
        this.columns = columns;
        periods = new float[columns.Length];
        if (columns.Length == 0)
            throw new ArtifactException("The model is damaged: it has no inputs. Save the pipeline again.");
        for (var i = 0; i < columns.Length; i++)
        {
            if (!IsValid(columns[i]))
                throw new ArtifactException($"The model is damaged: its input {i} is of no column. Save the pipeline again.");
            if (columns[i].Kind is InputKind.Sine or InputKind.Cosine)
                periods[i] = PeriodOf(layout, columns[i].Source);
        }
    }

    /// <summary>How many inputs there are.</summary>
    public int Width => columns.Length;

    /// <summary>The inputs.</summary>
    public ReadOnlySpan<InputColumn> Columns => columns;

    /// <summary>After how much a number repeats, or 0.</summary>
    public static float PeriodOf(RowLayout layout, int value) => value < layout.NumberCount ? layout.Fitted.Schema.Numbers[value].Period : 0;

    /// <summary>Writes the inputs of a row.</summary>
    /// <param name="values">The row's numbers and activations.</param>
    /// <param name="codes">The row's category codes.</param>
    /// <param name="inputs">Room for <see cref="Width"/> numbers, all of them finite.</param>
    public void Encode(ReadOnlySpan<float> values, ReadOnlySpan<int> codes, Span<float> inputs)
    {
        for (var i = 0; i < columns.Length; i++)
        {
            ref readonly var column = ref columns[i];
            inputs[i] = column.Kind switch
            {
                InputKind.Category => codes[column.Source] == column.Code ? 1 : 0,
                InputKind.Missing => float.IsNaN(values[column.Source]) ? 1 : 0,
                _ => Scaled(Raw(column.Kind, values[column.Source], periods[i]), column),
            };
        }
    }

    /// <summary>The name of each input: <c>Age</c>, <c>Age is missing</c>, <c>sin Month</c>, <c>Sex=Female</c>.</summary>
    public string[] Names()
    {
        var names = new string[columns.Length];
        for (var i = 0; i < names.Length; i++)
        {
            var column = columns[i];
            names[i] = column.Kind switch
            {
                InputKind.Category => $"{layout.Fitted.Vocabularies[column.Source].Column}={layout.Fitted.Vocabularies[column.Source].NameOf(column.Code)}",
                InputKind.Missing => $"{layout.ValueName(column.Source)} is missing",
                InputKind.Sine => $"sin {layout.ValueName(column.Source)}",
                InputKind.Cosine => $"cos {layout.ValueName(column.Source)}",
                _ => layout.ValueName(column.Source),
            };
        }

        return names;
    }

    /// <summary>A number as its kind sees it, not yet centred; NaN where it is missing.</summary>
    internal static double Raw(InputKind kind, float value, float period) => kind switch
    {
        InputKind.Sine => Math.Sin(2 * Math.PI * value / period),
        InputKind.Cosine => Math.Cos(2 * Math.PI * value / period),
        _ => value,
    };

    private static float Scaled(double value, in InputColumn column) =>
        double.IsNaN(value) ? 0 : (float)Math.Clamp((value - column.Center) * column.Scale, -FarthestDeviation, FarthestDeviation);

    private bool IsValid(InputColumn column) => column.Kind switch
    {
        InputKind.Category => (uint)column.Source < (uint)layout.CategoryCount && (uint)column.Code < (uint)layout.Widths[column.Source],
        InputKind.Number or InputKind.Missing => (uint)column.Source < (uint)layout.ValueCount && IsFinite(column),
        InputKind.Sine or InputKind.Cosine => (uint)column.Source < (uint)layout.NumberCount && PeriodOf(layout, column.Source) > 0 && IsFinite(column),
        _ => false,
    };

    private static bool IsFinite(InputColumn column) => double.IsFinite(column.Center) && double.IsFinite(column.Scale);
}
