using Lamina;

namespace Core.Tests.Encoding;

/// <summary>A record with a vector and an image that may be missing.</summary>
[Network(Hidden = [4])]
public record Star(
    [Feature] float Brightness, [Feature(Shape = [2])] float[] Spectrum, [Feature(Shape = [1, 2])] double[]? Image, [Label] bool? Variable)
{
    public static Star Example { get; } = new(1, [10, 20], [0, 5], true);
}

public class VectorTests
{
    private static readonly Star[] Rows =
    [
        Star.Example,
        Star.Example with { Spectrum = [12, 20], Image = null, Variable = false },
        Star.Example with { Spectrum = [14, 26], Image = [double.NaN, 7] },
    ];

    [Fact]
    public void Each_number_of_a_vector_has_a_scale_of_its_own()
    {
        var fitted = RowEncoder.Fit<Star, StarSchema>(Rows);
        var encoded = RowEncoder.Encode<Star, StarSchema>(Rows, fitted);

        // Spectrum[0]: 10, 12, 14; the quartiles are 11 and 13. Spectrum[1]: 20, 20, 26; the quartiles are 20 and 23.
        Assert.Equal([-Clipped(1), 0, Clipped(1)], ColumnOf(encoded, 1), Close);
        Assert.Equal([0, 0, Clipped(2)], ColumnOf(encoded, 2), Close);

        // Image[0,1]: 5, missing, 7; the quartiles are 5.5 and 6.5.
        Assert.Equal([-Clipped(1), 0, Clipped(1)], ColumnOf(encoded, 4), Close);
        Assert.Equal(["Brightness", "Spectrum[0]", "Spectrum[1]", "Image[0,0]", "Image[0,1]"], fitted.Schema.Numbers.Select(slot => slot.Name));
    }

    [Fact]
    public void A_vector_is_missing_as_a_whole_or_not_at_all() =>
        Assert.Equal([0, 1, 0], RowEncoder.Encode<Star, StarSchema>(Rows, RowEncoder.Fit<Star, StarSchema>(Rows)).Indicators);

    [Fact]
    public void A_vector_s_numbers_get_no_embeddings_of_their_own() => Assert.Equal([0], StarSchema.Descriptor.ValueSlots);

    [Fact]
    public void A_vector_of_another_length_is_an_error_that_names_its_row()
    {
        Star[] rows = [Star.Example, Star.Example with { Spectrum = [1, 2, 3] }];
        const string Message = "Row 1, column Spectrum: the vector has 3 values, but its shape [2] asks for 2. Give every row a vector of that length, or change Shape.";
        var fitted = RowEncoder.Fit<Star, StarSchema>(Rows);
        var network = RandomNetwork.Create(fitted);
        var enricher = new StarEnricher(network);

        Assert.Equal(Message, Refusal(() => RowEncoder.Fit<Star, StarSchema>(rows)).Message);
        Assert.Equal(Message, Refusal(() => RowEncoder.Encode<Star, StarSchema>(rows, fitted)).Message);
        Assert.Equal(Message, Refusal(() => enricher.Enrich(rows)).Message);
        Assert.Equal((1L, "Spectrum"), (Refusal(() => enricher.Enrich(rows)).Row!.Value, Refusal(() => enricher.Enrich(rows)).Column));
    }

    [Fact]
    public void A_missing_vector_is_an_error_where_the_member_is_not_nullable()
    {
        var error = Refusal(() => RowEncoder.Fit<Star, StarSchema>([Star.Example, Star.Example, Star.Example with { Spectrum = null! }]));

        Assert.StartsWith("Row 2, column Spectrum: the vector is null", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Infinity_in_a_vector_names_its_place()
    {
        var error = Refusal(() => RowEncoder.Fit<Star, StarSchema>([Star.Example, Star.Example with { Image = [0, 1e300] }]));

        Assert.Equal((1L, "Image[0,1]"), (error.Row!.Value, error.Column));
    }

    [Fact]
    public void A_vector_is_remarked_where_none_of_its_numbers_changes()
    {
        Star[] same = [Star.Example, Star.Example with { Image = [0, 6] }];

        var remarks = RowEncoder.Fit<Star, StarSchema>(same).Remarks;

        Assert.Contains(remarks, remark => remark.StartsWith("No value of the vector Spectrum changes", StringComparison.Ordinal));
        Assert.DoesNotContain(remarks, remark => remark.Contains("Image", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData]
    [InlineData(0)]
    [InlineData(3, -1)]
    [InlineData(1, 1, 1, 1)]
    [InlineData(1000, 1000)]
    public void A_shape_that_no_vector_can_have_is_refused(params int[] shape) =>
        Assert.Throws<ArgumentException>(() => Column.Vector("X", shape));

    [Fact]
    public void The_hash_covers_the_shape()
    {
        string[] hashes = [.. new int[][] { [6], [2, 3], [3, 2], [1, 2, 3] }.Select(shape => Hash(Column.Vector("X", shape)))];

        Assert.Equal(hashes.Length, hashes.Distinct().Count());
    }

    private static string Hash(Column column) =>
        new RowSchema("A", [column], LabelColumn.Binary("Y"), StarSchema.Descriptor.Networks).Hash;

    private static RowException Refusal(Func<object> action) => Assert.Throws<RowException>(action);

    private static float Clipped(double scaled) => (float)(scaled / Math.Sqrt(1 + (scaled * scaled / 9)));

    private static float[] ColumnOf(EncodedRows rows, int column)
    {
        var width = rows.Fitted.Schema.NumericWidth;
        return [.. Enumerable.Range(0, rows.Count).Select(row => rows.Numeric[(row * width) + column])];
    }

    private static bool Close(float a, float b) => Math.Abs(a - b) < 1e-6;
}
