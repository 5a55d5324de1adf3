namespace Lamina;

/// <summary>
/// Rows that autoencoders learn from beside the training rows. A fold takes those that its held-out rows allow: none of
/// their groups, and with <c>[Time]</c> none from their moments on.
/// </summary>
internal sealed class UnlabelledRows
{
    private readonly RowRoles[] roles;
    private readonly int first;
    private readonly bool hasGroups;
    private readonly bool hasTimes;

    private UnlabelledRows(RowSchema schema, RowRoles[] roles, int first)
    {
        this.roles = roles;
        this.first = first;
        hasGroups = schema.Has(ColumnRole.Group);
        hasTimes = schema.Has(ColumnRole.Time);
    }

    /// <summary>Reads the roles of a table's rows.</summary>
    /// <param name="rows">The training rows, then the unlabelled ones.</param>
    /// <param name="first">The position of the first unlabelled row.</param>
    public static UnlabelledRows Of<TRow, TSchema>(IReadOnlyList<TRow> rows, int first)
        where TSchema : struct, IRowSchema<TRow>
    {
        var roles = new RowRoles[rows.Count];
        for (var i = 0; i < roles.Length; i++)
        {
            var row = rows[i];
            roles[i] = TSchema.ReadRoles(in row);
        }

        return new UnlabelledRows(TSchema.Descriptor, roles, first);
    }

    /// <summary>The fold with the unlabelled rows that it may learn from.</summary>
    public CrossFitFold AddTo(CrossFitFold fold)
    {
        if (first == roles.Length)
            return fold;
        var groups = new HashSet<CategoryKey>();
        var earliest = long.MaxValue;
        foreach (var row in (int[])[.. fold.HeldOut, .. fold.Validation])
        {
            groups.Add(roles[row].Group);
            earliest = Math.Min(earliest, roles[row].Time);
        }

        var training = new List<int>(fold.Training);
        for (var row = first; row < roles.Length; row++)
        {
            var isOfHeldOutGroup = hasGroups && !roles[row].Group.IsMissing && groups.Contains(roles[row].Group);
            if (!isOfHeldOutGroup && (!hasTimes || roles[row].Time < earliest))
                training.Add(row);
        }

        return fold with { Training = [.. training] };
    }
}
