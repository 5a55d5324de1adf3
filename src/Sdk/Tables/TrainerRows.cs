using Microsoft.Extensions.Logging;

namespace Lamina;

/// <summary>What every trainer asks of its rows before it reads them.</summary>
internal static partial class TrainerRows
{
    /// <summary>The rows in their own type: parameters are lists of an interface, since overloads cannot differ by constraint alone.</summary>
    /// <exception cref="RowException">A row is null or of another type.</exception>
    public static T[] Typed<T>(IReadOnlyList<object> rows)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(rows);
        if (rows is T[] array)
            return array;
        var typed = new T[rows.Count];
        for (var i = 0; i < typed.Length; i++)
        {
            typed[i] = rows[i] as T
                ?? throw new RowException($"the row is {(rows[i] is null ? "null" : $"a {rows[i].GetType().Name}, not a {typeof(T).Name}")}. Leave it out.", i, null);
        }

        return typed;
    }

    /// <summary>The block of rows that belong together.</summary>
    /// <exception cref="RowException">There are no rows, or one is null.</exception>
    /// <exception cref="FitMismatchException">The rows do not belong together, or networks were trained on them.</exception>
    public static ActivationBlock Require<TRow>(TRow[] rows)
        where TRow : class, IRow<TRow>
    {
        if (rows.Length == 0)
            throw new RowException("There are no rows to train on. Pass at least a few dozen labelled rows.");
        return RowsOfOneFit.Require<TRow>(rows);
    }

    /// <summary>Refuses rows that networks were trained on and that were enriched as new ones; warns of a few.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="fitted">Their fit.</param>
    /// <param name="allowed">Whether such rows are taken.</param>
    /// <param name="option">The option that allows them, for the message.</param>
    /// <param name="logger">Warned of a few.</param>
    /// <exception cref="FitMismatchException">Most rows are such.</exception>
    public static void RefuseSeen<TRow>(TRow[] rows, FittedSchema fitted, bool allowed, string option, ILogger logger)
        where TRow : class, IRow<TRow>
    {
        if (allowed)
            return;
        var seen = SeenRows.Refuse<TRow>(fitted, rows, $" If the rows are equal by chance, set {option}.");
        if (seen > 0)
            SeenByChance(logger, seen, rows.Length);
    }

    [LoggerMessage(12, LogLevel.Warning, "{Seen} of the {Rows} rows were enriched as new ones, but equal rows that the networks were trained on. Where that is no chance, leave them out: their activations know their labels")]
    private static partial void SeenByChance(ILogger logger, int seen, int rows);
}
