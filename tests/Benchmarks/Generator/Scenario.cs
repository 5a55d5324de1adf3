namespace Benchmarks.Generator;

/// <summary>What happened before the generator ran.</summary>
internal enum Scenario
{
    /// <summary>Nothing was generated before.</summary>
    Cold,

    /// <summary>Nothing changed.</summary>
    NoOp,

    /// <summary>A file without annotated types changed.</summary>
    Unrelated,

    /// <summary>A comment beside an annotated type changed.</summary>
    Comment,

    /// <summary>An annotated type moved down in its file.</summary>
    LineShift,

    /// <summary>A member of one annotated type has another name.</summary>
    EditOne,
}
