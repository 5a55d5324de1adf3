namespace Lamina;

/// <summary>What is learned.</summary>
public enum TaskKind
{
    /// <summary>One of two outcomes.</summary>
    Binary,

    /// <summary>One of several exclusive classes.</summary>
    MultiClass,

    /// <summary>A number.</summary>
    Regression,

    /// <summary>How relevant a row is within its group.</summary>
    Ranking,
}

/// <summary>The label as it was declared.</summary>
/// <remarks>
/// Generated <c>ReadLabels</c> writes a binary label as one number (0 or 1, NaN where missing), a regression
/// or ranking label as one number, a multi-class label as one key: for an enum the position of the value in
/// <see cref="Values"/>, for a string or a whole number the value itself.
/// </remarks>
public sealed record LabelColumn
{
    private LabelColumn(string name, TaskKind task, bool nullable)
    {
        Name = name;
        Task = task;
        Nullable = nullable;
    }

    /// <summary>The member's name.</summary>
    public string Name { get; }

    /// <summary>The task.</summary>
    public TaskKind Task { get; }

    /// <summary>Whether the member is nullable, so that a row need not be labelled.</summary>
    public bool Nullable { get; }

    /// <summary>The declared classes of an enum label, in their order; else empty.</summary>
    public IReadOnlyList<string> Values { get; private init; } = [];

    /// <summary>How a class key becomes a value of the label's type; null where the task has no classes.</summary>
    public ClassDecoder? Decoder { get; private init; }

    /// <summary>Whether the label is a quantity, which networks learn by its squared error.</summary>
    internal bool IsQuantity => Task is TaskKind.Regression or TaskKind.Ranking;

    /// <summary>A label of two outcomes.</summary>
    public static LabelColumn Binary(string name, bool nullable = false) => new(name, TaskKind.Binary, nullable);

    /// <summary>A label that is a number.</summary>
    public static LabelColumn Regression(string name, bool nullable = false) => new(name, TaskKind.Regression, nullable);

    /// <summary>A label that says how relevant a row is within its group: a whole number from 0 to 30.</summary>
    public static LabelColumn Ranking(string name, bool nullable = false) => new(name, TaskKind.Ranking, nullable);

    /// <summary>A label whose classes are all declared.</summary>
    public static LabelColumn MultiClass<TClass>(
        string name, IReadOnlyList<string> values, Func<CategoryKey, TClass> decode, bool nullable = false)
        where TClass : notnull =>
        new(name, TaskKind.MultiClass, nullable) { Values = values, Decoder = new ClassDecoder<TClass>(decode) };

    /// <summary>A label whose classes are found in the training rows.</summary>
    public static LabelColumn MultiClass<TClass>(string name, Func<CategoryKey, TClass> decode, bool nullable = false)
        where TClass : notnull =>
        new(name, TaskKind.MultiClass, nullable) { Decoder = new ClassDecoder<TClass>(decode) };
}

/// <summary>Turns class keys back into values of the label's type.</summary>
public abstract class ClassDecoder
{
    private protected ClassDecoder()
    {
    }
}

/// <summary>Turns class keys back into values of the label's type.</summary>
/// <typeparam name="TClass">The label's type.</typeparam>
/// <param name="decode">The conversion that the generator wrote.</param>
public sealed class ClassDecoder<TClass>(Func<CategoryKey, TClass> decode) : ClassDecoder
    where TClass : notnull
{
    /// <summary>The value of a key.</summary>
    public TClass Decode(CategoryKey key) => decode(key);
}
