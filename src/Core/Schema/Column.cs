namespace Lamina;

/// <summary>What a column of a schema is.</summary>
public enum ColumnKind
{
    /// <summary>One number.</summary>
    Number,

    /// <summary>False or true, as the numbers 0 and 1.</summary>
    Flag,

    /// <summary>A category whose values are all declared: an enum.</summary>
    ClosedCategory,

    /// <summary>A category whose values are found in the training rows: a string or a whole number.</summary>
    OpenCategory,

    /// <summary>A moment or a duration, taken apart into numbers.</summary>
    Time,

    /// <summary>Numbers of a declared shape: a spectrum, an image.</summary>
    Vector,

    /// <summary>A text, cut into words by <see cref="Tokenizer"/>: the pooled vector of its words.</summary>
    Text,

    /// <summary>A list of tokens, such as the products of a basket: their pooled vector.</summary>
    Tokens,

    /// <summary>The categorical columns of a row as tokens <c>Column=Value</c>: their pooled vector. No member stands for it.</summary>
    Context,
}

/// <summary>One feature column as it was declared. Nothing in it depends on the rows.</summary>
public sealed record Column
{
    /// <summary>What the column of the values of a row is called.</summary>
    internal const string ContextName = "Context";

    private const int MaximumVectorLength = 65_536;
    private const int WidestTokenVector = 1_024;

    private Column(string name, ColumnKind kind, bool nullable)
    {
        Name = name;
        Kind = kind;
        Nullable = nullable;
    }

    /// <summary>The member's name.</summary>
    public string Name { get; }

    /// <summary>What the column is.</summary>
    public ColumnKind Kind { get; }

    /// <summary>Whether the member is nullable. A nullable number, flag, time or vector has an indicator beside its value.</summary>
    public bool Nullable { get; }

    /// <summary>The raw numbers the column gives: one, several for a time or a vector, none for a category.</summary>
    public IReadOnlyList<NumberSlot> Numbers { get; private init; } = [];

    /// <summary>The declared values of a <see cref="ColumnKind.ClosedCategory"/>, in their order; else empty.</summary>
    public IReadOnlyList<string> Values { get; private init; } = [];

    /// <summary>What the network makes of a <see cref="ColumnKind.Number"/>.</summary>
    public NumberEmbedding Embedding { get; private init; }

    /// <summary>The shape of a <see cref="ColumnKind.Vector"/>, whose numbers stand row by row; else empty.</summary>
    public IReadOnlyList<int> Shape { get; private init; } = [];

    /// <summary>The convolutional layers of an image or a sequence; null where the network takes the numbers as they are.</summary>
    public ConvolutionDescriptor? Convolutions { get; private init; }

    /// <summary>Whether a sequence may have any length: its numbers are NaN behind its end.</summary>
    public bool IsRagged { get; private init; }

    /// <summary>Whether <see cref="Convolutions"/> have two dimensions.</summary>
    internal bool IsImage { get; private init; }

    /// <summary>How long the learned vector of a word is, in a <see cref="ColumnKind.Text"/> or <see cref="ColumnKind.Tokens"/>; else 0.</summary>
    public int VectorWidth { get; private init; }

    /// <summary>How the vectors of words become one.</summary>
    public Pooling Pooling { get; private init; }

    /// <summary>Whether the column's numbers are a pooled vector: they depend on vectors that the training rows decided.</summary>
    public bool IsPooled => VectorWidth > 0;

    /// <summary>Whether the column has an indicator: 1 where its value is missing, or none of its words was learned.</summary>
    public bool HasIndicator => Kind is ColumnKind.Text or ColumnKind.Tokens || (Nullable && Numbers.Count > 0);

    /// <summary>Whether the column is looked up in a vocabulary.</summary>
    public bool IsCategory => Kind is ColumnKind.ClosedCategory or ColumnKind.OpenCategory;

    /// <summary>A column of one number.</summary>
    public static Column Number(string name, bool nullable = false, NumberEmbedding embedding = NumberEmbedding.Default) =>
        new(name, ColumnKind.Number, nullable) { Numbers = [new NumberSlot(name)], Embedding = embedding };

    /// <summary>A column of false and true.</summary>
    public static Column Flag(string name, bool nullable = false) =>
        new(name, ColumnKind.Flag, nullable) { Numbers = [new NumberSlot(name)] };

    /// <summary>A category whose values are all declared.</summary>
    public static Column Category(string name, IReadOnlyList<string> values, bool nullable = false) =>
        new(name, ColumnKind.ClosedCategory, nullable) { Values = values };

