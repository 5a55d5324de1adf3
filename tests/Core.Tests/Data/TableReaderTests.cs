using System.Data.Common;
using System.Globalization;
using Sylvan.Data.Csv;

namespace Lamina.Tests.Data;

public class TableReaderTests
{
    private enum Sex
    {
        Female,
        Male = 5,
        Both = 7,
    }

    private enum Grade
    {
        A,
        a,
        B,
    }

    [Fact]
    public void A_csv_file_is_read_by_the_names_of_members()
    {
        var table = Open(
            "ticket,Remarks,AGE,sex,Class,Fare,survived\nPC 17599,lost,,female,1,71.2833,yes\n A/5 ,,22.5,5,3,7.25,0\n",
            new("Class"),
            new("Sex"),
            new("Age") { IsOptional = true },
            new("Fare"),
            new("Ticket"),
            new("Survived") { IsLabel = true });
        Assert.Equal(-1, table.Row);
        Assert.True(table.Read());
        Assert.Equal(1, table.Get<int>(0));
        Assert.Equal(Sex.Female, table.GetEnum<Sex>(1));
        Assert.Null(table.GetNullable<float>(2));
        Assert.Equal(71.2833f, table.Get<float>(3));
        Assert.Equal("PC 17599", table.GetText(4));
        Assert.True(table.Get<bool>(5));
        Assert.True(table.Read());
        Assert.Equal(1, table.Row);
        Assert.Equal(Sex.Male, table.GetNullableEnum<Sex>(1));
        Assert.Equal(22.5f, table.GetNullable<float>(2));
        Assert.Equal(" A/5 ", table.GetText(4));
        Assert.False(table.Get<bool>(5));
        Assert.False(table.Read());
        Assert.Equal(1, table.Row);
    }

    [Fact]
    public void Every_type_is_read_from_text()
    {
        AssertReads("7", (byte)7);
        AssertReads("-7", (sbyte)-7);
        AssertReads("-300", (short)-300);
        AssertReads("300", (ushort)300);
        AssertReads(" 3 ", 3);
        AssertReads("3.0", 3);
        AssertReads("+3", 3);
        AssertReads("4000000000", 4_000_000_000u);
        AssertReads("-9223372036854775808", long.MinValue);
        AssertReads("18446744073709551615", ulong.MaxValue);
        AssertReads("1.5", (Half)1.5);
        AssertReads("1e-3", 0.001f);
        AssertReads("-.5", -0.5);
        AssertReads("-Infinity", double.NegativeInfinity);
        AssertReads("79228162514264337593543950335", decimal.MaxValue);
        AssertReads("TRUE", true);
        AssertReads("No", false);
        AssertReads("1", true);
        AssertReads("x", 'x');
        AssertReads("0f8fad5b-d9cb-469f-a165-70867728950e", Guid.Parse("0f8fad5b-d9cb-469f-a165-70867728950e"));
        AssertReads("2024-02-29", new DateOnly(2024, 2, 29));
        AssertReads("2024-02-29 00:00:00", new DateOnly(2024, 2, 29));
        AssertReads("02/29/2024", new DateOnly(2024, 2, 29));
        AssertReads("23:59:58.5", new TimeOnly(23, 59, 58, 500));
        AssertReads("1.02:03:04", new TimeSpan(1, 2, 3, 4));
        AssertReads("2024-02-29 13:14:15", new DateTime(2024, 2, 29, 13, 14, 15));
        AssertReads("2024-02-29T13:14:15+02:00", new DateTime(2024, 2, 29, 11, 14, 15, DateTimeKind.Utc));
        AssertReads("2024-02-29T13:14:15Z", new DateTime(2024, 2, 29, 13, 14, 15, DateTimeKind.Utc));
        AssertReads("2024-02-29T13:14:15+02:00", new DateTimeOffset(2024, 2, 29, 13, 14, 15, TimeSpan.FromHours(2)));
        AssertReads("2024-02-29", new DateTimeOffset(2024, 2, 29, 0, 0, 0, TimeSpan.Zero));
    }

