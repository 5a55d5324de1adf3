using Lamina;

namespace Core.Tests.Convolutions;

/// <summary>Which convolutions a column may have, and that the schema's hash knows them.</summary>
public class ConvolutionColumnTests
{
    private static readonly ConvolutionDescriptor Layers = new() { Filters = [4, 4], Kernel = 3, Pool = 2, Normalization = Normalization.Batch };

    [Fact]
    public void Sizes_are_worked_out_layer_by_layer()
    {
        var trunk = Assert.Single(Schema(Column.Number("Age"), Column.Image("Picture", [3, 9, 6], Layers)).Convolutions);

        Assert.Equal((1, 3 * 9 * 6, 4 * 2 * 1), (trunk.Input, trunk.Count, trunk.OutputWidth));
        Assert.Equal(new ConvolutionTrunk.Layer(3, 4, 9, 6, 4, 3), trunk.Layers[0]);
        Assert.Equal(new ConvolutionTrunk.Layer(4, 4, 4, 3, 2, 1), trunk.Layers[1]);
        Assert.Equal((9 * 6 * 3 * 9 * 4) + (4 * 3 * 4 * 9 * 4), trunk.Work);
    }

    [Fact]
    public void The_numbers_that_go_through_convolutions_are_no_inputs_of_the_dense_layers()
    {
        var schema = Schema(Column.Number("Age"), Column.Sequence("Pulse", [2, 8], Layers), Column.Date("Day"));
        Assert.Equal((1 + 16 + 7, 1 + 7), (schema.NumericWidth, schema.DenseNumericWidth));
    }

    [Fact]
    public void The_hash_covers_what_enriching_depends_on()
    {
        Column[] columns =
        [
            Column.Vector("X", [8, 8]),
            Column.Image("X", [8, 8], Layers),
            Column.Sequence("X", [8, 8], Layers),
            Column.Sequence("X", [8, 8], Layers with { GlobalPooling = true }),
            Column.Sequence("X", [8, 8], Layers with { GlobalPooling = true }, ragged: true),
            Column.Image("X", [8, 8], Layers with { Filters = [4, 5] }),
            Column.Image("X", [8, 8], Layers with { Kernel = 5 }),
            Column.Image("X", [8, 8], Layers with { Pool = 1 }),
            Column.Image("X", [8, 8], Layers with { Normalization = Normalization.None }),
        ];
        Assert.Equal(columns.Length, columns.Select(column => Schema(column).Hash).Distinct().Count());
        Assert.Equal(Schema(columns[1]).Hash, Schema(Column.Image("X", [8, 8], Layers with { Shift = 1 })).Hash);
    }

    [Fact]
    public void Layers_that_no_column_can_have_are_refused()
    {
        ConvolutionDescriptor[] wrong =
        [
            Layers with { Filters = [] }, Layers with { Filters = [0] }, Layers with { Filters = [1, 1, 1, 1] }, Layers with { Kernel = 2 },
            Layers with { Kernel = 9 }, Layers with { Kernel = -1 }, Layers with { Pool = 0 }, Layers with { Shift = -1 }, Layers with { Shift = 8 },
            Layers with { Normalization = Normalization.Layer },
        ];
        Assert.All(wrong, layers => Assert.Throws<ArgumentException>(() => Column.Image("X", [8, 8], layers)));
        Assert.Throws<ArgumentException>(() => Column.Image("X", [8], Layers));
        Assert.Throws<ArgumentException>(() => Column.Sequence("X", [2, 8, 8], Layers));
        Assert.Throws<ArgumentException>(() => Column.Sequence("X", [2, 8], Layers, ragged: true));
        Assert.Throws<ArgumentException>(() => Column.Sequence("X", [8], Layers with { GlobalPooling = true }, ragged: true));
    }

    private static RowSchema Schema(params Column[] columns) =>
        new("A", columns, LabelColumn.Binary("Y"), RecordingSchema.Descriptor.Networks[0]);
}
