using System.Globalization;

namespace Lamina;

/// <summary>What the training rows showed that somebody should know: columns that cannot help, or hide something.</summary>
/// <param name="schema">The schema.</param>
/// <param name="numbers">Its fitted numbers.</param>
/// <param name="missing">For each number, in how many rows it is missing.</param>
/// <param name="rows">How many rows there are.</param>
internal sealed class FitRemarks(RowSchema schema, NumberEncoder[] numbers, int[] missing, int rows)
{
    /// <summary>The remarks, a sentence each, in the order of the columns.</summary>
    public List<string> Of(Vocabulary[] vocabularies, PooledVectors pooled)
    {
        var remarks = new List<string>();
        var next = 0;
        foreach (var column in schema.NumberColumns)
        {
            var slots = Enumerable.Range(next, column.Numbers.Count);
            next += column.Numbers.Count;
            if (column.IsPooled)
                continue;
            if (column.Kind == ColumnKind.Vector)
            {
                if (slots.All(IsConstant))     // the corners of an image alone may well be empty
                    remarks.Add($"No value of the vector {column.Name} changes in the training rows: it cannot help. Leave it out, or check how it is read.");
                continue;
            }

            foreach (var slot in slots)
            {
                if (column is { Kind: ColumnKind.Number, Nullable: false } && missing[slot] > 0 && missing[slot] < rows)
                {
                    remarks.Add(
                        $"Column {column.Name} holds NaN in {missing[slot]} of {rows} training rows, but its member is not nullable: "
                        + "declare it nullable (float?), so that the network is told which values are missing.");
                }

                if (IsConstant(slot))
                    remarks.Add(Describe(slot));
            }
        }

        foreach (var vocabulary in vocabularies)
        {
            if (vocabulary.Names.Count == 0)
                remarks.Add($"Column {vocabulary.Column} has no value that occurs often enough for an entry of its own: all of its values are one to the network.");
        }

        foreach (var encoder in pooled.Tokens)
        {
            if (encoder.Vectors.Count == 0)
                remarks.Add($"Column {encoder.Column.Name} has no word that occurs often enough, beside others, to be learned: it cannot help. Pass more rows, or leave it out.");
        }

        if (pooled.Context?.Vectors.Count == 0)
            remarks.Add("The categorical columns have no values that occur often enough to be learned from each other: ContextWidth cannot help. Pass more rows, or leave it out.");
        return remarks;
    }

    private bool IsConstant(int slot) => numbers[slot] is { Period: 0, Scale: 0 };

    private string Describe(int slot) => missing[slot] == rows
        ? $"Column {schema.Numbers[slot].Name} has no value in any of the training rows: it cannot help. Leave it out, or check how it is read."
        : $"Column {schema.Numbers[slot].Name} is {numbers[slot].Center.ToString(CultureInfo.InvariantCulture)} in all of the training rows: it cannot help. Leave it out, or check how it is read.";
}
