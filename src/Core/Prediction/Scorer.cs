namespace Lamina;

/// <summary>
/// The part of a model that is particular to its kind: from the compact form of rows to outputs. It does not change, and any
/// number of threads may share it.
/// </summary>
internal abstract class Scorer
{
    /// <summary>How many floats of room a row needs on the way.</summary>
    public virtual int WorkWidth => 0;

    /// <summary>How many whole numbers of room all rows share.</summary>
    public virtual int PickCount => 0;

    /// <summary>Writes the outputs of rows, <c>[rows, outputs]</c>. A row's outputs do not depend on the rows beside it.</summary>
    /// <param name="scratch">The rows in compact form, room, and the outputs.</param>
    /// <param name="rows">How many rows, at most <see cref="RowScratch.ChunkRows"/>.</param>
    public abstract void Score(ModelScratch scratch, int rows);
}
