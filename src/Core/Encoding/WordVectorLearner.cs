namespace Lamina;

/// <summary>Learns the vectors of a column's words on training rows: <c>Word2Vec.Learner</c> makes one.</summary>
/// <param name="column">The column: its vectors have <see cref="Column.VectorWidth"/> numbers.</param>
/// <param name="sequences">The words of each row, in their order.</param>
/// <returns>The vectors, or null where no word occurs often enough to be learned.</returns>
public delegate WordVectors? WordVectorLearner(Column column, IReadOnlyList<IReadOnlyList<string>> sequences);
