namespace Lamina;

/// <summary>Rows encoded for a network, column by column of tensors, ready to be shared with them.</summary>
public sealed class EncodedRows
{
    internal EncodedRows(FittedSchema fitted, int count)
    {
        var schema = fitted.Schema;
        Fitted = fitted;
        Count = count;
        Numeric = RowArray.Create<float>(count, schema.NumericWidth);
        Indicators = RowArray.Create<float>(count, schema.IndicatorCount);
        Codes = new long[schema.CodeCount][];
        for (var i = 0; i < Codes.Length; i++)
            Codes[i] = new long[count];
        Targets = RowArray.Create<float>(count, fitted.TargetCount);
        Weights = new float[count];
        Groups = schema.Label.Task == TaskKind.Ranking ? new float[count] : null;
    }

    /// <summary>The encoders that were used.</summary>
    public FittedSchema Fitted { get; }

    /// <summary>How many rows there are.</summary>
    public int Count { get; }

    /// <summary>Scaled numbers, <c>[rows, RowSchema.NumericWidth]</c>; NaN behind the end of a sequence of any length.</summary>
    public float[] Numeric { get; }

    /// <summary>1 where a value is missing, <c>[rows, RowSchema.IndicatorCount]</c>.</summary>
    public float[] Indicators { get; }

    /// <summary>For each categorical column its codes, <c>[rows]</c>, then those of the frequent values of each number.</summary>
    public long[][] Codes { get; }

    /// <summary>Targets, <c>[rows, FittedSchema.TargetCount]</c>: see <see cref="FittedSchema.EncodeTargets"/>.</summary>
    public float[] Targets { get; }

    /// <summary>
    /// In a ranking the number of each row's group, <c>[rows]</c>, from 0 in the order of first appearance; a row without one stands alone.
    /// Null for other tasks.
    /// </summary>
    public float[]? Groups { get; }

    /// <summary>Row weights, <c>[rows]</c>.</summary>
    public float[] Weights { get; }
}
