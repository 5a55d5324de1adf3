namespace Lamina;

/// <summary>
/// Turns raw rows into what networks see, as <see cref="FittedSchema.EncodeForNetwork(RowBuffer, Span{float}, Span{float}, Span{int})"/>
/// says. Everything that rows ask for again and again is worked out once.
/// </summary>
internal sealed class NetworkInputEncoder
{
    private readonly FittedSchema fitted;
    private readonly RowScaler numbers;
    private readonly RowScaler vectors;
    private readonly Vocabulary[] vocabularies;
    private readonly (ValueVocabulary Vocabulary, int Slot, int Code)[] values;
    private readonly int valueCount;
    private readonly (int Slot, int Count)[] indicators;
    private readonly int[] tokenIndicators;
    private readonly ConvolutionTrunk[] ragged;
    private readonly int pooledCount;

    public NetworkInputEncoder(FittedSchema fitted)
    {
        this.fitted = fitted;
        var schema = fitted.Schema;
        numbers = new RowScaler(fitted.Numbers, 0, schema.ReadNumberCount);
        vectors = new RowScaler(fitted.Numbers, schema.ReadNumberCount, schema.PooledCount);
        vocabularies = [.. fitted.Vocabularies];
        pooledCount = schema.PooledCount;
        ragged = [.. schema.Convolutions.Where(static trunk => trunk.Column.IsRagged)];

        var used = new List<(ValueVocabulary, int, int)>();
        for (var i = 0; i < fitted.Values.Count; i++)
        {
            if (fitted.Values[i].IsUsed)
                used.Add((fitted.Values[i], schema.ValueSlots[i], i));
        }

        values = [.. used];
        valueCount = fitted.Values.Count;
        indicators = new (int, int)[schema.IndicatorCount - schema.TokenColumns.Count];
        for (var i = 0; i < indicators.Length; i++)
            indicators[i] = (schema.IndicatorSlots[i], schema.Indicators[i].Numbers.Count);
        tokenIndicators = new int[schema.TokenColumns.Count];
        for (var i = 0; i < tokenIndicators.Length; i++)
            tokenIndicators[i] = schema.IndicatorSlots[indicators.Length + i] - schema.ReadNumberCount;
    }

    /// <summary>Encodes a row.</summary>
    /// <param name="raw">The row, as generated code read it.</param>
    /// <param name="numeric">Room for the scaled numbers.</param>
    /// <param name="missing">Room for the indicators.</param>
    /// <param name="codes">Room for the codes.</param>
    /// <param name="unscaled">Room for the pooled vectors as they are, or empty.</param>
    public void Encode(RowBuffer raw, Span<float> numeric, Span<float> missing, Span<int> codes, Span<float> unscaled)
    {
        var input = numbers.Encode(raw.Numbers, numeric);
        foreach (var trunk in ragged)
            MarkEnd(trunk, raw.Numbers, numeric);
        for (var i = 0; i < indicators.Length; i++)
            missing[i] = IsMissing(raw.Numbers.Slice(indicators[i].Slot, indicators[i].Count)) ? 1 : 0;

        EncodeCategories(raw, codes);

        // A number that has no frequent values has a code too, which nobody looks at.
        var valueCodes = codes.Slice(vocabularies.Length, valueCount);
        valueCodes.Clear();             // Vocabulary.Unknown
        foreach (var (vocabulary, slot, code) in values)
            valueCodes[code] = vocabulary.IndexOf(raw.Numbers[slot]);
        if (pooledCount > 0)
            EncodeWords(raw, codes, numeric.Slice(input, pooledCount), missing[indicators.Length..], unscaled);
    }

    /// <summary>Writes the codes of a row's categories.</summary>
    public void EncodeCategories(RowBuffer raw, Span<int> codes)
    {
        for (var i = 0; i < vocabularies.Length; i++)
            codes[i] = vocabularies[i].IndexOf(raw.Keys[i]);
    }

    private void EncodeWords(RowBuffer raw, ReadOnlySpan<int> codes, Span<float> own, Span<float> missing, Span<float> unscaled)
    {
        fitted.Pooled.Pool(raw, codes, own);
        if (!unscaled.IsEmpty)
            own.CopyTo(unscaled);
        for (var i = 0; i < tokenIndicators.Length; i++)
            missing[i] = float.IsNaN(own[tokenIndicators[i]]) ? 1 : 0;
        vectors.Encode(own, own);
    }

    // A vector may hold a single NaN among its numbers; it is missing where nothing else is in it.
    private static bool IsMissing(ReadOnlySpan<float> numbers)
    {
        foreach (var number in numbers)
        {
            if (!float.IsNaN(number))
                return false;
        }

        return true;
    }

    // A missing value within a sequence is 0 as everywhere; what is behind its end is no value at all, and stays NaN.
    private static void MarkEnd(ConvolutionTrunk trunk, ReadOnlySpan<float> raw, Span<float> numeric)
    {
        var length = trunk.LengthOf(raw.Slice(trunk.Slot, trunk.Count));
        for (var channel = 0; channel < trunk.Channels; channel++)
            numeric.Slice(trunk.Input + (channel * trunk.Width) + length, trunk.Width - length).Fill(float.NaN);
    }
}
