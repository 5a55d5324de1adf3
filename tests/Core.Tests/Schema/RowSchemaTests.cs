using Lamina;

namespace Core.Tests.Schema;

public class RowSchemaTests
{
    private static readonly NetworkDescriptor Network = new()
    {
        Hidden = [4, 2],
        Activation = Activation.Relu,
        Normalization = Normalization.None,
        Dropout = 0,
        Extract = [1, 2],
    };

    [Fact]
    public void It_counts_slots_widths_and_indicators()
    {
        var schema = PassengerSchema.Descriptor;
        Assert.Equal(3 + CalendarParts.DateCount, schema.NumberCount);
        Assert.Equal(3 + 1 + (3 * 2), schema.NumericWidth);         // month, day and weekday become sine and cosine
        Assert.Equal(["Age", "Boarded"], schema.Indicators.Select(column => column.Name));
        Assert.Equal([1, 3], schema.IndicatorSlots);
        Assert.Equal(["Sex", "Ticket"], schema.Categories.Select(column => column.Name));
        Assert.Equal(4, schema.Networks[0].ActivationCount);
    }

    [Fact]
    public void Every_extracted_layer_counts() => Assert.Equal(6, Network.ActivationCount);

    [Fact]
    public void The_hash_tells_schemas_apart()
    {
        var label = LabelColumn.Binary("Y");
        RowSchema[] schemas =
        [
            new("A", [Column.Number("X")], label, Network),
            new("A", [Column.Number("X", nullable: true)], label, Network),
            new("A", [Column.Flag("X")], label, Network),
            new("A", [Column.OpenCategory("X")], label, Network),
            new("A", [Column.Category("X", ["P", "Q"])], label, Network),
            new("A", [Column.Category("X", ["Q", "P"])], label, Network),
            new("A", [Column.Number("X")], LabelColumn.Regression("Y"), Network),
            new("A", [Column.Number("X")], label, Network with { Hidden = [4, 3] }),
            new("A", [Column.Number("X")], label, Network with { Extract = [2] }),
        ];
        Assert.Equal(schemas.Length, schemas.Select(schema => schema.Hash).Distinct().Count());
        Assert.Equal(schemas[0].Hash, new RowSchema("A", [Column.Number("X")], label, Network).Hash);
    }
}
