namespace Lamina;

/// <summary>What a cell of a table holds, whatever its provider calls it.</summary>
internal enum CellKind : byte
{
    /// <summary>Nothing.</summary>
    Missing,

    /// <summary>Characters: the reader holds them.</summary>
    Text,

    /// <summary>A whole number within 64 bits with a sign.</summary>
    Whole,

    /// <summary>A <see cref="double"/>.</summary>
    Real,

    /// <summary>A <see cref="float"/>.</summary>
    Single,

    /// <summary>A <see cref="decimal"/>, or a whole number beyond <see cref="long"/>.</summary>
    Exact,

    /// <summary>False or true.</summary>
    Flag,

    /// <summary>A <see cref="System.Guid"/>.</summary>
    Guid,

    /// <summary>A <see cref="System.DateTime"/>.</summary>
    Moment,

    /// <summary>A <see cref="DateTimeOffset"/>.</summary>
    MomentWithOffset,

    /// <summary>A <see cref="DateOnly"/>.</summary>
    Date,

    /// <summary>A <see cref="TimeOnly"/>.</summary>
    TimeOfDay,

    /// <summary>A <see cref="TimeSpan"/>.</summary>
    Duration,

    /// <summary>Something that no member can take: bytes, arrays.</summary>
    Other,
}

/// <summary>One cell, unboxed: the field that goes with its kind is set.</summary>
internal struct Cell
{
    /// <summary>What the cell holds.</summary>
    public CellKind Kind;

    /// <summary>Of <see cref="CellKind.Whole"/>; of <see cref="CellKind.Flag"/>, 0 or 1.</summary>
    public long Whole;

    /// <summary>Of <see cref="CellKind.Real"/> and <see cref="CellKind.Single"/>.</summary>
    public double Real;

    /// <summary>Of <see cref="CellKind.Exact"/>.</summary>
    public decimal Exact;

    /// <summary>Of <see cref="CellKind.Guid"/>.</summary>
    public Guid Guid;

    /// <summary>Of <see cref="CellKind.Moment"/>.</summary>
    public DateTime Moment;

    /// <summary>Of <see cref="CellKind.MomentWithOffset"/>.</summary>
    public DateTimeOffset MomentWithOffset;

    /// <summary>Of <see cref="CellKind.Date"/>.</summary>
    public DateOnly Date;

    /// <summary>Of <see cref="CellKind.Duration"/> and <see cref="CellKind.TimeOfDay"/>.</summary>
    public TimeSpan Duration;
}
