using System.Globalization;

namespace Lamina;

/// <summary>Reads labels and weights where they are needed, and says which row lacks one.</summary>
internal static class LabelReader
{
    /// <summary>Whether a row has no label, or lacks one of several.</summary>
    public static bool IsMissing(LabelColumn label, RowBuffer raw) =>
        label.Task == TaskKind.MultiClass ? raw.Keys[0].IsMissing : LacksOne(raw.Numbers);

    /// <summary>Whether one of a row's targets is missing.</summary>
    public static bool LacksOne(ReadOnlySpan<float> targets)
    {
        foreach (var target in targets)
        {
            if (float.IsNaN(target))
                return true;
        }

        return false;
    }

    /// <summary>Refuses a row without a usable label.</summary>
    public static void RequireLabelled(LabelColumn label, RowBuffer raw, long row)
    {
        if (label.Task == TaskKind.MultiClass)
        {
            RequireClass(label, raw.Keys[0], row);
            return;
        }

        for (var i = 0; i < label.TargetCount; i++)
            RequireNumber(label, raw.Numbers[i], row, label.Names[i]);
    }

    /// <summary>The targets of a labelled row.</summary>
    /// <param name="fitted">The fit.</param>
    /// <param name="raw">The label, as generated code read it.</param>
    /// <param name="row">The row's position.</param>
    /// <param name="targets">Room for the targets.</param>
    public static void RequireTargets(FittedSchema fitted, RowBuffer raw, long row, Span<float> targets)
    {
        RequireLabelled(fitted.Schema.Label, raw, row);
        fitted.EncodeTargets(raw, targets);
        if (fitted.Classes is not null && targets[0] < 0)
        {
            throw new RowException(
                $"the class \"{NameOf(fitted.Schema.Label, raw.Keys[0])}\" is not among the {fitted.Classes.Count} classes of the training rows "
                + $"({string.Join(", ", fitted.Classes.Names.Take(8))}{(fitted.Classes.Count > 8 ? ", …" : "")}). "
                + "Train on rows of this class too, or leave the row out.",
                row,
                fitted.Schema.Label.Name);
        }
    }

    /// <summary>The weight of a row.</summary>
    public static float RequireWeight(RowSchema schema, RowRoles roles, long row)
    {
        if (double.IsFinite(roles.Weight) && roles.Weight >= 0)
            return (float)roles.Weight;
        throw new RowException(
            $"the weight is {roles.Weight.ToString(CultureInfo.InvariantCulture)}. Weights must be finite and not negative.",
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

    private static void RequireClass(LabelColumn label, CategoryKey key, long row)
    {
        if (key.IsMissing)
            throw Missing(label.Name, row);
        if (label.Values.Count == 0 || key.Number >= 0)
            return;
        var what = key.Number switch
        {
            _ when !label.IsExclusive =>
                $"the label is no declared value of its enum, which has {string.Join(", ", label.Values)}. Declare the value there, or correct the row.",
            ExclusiveLabels.None => "none of the labels is true. They exclude each other, so exactly one must be; correct the row, or leave it out.",
            ExclusiveLabels.Several =>
                "more than one of the labels is true. They exclude each other, so exactly one may be; correct the row, or declare [Label(LabelTask.MultiLabel)] on each.",
            _ => "a label is neither 0 nor 1. Labels that exclude each other say yes or no; correct the row.",
        };
        throw new RowException(what, row, label.Name);
    }

    private static void RequireNumber(LabelColumn label, float number, long row, string name)
    {
        if (float.IsNaN(number))
            throw Missing(name, row);
        if (float.IsInfinity(number))
            throw new RowException("the label is infinite. Labels must be finite numbers.", row, name);
        if (label.TargetTask == TaskKind.Binary && number is not (0 or 1))
        {
            throw new RowException(
                $"the label is {number.ToString(CultureInfo.InvariantCulture)}. " + (label.TargetCount > 1
                    ? "A label of which any may be true must be 0 or 1; correct the row, or give the label a type of its own."
                    : "A whole number that names one of two outcomes must be 0 or 1; for more outcomes declare [Label(LabelTask.MultiClass)]."),
                row,
                name);
        }

        if (label.Task == TaskKind.Ranking && !Relevance.IsValid(number))
        {
            throw new RowException(
                $"the relevance is {number.ToString(CultureInfo.InvariantCulture)}. It must be a whole number from 0, of no use, to {Relevance.Largest}; "
                + "put finer ones into steps.",
                row,
                name);
        }
    }

    private static RowException Missing(string name, long row) =>
        new("the label is missing. Leave unlabelled rows out here; enriching and predicting take them.", row, name);

    private static string NameOf(LabelColumn label, CategoryKey key) =>
        label.Values.Count > 0 && (ulong)key.Number < (ulong)label.Values.Count ? label.Values[(int)key.Number] : key.ToString();
}