    /// <summary>A category whose values are found in the training rows.</summary>
    public static Column OpenCategory(string name, bool nullable = false) =>
        new(name, ColumnKind.OpenCategory, nullable);

    /// <summary>A date with a time of day, as <see cref="CalendarParts"/> takes it apart.</summary>
    public static Column DateTime(string name, bool nullable = false) =>
        new(name, ColumnKind.Time, nullable) { Numbers = [.. DateSlots(name), new(name + ".Hour", Period: 24)] };

    /// <summary>A date, as <see cref="CalendarParts"/> takes it apart.</summary>
    public static Column Date(string name, bool nullable = false) =>
        new(name, ColumnKind.Time, nullable) { Numbers = DateSlots(name) };

    /// <summary>A duration, as <see cref="CalendarParts"/> takes it apart.</summary>
    public static Column TimeSpan(string name, bool nullable = false) =>
        new(name, ColumnKind.Time, nullable) { Numbers = [new(name + ".Hours"), new(name + ".Hour", Period: 24)] };

    /// <summary>A time of day, as <see cref="CalendarParts"/> takes it apart.</summary>
    public static Column TimeOfDay(string name, bool nullable = false) =>
        new(name, ColumnKind.Time, nullable) { Numbers = [new(name + ".Hour", Period: 24)] };

    /// <summary>A vector, an image or a cube of numbers, each of them scaled by itself.</summary>
    /// <param name="name">The member's name.</param>
    /// <param name="shape">One to three dimensions; the last one varies fastest.</param>
    /// <param name="nullable">Whether the member is nullable.</param>
    /// <exception cref="ArgumentException">The shape has another number of dimensions, one below 1, or too many values.</exception>
    public static Column Vector(string name, IReadOnlyList<int> shape, bool nullable = false)
    {
        ArgumentNullException.ThrowIfNull(shape);
        if (shape.Count is < 1 or > 3 || shape.Any(length => length < 1) || CountOf(shape) > MaximumVectorLength)
        {
            throw new ArgumentException(
                $"Vector {name} has the shape [{string.Join(", ", shape)}]. Give it one to three dimensions, each at least 1, of {MaximumVectorLength} values at most.",
                nameof(shape));
        }

        return new(name, ColumnKind.Vector, nullable) { Numbers = VectorSlots(name, shape), Shape = shape };
    }

    /// <summary>An image with convolutional layers, each of its channels scaled as a whole.</summary>
    /// <param name="name">The member's name.</param>
    /// <param name="shape"><c>[height, width]</c> or <c>[channels, height, width]</c>.</param>
    /// <param name="convolutions">The layers.</param>
    /// <param name="nullable">Whether the member is nullable.</param>
    /// <exception cref="ArgumentException">The shape is none of an image, or the layers do not fit it.</exception>
    public static Column Image(string name, IReadOnlyList<int> shape, ConvolutionDescriptor convolutions, bool nullable = false)
    {
        ArgumentNullException.ThrowIfNull(convolutions);
        var vector = Vector(name, shape, nullable);
        if (shape.Count < 2)
            throw new ArgumentException($"Image {name} has the shape [{string.Join(", ", shape)}]. Give it [height, width] or [channels, height, width].", nameof(shape));
        convolutions.Validate(name, Math.Min(shape[^1], shape[^2]));
        return vector with { Convolutions = convolutions, IsImage = true };
    }

    /// <summary>A sequence with convolutional layers over its steps, each of its channels scaled as a whole.</summary>
    /// <param name="name">The member's name.</param>
    /// <param name="shape"><c>[steps]</c> or <c>[channels, steps]</c>; where it may have any length, <c>[channels, most steps]</c>.</param>
    /// <param name="convolutions">The layers.</param>
    /// <param name="nullable">Whether the member is nullable.</param>
    /// <param name="ragged">Whether it may have any length.</param>
    /// <exception cref="ArgumentException">The shape is none of a sequence, or the layers do not fit it.</exception>
    public static Column Sequence(string name, IReadOnlyList<int> shape, ConvolutionDescriptor convolutions, bool nullable = false, bool ragged = false)
    {
        ArgumentNullException.ThrowIfNull(convolutions);
        var vector = Vector(name, shape, nullable);
        if (shape.Count > 2 || (ragged && shape.Count < 2))
            throw new ArgumentException($"Sequence {name} has the shape [{string.Join(", ", shape)}]. Give it [channels, steps].", nameof(shape));
        if (ragged && !convolutions.GlobalPooling)
            throw new ArgumentException($"Sequence {name} may have any length, so its layers must end in global pooling.", nameof(convolutions));
        convolutions.Validate(name, shape[^1]);
        return vector with { Convolutions = convolutions, IsRagged = ragged };
    }

