namespace Lamina.Tests.Data;

/// <summary>A row with every trait that divides rows; which of them count is up to the schema.</summary>
internal sealed record Visit(int Number, string? Outcome, float Amount, string? Customer, long Day);

/// <summary>What the schemas of <see cref="Visit"/> share. Splits look at features only to keep rows that equal each other in all of them together.</summary>
internal static class VisitSchema
{
    public static RowSchema OfClasses(params RoleColumn[] roles) =>
        new(
            "Visit",
            [Column.Number("Number")],
            LabelColumn.MultiClass("Outcome", key => key.ToString(), nullable: true),
            new NetworkDescriptor { Hidden = [4], Activation = Activation.Relu, Normalization = Normalization.None, Dropout = 0, Extract = [1] },
            roles);

    public static RowSchema OfNumbers() =>
        new(
            "Visit",
            [Column.Number("Number")],
            LabelColumn.Regression("Amount", nullable: true),
            new NetworkDescriptor { Hidden = [4], Activation = Activation.Relu, Normalization = Normalization.None, Dropout = 0, Extract = [1] });
}

internal readonly struct PlainSchema : IRowSchema<Visit>
{
    public static RowSchema Descriptor { get; } = VisitSchema.OfClasses();

    public static void ReadFeatures(in Visit row, RowBuffer buffer) => buffer.Numbers[0] = row.Number;

    public static void ReadLabels(in Visit row, RowBuffer buffer) => buffer.Keys[0] = row.Outcome;

    public static RowRoles ReadRoles(in Visit row) => RowRoles.None;
}

internal readonly struct AmountSchema : IRowSchema<Visit>
{
    public static RowSchema Descriptor { get; } = VisitSchema.OfNumbers();

    public static void ReadFeatures(in Visit row, RowBuffer buffer) => buffer.Numbers[0] = row.Number;

    public static void ReadLabels(in Visit row, RowBuffer buffer) => buffer.Numbers[0] = row.Amount;

    public static RowRoles ReadRoles(in Visit row) => RowRoles.None;
}

internal readonly struct CustomerSchema : IRowSchema<Visit>
{
    public static RowSchema Descriptor { get; } = VisitSchema.OfClasses(new RoleColumn("Customer", ColumnRole.Group));

    public static void ReadFeatures(in Visit row, RowBuffer buffer) => throw new InvalidOperationException("Groups and moments keep rows together by themselves.");

    public static void ReadLabels(in Visit row, RowBuffer buffer) => buffer.Keys[0] = row.Outcome;

    public static RowRoles ReadRoles(in Visit row) => RowRoles.None with { Group = row.Customer };
}

internal readonly struct DaySchema : IRowSchema<Visit>
{
    public static RowSchema Descriptor { get; } = VisitSchema.OfClasses(new RoleColumn("Day", ColumnRole.Time));

    public static void ReadFeatures(in Visit row, RowBuffer buffer) => throw new InvalidOperationException("Groups and moments keep rows together by themselves.");

    public static void ReadLabels(in Visit row, RowBuffer buffer) => buffer.Keys[0] = row.Outcome;

    public static RowRoles ReadRoles(in Visit row) => RowRoles.None with { Time = row.Day };
}

internal readonly struct CustomerDaySchema : IRowSchema<Visit>
{
    public static RowSchema Descriptor { get; } =
        VisitSchema.OfClasses(new RoleColumn("Customer", ColumnRole.Group), new RoleColumn("Day", ColumnRole.Time));

    public static void ReadFeatures(in Visit row, RowBuffer buffer) => throw new InvalidOperationException("Groups and moments keep rows together by themselves.");

    public static void ReadLabels(in Visit row, RowBuffer buffer) => buffer.Keys[0] = row.Outcome;

    public static RowRoles ReadRoles(in Visit row) => RowRoles.None with { Group = row.Customer, Time = row.Day };
}
