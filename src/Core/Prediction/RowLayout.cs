using System.Globalization;

namespace Lamina;

/// <summary>
/// Where the columns of a row stand in front of a booster: numbers, then categories as one-hot slots, then the
/// extracted layers and the network's outputs, then target statistics. A model of raw columns has no activations.
/// </summary>
/// <remarks>
/// Trees are scored on a compact form instead of the slots: <see cref="ValueCount"/> floats (numbers, then
/// activations, then target statistics) and one code for each category. No one-hot vector is ever written out.
/// </remarks>
internal sealed class RowLayout
{
    private readonly float[] fills;
    private readonly int[] widths;
    private readonly int[] firstSlots;
    private readonly TargetStatistic[] statistics;

    /// <summary>Describes a layout.</summary>
    /// <param name="fitted">The encoders.</param>
    /// <param name="hasActivations">Whether rows bring activations.</param>
    /// <param name="fills">For each number what stands in for a missing value, or NaN where the trees know missing values.</param>
    /// <param name="widths">For each category how many codes have a slot; later ones, which are rarer, count as unknown.</param>
    /// <param name="statistics">What the label is like for the values of categories; they know the rarer values too.</param>
    public RowLayout(FittedSchema fitted, bool hasActivations, float[] fills, int[] widths, TargetStatistic[]? statistics = null)
    {
        Fitted = fitted;
        HasActivations = hasActivations;
        this.fills = fills;
        this.widths = widths;
        this.statistics = statistics ?? [];
        firstSlots = new int[widths.Length];
        var slot = NumberCount;
        for (var i = 0; i < widths.Length; i++)
        {
            firstSlots[i] = slot;
            slot += widths[i];
        }

        ActivationCount = hasActivations ? fitted.EnrichedWidth : 0;
        FirstActivationSlot = slot;
        SlotCount = slot + ActivationCount + this.statistics.Length;
    }

    public FittedSchema Fitted { get; }

    public bool HasActivations { get; }

    public int NumberCount => fills.Length;

    public int CategoryCount => widths.Length;

    public int ActivationCount { get; }

    /// <summary>How many floats the compact form of a row has.</summary>
    public int ValueCount => FirstStatistic + statistics.Length;

    /// <summary>The position of the first target statistic in the compact form, behind the activations.</summary>
    public int FirstStatistic => NumberCount + ActivationCount;

    /// <summary>How many slots there are in all.</summary>
    public int SlotCount { get; }

    /// <summary>The slot of the first activation, behind the categories.</summary>
    public int FirstActivationSlot { get; }

    public IReadOnlyList<float> Fills => fills;

    public IReadOnlyList<int> Widths => widths;

    public IReadOnlyList<TargetStatistic> Statistics => statistics;

    /// <summary>The slot of a category's first code.</summary>
    public int FirstSlotOf(int category) => firstSlots[category];

    /// <summary>The widths of all categories: whole vocabularies, cut off at a number of values.</summary>
    public static int[] WidthsOf(FittedSchema fitted, int maximumCategories)
    {
        var widths = new int[fitted.Vocabularies.Count];
        for (var i = 0; i < widths.Length; i++)
            widths[i] = Vocabulary.FirstValue + Math.Min(fitted.Vocabularies[i].Names.Count, maximumCategories);
        return widths;
    }

    /// <summary>Writes the compact form of a new row: its target statistics are those of all training rows.</summary>
    /// <param name="raw">The row, as generated code read it.</param>
    /// <param name="activations">Its activations; not looked at where the layout has none.</param>
    /// <param name="values">Room for <see cref="ValueCount"/> numbers.</param>
    /// <param name="codes">Room for <see cref="CategoryCount"/> codes.</param>
    public void Encode(RowBuffer raw, ReadOnlySpan<float> activations, Span<float> values, Span<int> codes)
    {
        Fitted.EncodeForBooster(raw, values[..fills.Length], codes);
        if (HasActivations)
            activations.CopyTo(values[fills.Length..]);
        Complete(values, codes);
    }

    /// <summary>Writes the compact form of a new row that was encoded for the network; its activations come later.</summary>
    /// <param name="numbers">The numbers of the row, as generated code read them.</param>
    /// <param name="pooled">Its pooled vectors.</param>
    /// <param name="networkCodes">Its codes, those of the categories first.</param>
    /// <param name="values">Room for <see cref="ValueCount"/> numbers.</param>
    /// <param name="codes">Room for <see cref="CategoryCount"/> codes.</param>
    public void Encode(ReadOnlySpan<float> numbers, ReadOnlySpan<float> pooled, ReadOnlySpan<int> networkCodes, Span<float> values, Span<int> codes)
    {
        numbers.CopyTo(values);
        pooled.CopyTo(values[numbers.Length..]);
        Fitted.FillMissing(values[..fills.Length]);
        networkCodes[..codes.Length].CopyTo(codes);
        Complete(values, codes);
    }