    /// <summary>A text: the vectors of its words, pooled.</summary>
    /// <param name="name">The member's name.</param>
    /// <param name="vectorWidth">How long the vector of a word is, 1 to 1,024.</param>
    /// <param name="pooling">How they become one; each way gives <paramref name="vectorWidth"/> numbers.</param>
    /// <param name="nullable">Whether the member is nullable.</param>
    /// <exception cref="ArgumentOutOfRangeException">The width is out of its range, or nothing is pooled.</exception>
    public static Column Text(string name, int vectorWidth, Pooling pooling = Pooling.Mean, bool nullable = false) =>
        Pooled(name, ColumnKind.Text, vectorWidth, pooling, nullable);

    /// <summary>A list of tokens: their vectors, pooled.</summary>
    /// <param name="name">The member's name.</param>
    /// <param name="vectorWidth">How long the vector of a token is, 1 to 1,024.</param>
    /// <param name="pooling">How they become one; each way gives <paramref name="vectorWidth"/> numbers.</param>
    /// <param name="nullable">Whether the member is nullable.</param>
    /// <exception cref="ArgumentOutOfRangeException">The width is out of its range, or nothing is pooled.</exception>
    public static Column Tokens(string name, int vectorWidth, Pooling pooling = Pooling.Mean, bool nullable = false) =>
        Pooled(name, ColumnKind.Tokens, vectorWidth, pooling, nullable);

    /// <summary>The values of a row's categorical columns.</summary>
    /// <param name="vectorWidth">How long the vector of a value is, 1 to 1,024.</param>
    /// <exception cref="ArgumentOutOfRangeException">The width is out of its range.</exception>
    internal static Column Context(int vectorWidth) => Pooled(ContextName, ColumnKind.Context, vectorWidth, Pooling.Mean, false);

    private static Column Pooled(string name, ColumnKind kind, int width, Pooling pooling, bool nullable)
    {
        if (width is < 1 or > WidestTokenVector)
            throw new ArgumentOutOfRangeException(nameof(width), width, $"The vectors of {name} must hold 1 to {WidestTokenVector} numbers.");
        if (pooling is <= Pooling.None or > (Pooling.Mean | Pooling.InverseFrequency | Pooling.Max))
            throw new ArgumentOutOfRangeException(nameof(pooling), pooling, $"The vectors of {name} must be pooled by their mean, by inverse frequency or by their largest values.");
        return new(name, kind, nullable) { Numbers = PooledSlots(name, width, pooling), VectorWidth = width, Pooling = pooling };
    }

    private static NumberSlot[] PooledSlots(string name, int width, Pooling pooling)
    {
        Pooling[] ways = [.. ((Pooling[])[Pooling.Mean, Pooling.InverseFrequency, Pooling.Max]).Where(way => pooling.HasFlag(way))];
        var slots = new NumberSlot[ways.Length * width];
        for (var i = 0; i < slots.Length; i++)
            slots[i] = new(ways.Length == 1 ? $"{name}[{i}]" : $"{name}.{ways[i / width]}[{i % width}]");
        return slots;
    }

    private static NumberSlot[] DateSlots(string name) =>
    [
        new(name + ".Year"),
        new(name + ".Month", Period: 12),
        new(name + ".Day", Period: 31),
        new(name + ".Weekday", Period: 7),
    ];

    private static long CountOf(IReadOnlyList<int> shape) => shape.Aggregate(1L, (count, length) => count * length);

    private static NumberSlot[] VectorSlots(string name, IReadOnlyList<int> shape)
    {
        var slots = new NumberSlot[CountOf(shape)];
        var index = new int[shape.Count];
        for (var i = 0; i < slots.Length; i++)
        {
            slots[i] = new($"{name}[{string.Join(',', index)}]");
            for (var dimension = index.Length - 1; dimension >= 0 && ++index[dimension] == shape[dimension]; dimension--)
                index[dimension] = 0;
        }

        return slots;
    }
}

/// <summary>One raw number of a row.</summary>
/// <param name="Name">The column's name, with the part's name where the column has several.</param>
/// <param name="Period">After how much the number repeats, or 0 where it does not.</param>
public sealed record NumberSlot(string Name, float Period = 0)
{
    /// <summary>How many inputs of the network the number becomes: sine and cosine where it repeats, else one.</summary>
    public int Width => Period > 0 ? 2 : 1;
}
