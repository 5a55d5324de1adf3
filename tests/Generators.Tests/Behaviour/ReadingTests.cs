using Lamina;

namespace Generators.Tests.Behaviour;

/// <summary>Generated code reads rows as the library expects: it is compiled and run.</summary>
public class ReadingTests
{
    [Fact]
    public void Numbers_keep_their_values_and_missing_ones_are_NaN() => Assert.Equal(
        "-1 255 3 4 5.5 0.25 1 0 NaN NaN NaN NaN | | 1 | 1 ? 0",
        Probe.Run(
            """
            public record Row(
                [Feature] sbyte A, [Feature] byte B, [Feature] long C, [Feature] ulong D, [Feature] decimal E, [Feature] Half F,
                [Feature] bool G, [Feature] bool? H, [Feature] int? I, [Feature] Half? J, [Feature] double K, [Feature] bool? L, [Label] bool Y);
            """,
            "return Raw.Of<Row, RowSchema>(new(-1, 255, 3, 4, 5.5m, (Half)0.25, true, false, null, null, double.NaN, null, true)).Replace(\"|  |\", \"| |\");"));

    [Fact]
    public void Vectors_are_copied_value_by_value() => Assert.Equal(
        "0.5 1 2 3 | NaN NaN | 255 0 | -1 7 | 1 2 | NaN NaN | 3 4 | 5 6 | 9",
        Probe.Run(
            """
            public record Row(
                [Feature] float Before, [Feature(Shape = [3])] float[] A, [Feature(Shape = [2])] double[]? B, [Feature(Shape = [1, 2])] byte[] C,
                [Feature(Shape = [2])] int[] D, [Feature(Shape = [2])] Memory<float> E, [Feature(Shape = [2])] ReadOnlyMemory<float>? F,
                [Feature(Shape = [2])] System.Collections.Immutable.ImmutableArray<float> G, [Feature(Shape = [2, 1])] IReadOnlyList<float> H,
                [Feature] float After, [Label] bool Y);
            """,
            """
            var row = new Row(0.5f, [1, 2, 3], null, [255, 0], [-1, 7], new float[] { 1, 2 }, null, [3, 4], new List<float> { 5, 6 }, 9, true);
            var numbers = new float[RowSchema.Descriptor.NumberCount];
            RowSchema.ReadFeatures(in row, new RowBuffer(numbers, new CategoryKey[0]));
            var shown = numbers.Select(number => number.ToString(CultureInfo.InvariantCulture)).ToArray();
            return string.Join(" | ", new[] { 4, 2, 2, 2, 2, 2, 2, 2, 1 }.Select((count, i) =>
                string.Join(" ", shown.Skip(i == 0 ? 0 : 2 + (2 * i)).Take(count))));
            """));

    [Theory]
    [InlineData("float[]", "new float[] { 1, 2 }", "Column X: the vector has 2 values, but its shape [1, 3] asks for 3. Give every row a vector of that length, or change Shape.")]
    [InlineData("IReadOnlyList<float>?", "new List<float> { 1, 2, 3, 4 }", "Column X: the vector has 4 values, but its shape [1, 3] asks for 3. Give every row a vector of that length, or change Shape.")]
    [InlineData("Memory<float>", "default", "Column X: the vector has 0 values, but its shape [1, 3] asks for 3. Give every row a vector of that length, or change Shape.")]
    [InlineData("byte[]", "null!", "Column X: the vector is null, and the member must not be. Declare the member nullable where vectors may be missing, or leave the row out.")]
    [InlineData("System.Collections.Immutable.ImmutableArray<float>", "default", "Column X: the vector is null, and the member must not be. Declare the member nullable where vectors may be missing, or leave the row out.")]
    public void A_vector_of_another_length_is_refused(string type, string value, string message) => Assert.Equal(
        message,
        Assert.Throws<RowException>(() => Probe.Run(
            $"public record Row([Feature(Shape = [1, 3])] {type} X, [Label] bool Y);",
            $"return Raw.Of<Row, RowSchema>(new({value}, true));")).Message);

