namespace Lamina;

/// <summary>The label as it was declared: one member, or several that are learned together.</summary>
/// <remarks>
/// Generated <c>ReadLabels</c> writes a binary label as one number (0 or 1, NaN where missing), a regression
/// or ranking label as one number, a multi-class label as one key: for an enum the position of the value in
/// <see cref="Values"/>, for a string or a whole number the value itself. Several exclusive labels are one key, see
/// <see cref="ExclusiveLabels"/>; several others are a number each.
/// </remarks>
public sealed class LabelColumn
{
    private LabelColumn(IReadOnlyList<string> names, TaskKind task, bool nullable, bool isSeveral = false)
    {
        ArgumentNullException.ThrowIfNull(names);
        if (isSeveral && names.Count < 2)
            throw new ArgumentException($"Several labels are at least two; there are {names.Count}. A single label has a factory of its own.", nameof(names));
        Names = names;
        Name = string.Join(", ", names);
        Task = task;
        Nullable = nullable;
    }

    /// <summary>The member's name; of several members all names, with commas between them.</summary>
    public string Name { get; }

    /// <summary>The names of the members, in the order of declaration.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Whether several members exclude each other: together they are one label, whose classes are their names.</summary>
    public bool IsExclusive { get; private init; }

    /// <summary>How many targets a row has: one for each member, unless they are one label together.</summary>
    public int TargetCount => Task is TaskKind.MultiLabel or TaskKind.MultiRegression ? Names.Count : 1;

    /// <summary>The task.</summary>
    public TaskKind Task { get; }

    /// <summary>Whether the member is nullable, so that a row need not be labelled.</summary>
    public bool Nullable { get; }

    /// <summary>The declared classes of an enum label, in their order; else empty.</summary>
    public IReadOnlyList<string> Values { get; private init; } = [];

    /// <summary>How a class key becomes a value of the label's type; null where the task has no classes.</summary>
    public ClassDecoder? Decoder { get; private init; }

    /// <summary>How the outputs of several labels become a value of their type; null where there is one label.</summary>
    public LabelsDecoder? LabelsDecoder { get; private init; }

    /// <summary>Whether the label is a quantity, which networks learn by its squared error.</summary>
    internal bool IsQuantity => Task is TaskKind.Regression or TaskKind.Ranking or TaskKind.MultiRegression;

    /// <summary>The task of one target by itself.</summary>
    internal TaskKind TargetTask => Task switch
    {
        TaskKind.MultiLabel => TaskKind.Binary,
        TaskKind.MultiRegression => TaskKind.Regression,
        _ => Task,
    };

    /// <summary>A label of two outcomes.</summary>
    public static LabelColumn Binary(string name, bool nullable = false) => new([name], TaskKind.Binary, nullable);

    /// <summary>A label that is a number.</summary>
    public static LabelColumn Regression(string name, bool nullable = false) => new([name], TaskKind.Regression, nullable);

    /// <summary>A label that says how relevant a row is within its group: a whole number from 0 to 30.</summary>
    public static LabelColumn Ranking(string name, bool nullable = false) => new([name], TaskKind.Ranking, nullable);

    /// <summary>Several labels of which any may be true.</summary>
    /// <typeparam name="TLabels">The type of their values together.</typeparam>
    /// <param name="names">The members' names.</param>
    /// <param name="decode">Makes a value of one number for each member: 1 where it is true, else 0.</param>
    /// <param name="nullable">Whether a row need not be labelled.</param>
    /// <exception cref="ArgumentException">There are fewer than two names.</exception>
    public static LabelColumn MultiLabel<TLabels>(IReadOnlyList<string> names, DecodeLabels<TLabels> decode, bool nullable = false)
        where TLabels : struct =>
        new(names, TaskKind.MultiLabel, nullable, isSeveral: true) { LabelsDecoder = new LabelsDecoder<TLabels>(decode) };

    /// <summary>Several labels that are numbers.</summary>
    /// <typeparam name="TLabels">The type of their values together.</typeparam>
    /// <param name="names">The members' names.</param>
    /// <param name="decode">Makes a value of one number for each member.</param>
    /// <param name="nullable">Whether a row need not be labelled.</param>
    /// <exception cref="ArgumentException">There are fewer than two names.</exception>
    public static LabelColumn MultiRegression<TLabels>(IReadOnlyList<string> names, DecodeLabels<TLabels> decode, bool nullable = false)
        where TLabels : struct =>
        new(names, TaskKind.MultiRegression, nullable, isSeveral: true) { LabelsDecoder = new LabelsDecoder<TLabels>(decode) };

    /// <summary>Several labels of which exactly one is true: together they are one label of several classes.</summary>
    /// <typeparam name="TClass">The type of a class.</typeparam>
    /// <param name="names">The members' names, which are the classes' names too.</param>
    /// <param name="decode">Makes a class of the position of a member.</param>
    /// <param name="nullable">Whether a row need not be labelled.</param>
    /// <exception cref="ArgumentException">There are fewer than two names.</exception>
    public static LabelColumn Exclusive<TClass>(IReadOnlyList<string> names, Func<CategoryKey, TClass> decode, bool nullable = false)
        where TClass : notnull =>
        new(names, TaskKind.MultiClass, nullable, isSeveral: true) { Values = names, Decoder = new ClassDecoder<TClass>(decode), IsExclusive = true };

    /// <summary>A label whose classes are all declared.</summary>
    public static LabelColumn MultiClass<TClass>(
        string name, IReadOnlyList<string> values, Func<CategoryKey, TClass> decode, bool nullable = false)
        where TClass : notnull =>
        new([name], TaskKind.MultiClass, nullable) { Values = values, Decoder = new ClassDecoder<TClass>(decode) };

    /// <summary>A label whose classes are found in the training rows.</summary>
    public static LabelColumn MultiClass<TClass>(string name, Func<CategoryKey, TClass> decode, bool nullable = false)
        where TClass : notnull =>
        new([name], TaskKind.MultiClass, nullable) { Decoder = new ClassDecoder<TClass>(decode) };
}
