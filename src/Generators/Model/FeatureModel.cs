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
}

/// <summary>One feature column.</summary>
/// <param name="Name">The column's name: the member's, without an @.</param>
/// <param name="Shape">What the column is.</param>
/// <param name="Nullable">Whether the member is nullable.</param>
/// <param name="Slot">The position of its first raw number or of its key.</param>
/// <param name="Read">The expression that reads it from <c>row</c>: a number, a key, a moment, or the enum itself.</param>
/// <param name="Values">The declared values of a closed category.</param>
/// <param name="Dimensions">The dimensions of a vector.</param>
/// <param name="Embedding">The name of the value of <c>Lamina.NumberEmbedding</c>; empty where the network decides.</param>
internal sealed record FeatureModel(
    string Name,
    ColumnShape Shape,
    bool Nullable,
    int Slot,
    string Read,
    EquatableArray<EnumValue> Values,
    EquatableArray<int> Dimensions,
    string Embedding)
{
    /// <summary>The convolutional layers of an image or a sequence; else null.</summary>
    public ConvolutionModel? Convolution { get; init; }

    /// <summary>The method that copies a vector into the raw numbers.</summary>
    public string VectorWriter { get; init; } = "VectorValues.Write";

    public bool IsCategory => Shape is ColumnShape.Category or ColumnShape.OpenCategory;

    /// <summary>How many raw numbers it gives, as <c>Lamina.CalendarParts</c> says.</summary>
    public int NumberCount => Shape switch
    {
        ColumnShape.Category or ColumnShape.OpenCategory => 0,
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
        _ => NumberCount,
    };

    public bool HasIndicator => Nullable && !IsCategory;

    public bool IsTime => Shape is ColumnShape.DateTime or ColumnShape.Date or ColumnShape.TimeSpan or ColumnShape.TimeOfDay;
}

/// <summary>One declared value of an enum.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Expression">How code names it.</param>
internal sealed record EnumValue(string Name, string Expression);
