namespace Lamina;

/// <summary>Which columns of a row a classifier learns from; they can be joined.</summary>
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