    /// <summary>Brings numbers, activations and whole codes of a new row into the form that trees know: fills, target statistics, slots.</summary>
    /// <param name="values">Its numbers and activations, with room for the statistics behind them.</param>
    /// <param name="codes">Its codes.</param>
    public void Complete(Span<float> values, Span<int> codes)
    {
        MissingValues.Fill(values[..fills.Length], fills);

        // Before rare values become unknown: their means say more than that.
        for (var i = 0; i < statistics.Length; i++)
            values[FirstStatistic + i] = statistics[i].Means[codes[statistics[i].Category]];
        CapCodes(codes);
    }

    /// <summary>Makes the codes unknown that have no slot.</summary>
    public void CapCodes(Span<int> codes)
    {
        for (var i = 0; i < widths.Length; i++)
        {
            if (codes[i] >= widths[i])
                codes[i] = Vocabulary.Unknown;
        }
    }

    /// <summary>The category that a slot belongs to and its code, or false where the slot is none of a category.</summary>
    public bool TryFindCategory(int slot, out int category, out int code)
    {
        for (category = widths.Length - 1; category >= 0; category--)
        {
            code = slot - firstSlots[category];
            if (code >= 0)
                return code < widths[category];
        }

        code = 0;
        return false;
    }

    /// <summary>The position in the compact form of a slot that is none of a category.</summary>
    public int ValueOf(int slot) => slot < NumberCount ? slot : slot - FirstActivationSlot + NumberCount;

    /// <summary>The name of each slot: <c>Age</c>, <c>Sex=Female</c>, <c>Hidden2[5]</c>, <c>NetworkPrediction</c>, <c>mean of Survived by Sex</c>.</summary>
    public string[] SlotNames()
    {
        var names = new string[SlotCount];
        for (var i = 0; i < NumberCount; i++)
            names[i] = ValueName(i);
        for (var i = 0; i < widths.Length; i++)
        {
            for (var code = 0; code < widths[i]; code++)
                names[firstSlots[i] + code] = $"{Fitted.Vocabularies[i].Column}={Fitted.Vocabularies[i].NameOf(code)}";
        }

        for (var value = NumberCount; value < ValueCount; value++)
            names[FirstActivationSlot + value - NumberCount] = ValueName(value);
        return names;
    }

    /// <summary>The column's name of a position in the compact form.</summary>
    public string ValueName(int value)
    {
        if (value < NumberCount)
            return Fitted.Schema.Numbers[value].Name;
        if (value >= FirstStatistic)
            return StatisticName(statistics[value - FirstStatistic]);
        var unit = value - NumberCount;
        foreach (var network in Fitted.Schema.Networks)
        {
            foreach (var layer in network.Extract)
            {
                if (unit < network.Hidden[layer - 1])
                    return string.Create(CultureInfo.InvariantCulture, $"{Prefix(network)}Hidden{layer}[{unit}]");
                unit -= network.Hidden[layer - 1];
            }
        }

        for (var i = 0; i < Fitted.Schema.Networks.Count; i++)
        {
            if (unit < Fitted.OutputCountOf(i))
                return Prefix(Fitted.Schema.Networks[i]) + OutputName(Fitted.Schema.Networks[i], unit);
            unit -= Fitted.OutputCountOf(i);
        }

        throw new ArgumentOutOfRangeException(nameof(value), value, "There is no such column.");
    }

    private string OutputName(NetworkDescriptor network, int unit)
    {
        if (network.IsAutoencoder)
            return "ReconstructionError";
        if (Fitted.Classes is null && Fitted.OutputCount == 1)
            return "NetworkPrediction";
        return $"NetworkPrediction[{(Fitted.Classes?.Names ?? Fitted.Schema.Label.Names)[unit]}]";
    }

    private string StatisticName(TargetStatistic statistic)
    {
        var label = Fitted.Classes is { } classes
            ? $"{Fitted.Schema.Label.Name}={classes.Names[statistic.Output]}"
            : Fitted.Schema.Label.Names[statistic.Output];
        return $"mean of {label} by {Fitted.Vocabularies[statistic.Category].Column}";
    }

    private static string Prefix(NetworkDescriptor network) => network.Name.Length == 0 ? "" : network.Name + ".";
}
