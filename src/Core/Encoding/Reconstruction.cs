namespace Lamina;

/// <summary>
/// What an autoencoder gives back of a row: its scaled numbers and indicators, by their squared errors, and its categories and
/// the frequent values of its numbers, by the cross-entropy of a score for each code. All parts count alike.
/// </summary>
internal sealed class Reconstruction
{
    /// <summary>The most codes of a category that have a score; rarer ones count as unknown.</summary>
    public const int MostCodes = 1_000;

    private readonly int[] indicators;

    public Reconstruction(FittedSchema fitted)
    {
        var schema = fitted.Schema;
        NumberCount = schema.NumericWidth;
        IndicatorCount = schema.IndicatorCount;
        indicators = new int[NumberCount];
        Array.Fill(indicators, -1);
        foreach (var column in ColumnInputs.Of(schema))
            indicators.AsSpan(column.FirstNumber, column.NumberCount).Fill(column.Indicator);
        var counts = new List<int>();
        var positions = new List<int>();
        for (var i = 0; i < schema.CodeCount; i++)
        {
            // Numbers without frequent values have a position among the codes too.
            var value = i - schema.CategoryCount;
            if (value >= 0 && !fitted.Values[value].IsUsed)
                continue;
            positions.Add(i);
            counts.Add(Math.Min(value < 0 ? fitted.Vocabularies[i].Size : fitted.Values[value].Size, MostCodes));
        }

        CodePositions = [.. positions];
        CodeCounts = [.. counts];
        Width = NumberCount + IndicatorCount + counts.Sum();
    }

    /// <summary>How many scaled numbers are given back.</summary>
    public int NumberCount { get; }

    /// <summary>How many indicators are given back.</summary>
    public int IndicatorCount { get; }

    /// <summary>The positions of what is given back among a row's codes: all categories, then the numbers that have frequent values.</summary>
    public int[] CodePositions { get; }

    /// <summary>For each of <see cref="CodePositions"/>, how many codes have a score.</summary>
    public int[] CodeCounts { get; }

    /// <summary>How many outputs a decoder has.</summary>
    public int Width { get; }

    /// <summary>How many parts the error is a mean of.</summary>
    public int PartCount => NumberCount + IndicatorCount + CodeCounts.Length;

    /// <summary>For each scaled number, the indicator that says it is missing, or -1.</summary>
    public ReadOnlySpan<int> Indicators => indicators;

    /// <summary>
    /// The error of one row: the mean over its parts. A missing number has none, nor what lies behind the end of a sequence,
    /// which is NaN; an indicator has.
    /// </summary>
    /// <param name="outputs">What the decoder gave, <c>[Width]</c>.</param>
    /// <param name="numeric">The row's scaled numbers.</param>
    /// <param name="missing">Its indicators.</param>
    /// <param name="codes">Its codes.</param>
    public float Error(ReadOnlySpan<float> outputs, ReadOnlySpan<float> numeric, ReadOnlySpan<float> missing, ReadOnlySpan<int> codes)
    {
        double sum = 0;
        for (var i = 0; i < NumberCount; i++)
        {
            if (float.IsNaN(numeric[i]) || (indicators[i] >= 0 && missing[indicators[i]] > 0))
                continue;
            var difference = (double)outputs[i] - numeric[i];
            sum += difference * difference;
        }

        outputs = outputs[NumberCount..];
        for (var i = 0; i < IndicatorCount; i++)
        {
            var difference = (double)outputs[i] - missing[i];
            sum += difference * difference;
        }

        outputs = outputs[IndicatorCount..];
        for (var i = 0; i < CodeCounts.Length; i++)
        {
            var code = codes[CodePositions[i]] < CodeCounts[i] ? codes[CodePositions[i]] : Vocabulary.Unknown;
            sum += CrossEntropy(outputs[..CodeCounts[i]], code);
            outputs = outputs[CodeCounts[i]..];
        }

        return (float)(sum / PartCount);
    }

    private static double CrossEntropy(ReadOnlySpan<float> scores, int code)
    {
        var highest = float.NegativeInfinity;
        foreach (var score in scores)
            highest = MathF.Max(highest, score);
        double sum = 0;
        foreach (var score in scores)
            sum += Math.Exp(score - highest);
        return Math.Log(sum) + highest - scores[code];
    }
}
