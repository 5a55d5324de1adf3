namespace Lamina.Generators.Model;

/// <summary>Which factory of <c>Lamina.Column</c> describes a feature; the names are the factories'.</summary>
internal enum ColumnShape
{
    Number,
    Flag,
    Category,
    OpenCategory,
    DateTime,
    Date,
    TimeSpan,
    TimeOfDay,
    Vector,
    Text,
    Tokens,
}

/// <summary>One feature column.</summary>
/// <param name="Name">The column's name: the member's, without an @.</param>
/// <param name="Shape">What the column is.</param>
/// <param name="Nullable">Whether the member is nullable.</param>
/// <param name="Slot">The position of its first raw number, of its key or of its tokens.</param>
/// <param name="Read">The expression that reads it from <c>row</c>: a number, a key, a moment, tokens, or the enum itself.</param>
/// <param name="Values">The declared values of a closed category.</param>
/// <param name="Dimensions">The dimensions of a vector.</param>
/// <param name="Embedding">The name of the value of <c>Lamina.NumberEmbedding</c>; empty where the network decides.</param>
/// <param name="VectorWidth">How wide the vectors of words are, in a text or a list of tokens.</param>
/// <param name="Pooling">The names of the values of <c>Lamina.Pooling</c> by which they become one.</param>
internal sealed record FeatureModel(
    string Name,
    ColumnShape Shape,
    bool Nullable,
    int Slot,
    string Read,
    EquatableArray<EnumValue> Values,
    EquatableArray<int> Dimensions,
    string Embedding,
    int VectorWidth = 0,
    EquatableArray<string> Pooling = default)
{
    /// <summary>The convolutional layers of an image or a sequence; else null.</summary>
    public ConvolutionModel? Convolution { get; init; }

    /// <summary>The method that copies a vector into the raw numbers.</summary>
    public string VectorWriter { get; init; } = "VectorValues.Write";

    /// <summary>The column of the values of a row's categories, which no member stands for.</summary>
    public const string Context = "Context";

    /// <summary>The property of an enriched row that holds the pooled vector of a column.</summary>
    public static string VectorOf(string column) => column + "Vector";

    public bool IsTokens => Shape is ColumnShape.Text or ColumnShape.Tokens;

    /// <summary>How many numbers its pooled vectors have.</summary>
    public int PooledWidth => VectorWidth * Pooling.Count;

    public bool IsCategory => Shape is ColumnShape.Category or ColumnShape.OpenCategory;

    /// <summary>How many raw numbers it gives, as <c>Lamina.CalendarParts</c> says.</summary>
    public int NumberCount => Shape switch
    {
        ColumnShape.Category or ColumnShape.OpenCategory or ColumnShape.Text or ColumnShape.Tokens => 0,
        ColumnShape.DateTime => 5,
        ColumnShape.Date => 4,
        ColumnShape.TimeSpan => 2,
        ColumnShape.Vector => Dimensions.Aggregate(1, static (product, length) => product * length),
        _ => 1,
    };

    /// <summary>How many inputs of the network they become: parts that repeat are two.</summary>
    public int NumericWidth => Shape switch
    {
        ColumnShape.DateTime => 9,
        ColumnShape.Date => 7,
        ColumnShape.TimeSpan => 3,
        ColumnShape.TimeOfDay => 2,
        ColumnShape.Text or ColumnShape.Tokens => PooledWidth,
        _ => NumberCount,
    };

    /// <summary>Whether it is read into raw numbers.</summary>
    public bool IsNumbers => !IsCategory && !IsTokens;

    public bool HasIndicator => IsTokens || (Nullable && !IsCategory);

    public bool IsTime => Shape is ColumnShape.DateTime or ColumnShape.Date or ColumnShape.TimeSpan or ColumnShape.TimeOfDay;
}

/// <summary>One declared value of an enum.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Expression">How code names it.</param>
internal sealed record EnumValue(string Name, string Expression);
