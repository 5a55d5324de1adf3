using Lamina;

namespace Lift;

/// <summary>A data set of the folder: how it is read, and what is done with its rows.</summary>
/// <param name="name">What it is called in the table.</param>
public abstract class DataSet(string name)
{
    public string Name => name;

    /// <summary>Does it help?</summary>
    /// <param name="folder">The folder of all data sets.</param>
    /// <param name="mostRows">How many rows are taken at most, drawn with the seed of the options.</param>
    /// <param name="options">How to compare.</param>
    /// <param name="progress">Told before every step.</param>
    public abstract LiftReport Study(string folder, int mostRows, StudyOptions options, IProgress<StudyProgress> progress);
}

/// <summary>A data set whose rows are of a type.</summary>
/// <param name="name">What it is called in the table.</param>
/// <param name="read">Reads its rows from the folder of all data sets.</param>
/// <param name="study">The generated study.</param>
public sealed class DataSet<TRow>(
    string name, Func<string, IReadOnlyList<TRow>> read, Func<IReadOnlyList<TRow>, StudyOptions, IProgress<StudyProgress>, LiftReport> study) : DataSet(name)
{
    public override LiftReport Study(string folder, int mostRows, StudyOptions options, IProgress<StudyProgress> progress) =>
        study(Take(read(folder), mostRows, options.Seed), options, progress);

    // A sample in the rows' own order: moments and groups stay where they are.
    private static IReadOnlyList<TRow> Take(IReadOnlyList<TRow> rows, int most, int seed)
    {
        if (rows.Count <= most)
            return rows;
        var order = Enumerable.Range(0, rows.Count).ToArray();
        new Random(seed).Shuffle(order);
        return [.. order.Take(most).Order().Select(row => rows[row])];
    }
}