    [Fact]
    public void Texts_that_mean_something_else_are_refused()
    {
        AssertRefuses<int>("abc");
        AssertRefuses<int>("3.5");
        AssertRefuses<int>("1e-30");
        AssertRefuses<int>("2147483648");
        AssertRefuses<byte>("-1");
        AssertRefuses<float>("1,5");
        AssertRefuses<float>("1,500");
        AssertRefuses<float>("1e39");
        AssertRefuses<Half>("70000");
        AssertRefuses<bool>("2");
        AssertRefuses<bool>("maybe");
        AssertRefuses<char>("xy");
        AssertRefuses<DateTime>("10:00");
        AssertRefuses<DateTime>("10:00:00.1234");
        AssertRefuses<DateTime>("March 5");
        AssertRefuses<DateTime>("29/02/2024");
        AssertRefuses<DateOnly>("2024-02-29 10:00");
        AssertRefuses<DateOnly>("2024-02-29T00:00:00+02:00");
        AssertRefuses<TimeSpan>("90");
        AssertRefuses<TimeOnly>("25:00");
        AssertRefuses<Guid>("17");
    }

    [Fact]
    public void Reading_follows_no_culture()
    {
        var before = CultureInfo.CurrentCulture;
        var german = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        german.NumberFormat.NumberDecimalSeparator = ",";
        german.NumberFormat.NumberGroupSeparator = ".";
        german.DateTimeFormat.ShortDatePattern = "dd.MM.yyyy";
        try
        {
            CultureInfo.CurrentCulture = german;
            AssertReads("1.5", 1.5f);
            AssertReads("1.5", 1.5m);
            AssertReads("03/04/2024", new DateOnly(2024, 3, 4));
            AssertRefuses<float>("1,5");
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("NA")]
    [InlineData("n/a")]
    [InlineData(" NaN ")]
    [InlineData("NULL")]
    [InlineData("?")]
    public void Declared_texts_are_missing_values(string text)
    {
        var table = OpenCell(text);
        Assert.Null(table.GetNullable<float>(0));
        Assert.Null(table.GetNullable<DateTime>(0));
        Assert.Null(table.GetNullableEnum<Sex>(0));
        Assert.Null(table.GetNullableText(0));
        Assert.Contains($"\"{text.Trim()}\" stands for a missing value", Assert.Throws<RowException>(() => table.Get<float>(0)).Message, StringComparison.Ordinal);
        Assert.Throws<RowException>(() => table.GetText(0));
        Assert.Throws<RowException>(() => table.GetEnum<Sex>(0));
    }

    [Fact]
    public void Other_tokens_can_be_declared()
    {
        var options = new TableOptions { MissingTokens = ["-9999 ", "none"] };
        Assert.Null(OpenCell("-9999", options).GetNullable<int>(0));
        Assert.Null(OpenCell("None", options).GetNullableText(0));
        Assert.Equal("NA", OpenCell("NA", options).GetText(0));
        Assert.Equal("", OpenCell("", options).GetText(0));
        Assert.Equal("?", OpenCell("?", new TableOptions { MissingTokens = [] }).GetText(0));
    }

    [Fact]
    public void Enums_are_read_by_exact_name_then_any_case_then_value()
    {
        Assert.Equal(Grade.a, OpenCell("a").GetEnum<Grade>(0));
        Assert.Equal(Grade.A, OpenCell("A").GetEnum<Grade>(0));
        Assert.Equal(Grade.B, OpenCell(" b").GetEnum<Grade>(0));
        Assert.Equal(Sex.Both, OpenCell("7").GetEnum<Sex>(0));
        foreach (var text in new[] { "other", "6", "Female,Male", "Female, Female" })
        {
            var message = Assert.Throws<RowException>(() => OpenCell(text).GetEnum<Sex>(0)).Message;
            Assert.Contains($"\"{text}\" is no value of Sex, which has Female, Male, Both", message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void An_error_names_row_column_and_text()
    {
        var table = Open("Age\n1\n2\nold\n", new TableColumn("age"));
        Assert.True(table.Read() && table.Read() && table.Read());
        var error = Assert.Throws<RowException>(() => table.Get<float>(0));
        Assert.Equal(2, error.Row);
        Assert.Equal("age", error.Column);
        Assert.StartsWith("Row 2, column age: the text \"old\" is no number of the type Single.", error.Message, StringComparison.Ordinal);
        Assert.Contains("counted from 0", error.Message, StringComparison.Ordinal);
        Assert.Equal(error.Message, Assert.Throws<RowException>(() => table.GetNullable<float>(0)).Message);
    }

    [Fact]
    public void A_long_text_is_shortened_in_the_error()
    {
        var message = Assert.Throws<RowException>(() => OpenCell(new string('x', 5000)).Get<int>(0)).Message;
        Assert.Contains("(5000 characters)", message, StringComparison.Ordinal);
        Assert.True(message.Length < 400);
    }

    [Fact]
    public void A_long_text_is_read_whole()
    {
        var text = string.Concat(Enumerable.Range(0, 2000).Select(i => $"{i} "));
        Assert.Equal(text, OpenCell(text).GetText(0));
        foreach (var length in new[] { 1023, 1024, 1025, 9000 })
            Assert.Equal(new string('y', length), OpenCell(new string('y', length)).GetText(0));
    }

    [Fact]
    public void Equal_texts_of_a_column_are_one_string()
    {
        var table = Open("City,Street\nRome,1\nOslo,2\nRome,3\n", new("City"), new("Street"));
        Assert.True(table.Read());
        var rome = table.GetText(0);
        Assert.True(table.Read() && table.Read());
        Assert.Same(rome, table.GetText(0));
        Assert.Equal("3", table.GetText(1));
    }

    [Fact]
    public void Types_that_a_csv_file_declares_are_used_and_their_errors_told()
    {
        var schema = new CsvSchema([new Typed("Age", typeof(int)), new Typed("Born", typeof(DateTime)), new Typed("Fare", typeof(decimal)), new Typed("Alive", typeof(bool))]);
        using var csv = CsvDataReader.Create(
            new StringReader("Age,Born,Fare,Alive\n5,2001-02-03,7.5,true\nold,2001-02-03,,false\n"),
            new CsvDataReaderOptions { Schema = schema });
        var table = TableReader.Open(csv, [new("Age"), new("Born"), new("Fare"), new("Alive")]);
        Assert.True(table.Read());
        Assert.Equal(5f, table.Get<float>(0));
        Assert.Equal(new DateOnly(2001, 2, 3), table.Get<DateOnly>(1));
        Assert.Equal(7.5, table.Get<double>(2));
        Assert.True(table.Get<bool>(3));
        Assert.True(table.Read());
        Assert.Null(table.GetNullable<double>(2));
        var error = Assert.Throws<RowException>(() => table.Get<int>(0));
        Assert.Contains("Row 1, column Age: the text \"old\" is no Int32", error.Message, StringComparison.Ordinal);
        Assert.IsType<FormatException>(error.InnerException);
    }

    [Fact]
    public void A_short_csv_row_lacks_values()
    {
        var table = Open("Age,Fare\n5\n", new("Age"), new("Fare"));
        Assert.True(table.Read());
        Assert.Equal(5, table.Get<int>(0));
        Assert.Null(table.GetNullable<float>(1));
        Assert.Equal("Fare", Assert.Throws<RowException>(() => table.Get<float>(1)).Column);
    }

    private static CsvDataReader Csv(string text) => CsvDataReader.Create(new StringReader(text));

    private static TableReader Open(string text, params TableColumn[] columns) => TableReader.Open(Csv(text), columns);

    private static TableReader OpenCell(string text, TableOptions? options = null)
    {
        // The second column keeps a row with an empty text from being an empty line.
        var table = TableReader.Open(Csv($"Value,Other\n\"{text}\",1\n"), [new("Value")], options);
        Assert.True(table.Read());
        return table;
    }

    private static void AssertReads<T>(string text, T expected)
        where T : struct
    {
        Assert.Equal(expected, OpenCell(text).Get<T>(0));
        var value = OpenCell(text).GetNullable<T>(0);
        Assert.Equal(expected, value);
        if (value is DateTime moment)
            Assert.Equal(((DateTime)(object)expected).Kind, moment.Kind);
    }

    private static void AssertRefuses<T>(string text)
        where T : struct =>
        Assert.Contains($"\"{text}\"", Assert.Throws<RowException>(() => OpenCell(text).Get<T>(0)).Message, StringComparison.Ordinal);

    private sealed class Typed : DbColumn
    {
        public Typed(string name, Type type)
        {
            ColumnName = name;
            DataType = type;
            AllowDBNull = type == typeof(decimal);
        }
    }
}
