namespace Lamina;

/// <summary>Reads labels and weights where they are needed, and says which row lacks one.</summary>
internal static class LabelReader
{
    /// <summary>Whether a row has no label.</summary>
    public static bool IsMissing(LabelColumn label, RowBuffer raw) =>
        label.Task == TaskKind.MultiClass ? raw.Keys[0].IsMissing : float.IsNaN(raw.Numbers[0]);

    /// <summary>Refuses a row without a usable label.</summary>
    public static void RequireLabelled(LabelColumn label, RowBuffer raw, long row)
    {
        if (label.Task == TaskKind.MultiClass && !raw.Keys[0].IsMissing && IsUndeclared(label, raw.Keys[0]))
        {
            throw new RowException(
                $"the label is no declared value of its enum, which has {string.Join(", ", label.Values)}. Declare the value there, or correct the row.",
                row,
                label.Name);
        }

        if (IsMissing(label, raw))
        {
            throw new RowException(
                "the label is missing. Leave unlabelled rows out here; enriching and predicting take them.", row, label.Name);
        }

        if (float.IsInfinity(raw.Numbers[0]))
            throw new RowException("the label is infinite. Labels must be finite numbers.", row, label.Name);
        if (label.Task == TaskKind.Binary && raw.Numbers[0] is not (0 or 1))
        {
            throw new RowException(
                $"the label is {raw.Numbers[0].ToString(System.Globalization.CultureInfo.InvariantCulture)}. A whole number that names one of two outcomes must be 0 or 1; "
                + "for more outcomes declare [Label(LabelTask.MultiClass)].",
                row,
                label.Name);
        }

        if (label.Task == TaskKind.Ranking && !Relevance.IsValid(raw.Numbers[0]))
        {
            throw new RowException(
                $"the relevance is {raw.Numbers[0].ToString(System.Globalization.CultureInfo.InvariantCulture)}. It must be a whole number from 0, of no use, to {Relevance.Largest}; "
                + "put finer ones into steps.",
                row,
                label.Name);
        }
    }

    /// <summary>The target of a labelled row.</summary>
    public static float RequireTarget(FittedSchema fitted, RowBuffer raw, long row)
    {
        RequireLabelled(fitted.Schema.Label, raw, row);
        var target = fitted.EncodeTarget(raw);
        if (fitted.Classes is not null && target < 0)
        {
            throw new RowException(
                $"the class \"{NameOf(fitted.Schema.Label, raw.Keys[0])}\" is not among the {fitted.Classes.Count} classes of the training rows "
                + $"({string.Join(", ", fitted.Classes.Names.Take(8))}{(fitted.Classes.Count > 8 ? ", …" : "")}). "
                + "Train on rows of this class too, or leave the row out.",
                row,
                fitted.Schema.Label.Name);
        }

        return target;
    }

    /// <summary>The weight of a row.</summary>
    public static float RequireWeight(RowSchema schema, RowRoles roles, long row)
    {
        if (double.IsFinite(roles.Weight) && roles.Weight >= 0)
            return (float)roles.Weight;
        throw new RowException(
            $"the weight is {roles.Weight.ToString(System.Globalization.CultureInfo.InvariantCulture)}. Weights must be finite and not negative.",
            row,
            schema.NameOf(ColumnRole.Weight));
    }

    /// <summary>Refuses rows of which none counts.</summary>
    /// <exception cref="RowException">Their weights are all 0.</exception>
    public static void RequireAnyWeight(RowSchema schema, bool any, int rows)
    {
        if (!any)
            throw new RowException($"The weights ({schema.NameOf(ColumnRole.Weight)}) of the {rows} rows sum to nothing. Give rows a weight above 0.");
    }

    private static string NameOf(LabelColumn label, CategoryKey key) =>
        label.Values.Count > 0 && (ulong)key.Number < (ulong)label.Values.Count ? label.Values[(int)key.Number] : key.ToString();

    private static bool IsUndeclared(LabelColumn label, CategoryKey key) => label.Values.Count > 0 && key.Number < 0;
}
