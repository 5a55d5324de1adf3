namespace Lamina;

/// <summary>Which columns of a row a model learns from; they can be joined.</summary>
[Flags]
public enum ColumnSet
{
    /// <summary>No columns: refused.</summary>
    None = 0,

    /// <summary>The features of the record itself.</summary>
    Raw = 1,

    /// <summary>The extracted hidden layers of the network.</summary>
    Hidden = 2,

    /// <summary>The network's own outputs.</summary>
    Prediction = 4,

    /// <summary>All that a row has.</summary>
    All = Raw | Hidden | Prediction,
}

/// <summary>Says which set a column belongs to.</summary>
internal static class ColumnSets
{
    /// <summary>The set of a number or activation, by its position in the compact form of a row; categories are raw.</summary>
    public static ColumnSet Of(RowLayout layout, int value)
    {
        if (value < layout.NumberCount || value >= layout.FirstStatistic)
            return ColumnSet.Raw;   // statistics say in other words which raw category a row has
        return value < layout.NumberCount + layout.Fitted.Schema.ActivationCount ? ColumnSet.Hidden : ColumnSet.Prediction;
    }
}