    [Fact]
    public void Texts_and_lists_are_handed_on_as_the_row_holds_them() => Assert.Equal(
        "1 | 'k' | Some text |  | a;b | c | d;e |  | f | True",
        Probe.Run(
            """
            public record Row(
                [Feature(Encode.Text)] string A, [Feature] float Between, [Feature(Encode.Text)] string? B, [Feature] string[] C, [Feature] string Key,
                [Feature] List<string> D, [Feature] IReadOnlyList<string> E, [Feature] System.Collections.Immutable.ImmutableArray<string>? F,
                [Feature] System.Collections.Immutable.ImmutableArray<string> G, [Label] bool Y);
            """,
            """
            var list = new List<string> { "c" };
            var row = new Row("Some text", 1, null, ["a", "b"], "k", list, ["d", "e"], null, ["f"], true);
            var buffer = RowBuffer.For(RowSchema.Descriptor);
            RowSchema.ReadFeatures(in row, buffer);
            return $"{buffer.Numbers[0]} | '{buffer.Keys[0]}' | {string.Join(" | ", buffer.Tokens.ToArray().Select(tokens => tokens.ToString()))} | {ReferenceEquals(buffer.Tokens[3].List, list)}";
            """));

    [Theory]
    [InlineData("string[]", "new string[] { \"a\", null! }", "Column X: token 1 of the list is null. Leave it out of the list.")]
    [InlineData("List<string>", "null!", "Column X: the list is null, and the member must not be. Pass an empty one where there are no tokens, or declare the member nullable.")]
    [InlineData("System.Collections.Immutable.ImmutableArray<string>", "default", "Column X: the list is null, and the member must not be. Pass an empty one where there are no tokens, or declare the member nullable.")]
    public void A_list_that_holds_no_tokens_is_refused(string type, string value, string message) => Assert.Equal(
        message,
        Assert.Throws<RowException>(() => Probe.Run(
            $"public record Row([Feature] {type} X, [Label] bool Y);",
            $"var row = new Row({value}, true); RowSchema.ReadFeatures(in row, RowBuffer.For(RowSchema.Descriptor)); return \"\";")).Message);

    [Fact]
    public void The_descriptor_holds_widths_and_pooling() => Assert.Equal(
        "Text 50 Mean True, Tokens 8 Mean, Max False; Context 6",
        Probe.Run(
            """
            [Network(ContextWidth = 6)]
            public record Row(
                [Feature(Encode.Text)] string? A, [Feature(VectorWidth = 8, Pooling = Pooling.Mean | Pooling.Max)] string[] B, [Feature] string C, [Feature] char D, [Label] bool Y);
            """,
            """
            var schema = RowSchema.Descriptor;
            return string.Join(", ", schema.TokenColumns.Select(column => $"{column.Kind} {column.VectorWidth} {column.Pooling} {column.Nullable}")) + $"; {schema.Context!.Kind} {schema.Context.VectorWidth}";
            """));

    [Fact]
    public void The_descriptor_holds_a_vector_s_shape() => Assert.Equal(
        "Vector [2, 3] True: X[0,0] X[0,1] X[0,2] X[1,0] X[1,1] X[1,2]",
        Probe.Run(
            "public record Row([Feature(Shape = [2, 3])] float[]? X, [Label] bool Y);",
            """
            var column = RowSchema.Descriptor.Columns[0];
            return $"{column.Kind} [{string.Join(", ", column.Shape)}] {column.Nullable}: {string.Join(" ", column.Numbers.Select(slot => slot.Name))}";
            """));

    [Fact]
    public void An_enum_s_key_is_the_position_of_its_value() => Assert.Equal(
        "0 2 0 -1 ? 1",
        Probe.Run(
            """
            public enum Kind { Small = 7, Middle = 3, Large = -5, Tiny = Small }
            public record Row([Feature] Kind? X, [Label] bool Y);
            """,
            """
            var keys = new CategoryKey[1];
            var shown = new List<string>();
            foreach (var kind in new Kind?[] { Kind.Small, Kind.Large, Kind.Tiny, (Kind)99, null, Kind.Middle })
            {
                var row = new Row(kind, true);
                RowSchema.ReadFeatures(in row, new RowBuffer(new float[0], keys));
                shown.Add(keys[0].IsMissing ? "?" : keys[0].ToString());
            }

            return string.Join(" ", shown);
            """));

    [Fact]
    public void Enums_as_numbers_keep_their_underlying_value() => Assert.Equal(
        "-5 NaN 3 | | 0 | 1 ? 0",
        Probe.Run(
            """
            public enum Kind : short { Small = 7, Large = -5 }
            [Flags] public enum Marks { Bent = 1, Torn = 2 }
            public record Row(
                [Feature(Encode.Number)] Kind A, [Feature(Encode.Number)] Kind? B, [Feature(Encode.Number)] Marks C, [Label] bool Y);
            """,
            "return Raw.Of<Row, RowSchema>(new(Kind.Large, null, Marks.Bent | Marks.Torn, false)).Replace(\"|  |\", \"| |\");"));

