using Lamina;

namespace Generators.Tests.Behaviour;

/// <summary>Generated code makes rows of tables, however the type is made.</summary>
public class TableTests
{
    private const string Table =
        """
        var table = new DataTable();
        foreach (var name in new[] { "price", "AREA", "Kind", "Built", "Extra" })
            table.Columns.Add(name, typeof(string));
        table.Rows.Add("100.5", "40", "Flat", "1999-12-31", "more");
        table.Rows.Add("", "55.25", "1", "", "");
        return string.Join("; ", HouseSchema.Read(table.CreateDataReader()).Select(house =>
            string.Create(CultureInfo.InvariantCulture, $"{house.Area} {house.Kind} {house.Built:yyyy-MM-dd} {house.Price}")));
        """;

    [Theory]
    [InlineData("public record House([Feature] float Area, [Feature] Kind Kind, [Feature] DateOnly? Built, [Label] double? Price);")]
    [InlineData("public record struct House([Feature] float Area, [Feature] Kind Kind, [Feature] DateOnly? Built, [Label] double? Price);")]
    [InlineData("public class House { [Feature] public float Area { get; set; } [Feature] public Kind Kind { get; init; } [Feature] public DateOnly? Built; [Label] public required double? Price { get; init; } }")]
    [InlineData("public struct House { [Feature] public float Area; [Feature] public Kind Kind; [Feature] public DateOnly? Built { get; set; } [Label] public double? Price; }")]
    [InlineData("public class House([Feature] float area, Kind kind) { public float Area => area; [Feature] public Kind Kind { get; } = kind; [Feature] public DateOnly? Built { get; init; } [Label] public double? Price { get; init; } }")]
    [InlineData("public abstract record Place([Feature] float Area) { [Feature] public Kind Kind { get; init; } } public record House(float Area, [Feature] DateOnly? Built, [Label] double? Price, string? Note = \"none\") : Place(Area);", "Note")]
    public void Rows_are_made_of_columns_by_name(string type, string? addedColumn = null)
    {
        var table = addedColumn is null ? Table : Table.Replace("\"Extra\"", $"\"{addedColumn}\"", StringComparison.Ordinal);

        Assert.Equal("40 Flat 1999-12-31 100.5; 55.25 House  ", Probe.Run("public enum Kind { Flat, House }\n" + type, table));
    }

    [Fact]
    public void Vectors_are_read_from_texts_and_arrays() => Assert.Equal(
        "1.5 2 | 7 8 | 1 2 | | 5 6; 3 4 | 9 10 | 3 4 | 1 1 | 7 8",
        Probe.Run(
            """
            public record Row(
                [Feature(Shape = [2])] float[] A, [Feature(Shape = [2])] byte[] B, [Feature(Shape = [2])] Memory<float> C,
                [Feature(Shape = [2])] System.Collections.Immutable.ImmutableArray<float>? D, [Feature(Shape = [2])] IReadOnlyList<float> E, [Label] bool? Y);
            """,
            """
            var table = new DataTable();
            foreach (var name in new[] { "A", "C", "D", "E" })
                table.Columns.Add(name, typeof(string));
            table.Columns.Add("B", typeof(byte[]));
            table.Rows.Add("[1.5, 2]", "1 2", "", "5;6", new byte[] { 7, 8 });
            table.Rows.Add("3;  4", " 3\t4 ", "1 1", "[7,8]", new byte[] { 9, 10 });
            return string.Join("; ", RowSchema.Read(table.CreateDataReader()).Select(row => string.Join(" | ",
                string.Join(" ", row.A.Select(number => number.ToString(CultureInfo.InvariantCulture))), string.Join(" ", row.B),
                string.Join(" ", row.C.ToArray()), row.D is { } d ? string.Join(" ", d) : "", string.Join(" ", row.E)))).Replace("|  |", "| |");
            """));

    [Fact]
    public void Lists_of_tokens_are_read_from_texts_and_arrays() => Assert.Equal(
        "Some text | a b | c | d e | | g h;  |  |  |  | f | ",
        Probe.Run(
            """
            public record Row(
                [Feature(Encode.Text)] string? A, [Feature] string[] B, [Feature] List<string> C, [Feature] List<string>? D,
                [Feature] System.Collections.Immutable.ImmutableArray<string>? E, [Feature] IReadOnlyList<string> F, [Label] bool? Y);
            """,
            """
            var table = new DataTable();
            foreach (var name in new[] { "A", "B", "C", "D", "E" })
                table.Columns.Add(name, typeof(string));
            table.Columns.Add("F", typeof(string[]));
            table.Rows.Add("Some text", "a; b;", "[\"c\"]", "d;e", null, new[] { "g", "h" });
            table.Rows.Add("", "", "", "", "f", new string[0]);
            return string.Join("; ", RowSchema.Read(table.CreateDataReader()).Select(row => string.Join(" | ",
                row.A, string.Join(" ", row.B), string.Join(" ", row.C), row.D is { } d ? string.Join(" ", d) : "",
                row.E is { } e ? string.Join(" ", e) : "", string.Join(" ", row.F)))).Replace("|  | g", "| | g");
            """));

    [Theory]
    [InlineData("1,5 2", "Row 0, column X: the text \"1,5 2\" is no list of numbers of the type Single, such as 1 2 3 or [1, 2, 3]. ")]
    [InlineData("[1, ]", "Row 0, column X: the text \"[1, ]\" is no list of numbers of the type Single, such as 1 2 3 or [1, 2, 3]. ")]
    [InlineData("", "Row 0, column X: the text \"\" stands for a missing value")]
    public void A_text_that_is_no_vector_is_refused(string text, string message) => Assert.StartsWith(
        message,
        Assert.Throws<RowException>(() => Probe.Run(
            "public record Row([Feature(Shape = [2])] float[] X, [Label] bool? Y);",
            $$"""
            var table = new DataTable();
            table.Columns.Add("X", typeof(string));
            table.Rows.Add("{{text}}");
            return RowSchema.Read(table.CreateDataReader()).Count.ToString();
            """)).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Columns_are_checked_before_the_first_row_is_asked_for() => Assert.Throws<SchemaMismatchException>(() => Probe.Run(
        "public record Row([Feature] float X, [Label] bool Y);",
        """
        var table = new DataTable();
        table.Columns.Add("X", typeof(float));
        RowSchema.Stream(table.CreateDataReader());
        return "";
        """));

    [Fact]
    public void The_label_may_be_left_out() => Assert.Equal(
        "1.5 ",
        Probe.Run(
            "public record Row([Feature] float X, [Label] bool? Y);",
            """
            var table = new DataTable();
            table.Columns.Add("X", typeof(float));
            table.Rows.Add(1.5f);
            var row = RowSchema.Stream(table.CreateDataReader(), new TableOptions { WithoutLabel = true }).Single();
            return string.Create(CultureInfo.InvariantCulture, $"{row.X} {row.Y}");
            """));

    [Fact]
    public void Lists_of_rows_are_split_and_folded() => Assert.Equal(
        "8 2 5",
        Probe.Run(
            "public record Row([Feature] float X, [Label] bool Y);",
            """
            var rows = Enumerable.Range(0, 10).Select(i => new Row(i, i % 2 == 0)).ToList();
            var split = rows.Split(test: 0.2, seed: 1);
            return $"{split.Train.Length} {split.Test.Length} {rows.Folds(count: 5).Count}";
            """));
}