    [Fact]
    public void Texts_characters_and_whole_numbers_are_keys() => Assert.Equal(
        " | 'x' ? 'c' ? 12 ? -1 3 | 'no' | 1 ? 0",
        Probe.Run(
            """
            [Flags] public enum Marks { Bent = 1, Torn = 2 }
            public record Row(
                [Feature] string A, [Feature] string? B, [Feature] char C, [Feature] char? D, [Feature(Encode.Category)] int E,
                [Feature(Encode.Category)] byte? F, [Feature(Encode.Category)] ulong G, [Feature(Encode.Category)] Marks H, [Label] string Y);
            """,
            "return Raw.Of<Row, RowSchema>(new(\"x\", null, 'c', null, 12, null, ulong.MaxValue, Marks.Bent | Marks.Torn, \"no\"));"));

    [Fact]
    public void Moments_are_taken_apart_in_their_order() => Assert.Equal(
        "2024 2 29 4 6.5 NaN NaN NaN NaN 25.5 1.5 12 | | 2.5 | 1 ? 0",
        Probe.Run(
            "public record Row([Feature] DateTime A, [Feature] DateOnly? B, [Feature] TimeSpan C, [Feature] TimeOnly D, [Label] double Y);",
            "return Raw.Of<Row, RowSchema>(new(new(2024, 2, 29, 6, 30, 0), null, TimeSpan.FromHours(25.5), new(12, 0), 2.5)).Replace(\"|  |\", \"| |\");"));

    [Fact]
    public void Roles_are_read() => Assert.Equal(
        "1 | | 0 | 2.5 12 864000000000",
        Probe.Run(
            "public record Row([Group] int G, [Time] DateOnly T, [Weight] decimal W, [Feature] float X, [Label] bool Y);",
            "return Raw.Of<Row, RowSchema>(new(12, new DateOnly(1, 1, 2), 2.5m, 1, false)).Replace(\"|  |\", \"| |\");"));

    [Theory]
    [InlineData("[Label] bool? Y", "null", "NaN")]
    [InlineData("[Label(LabelTask.Binary)] int Y", "1", "1")]
    [InlineData("[Label(LabelTask.Binary)] int Y", "2", "2")]
    [InlineData("[Label(LabelTask.Binary)] byte? Y", "null", "NaN")]
    [InlineData("[Label(LabelTask.MultiClass)] int? Y", "null", "?")]
    [InlineData("[Label(LabelTask.MultiClass)] int Y", "-4", "-4")]
    [InlineData("[Label] DayOfWeek? Y", "DayOfWeek.Friday", "5")]
    [InlineData("[Label] DayOfWeek? Y", "null", "?")]
    [InlineData("[Label] char Y", "'b'", "'b'")]
    [InlineData("[Label] decimal? Y", "0.5m", "0.5")]
    public void Labels_are_read(string label, string value, string expected) => Assert.Equal(
        $"1 |  | {expected} | 1 ? 0",
        Probe.Run($"public record Row([Feature] float X, {label});", $"return Raw.Of<Row, RowSchema>(new(1, {value}));"));

    [Fact]
    public void The_descriptor_says_what_is_read() => Assert.Equal(
        "Outer_Row: 3 features, MultiClass label Y; Hidden 8 4, Extract 1 2, Gelu, Layer, 0.25; G Group; True",
        Probe.Run(
            """
            public static class Outer
            {
                [Network(Hidden = [8, 4], Extract = [2, 1], Activation = Activation.Gelu, Normalization = Normalization.Layer, Dropout = 0.25)]
                public readonly record struct Row([Feature] float A, [Feature] DayOfWeek B, [Feature] string? C, [Group] string G, [Label] DayOfWeek? Y);
            }
            """,
            """
            var schema = Outer_RowSchema.Descriptor;
            var network = schema.Networks[0];
            return string.Create(CultureInfo.InvariantCulture, $"{schema}; Hidden {string.Join(" ", network.Hidden)}, Extract {string.Join(" ", network.Extract)}, ")
                + string.Create(CultureInfo.InvariantCulture, $"{network.Activation}, {network.Normalization}, {network.Dropout}; ")
                + $"{schema.Roles[0].Name} {schema.Roles[0].Role}; {schema.Columns[1].Values.SequenceEqual(Enum.GetNames<DayOfWeek>())}";
            """));
}
