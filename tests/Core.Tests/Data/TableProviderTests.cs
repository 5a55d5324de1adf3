using System.Data;
using System.Text;
using Microsoft.Data.Sqlite;
using Sylvan.Data.Csv;

namespace Lamina.Tests.Data;

public class TableProviderTests
{
    private enum Level
    {
        Low,
        High,
    }

    [Fact]
    public void Sqlite_gives_every_cell_a_type_of_its_own()
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText =
            """
            CREATE TABLE Rows (Age INTEGER, Fare REAL, Name TEXT, Day TEXT, Loose);
            INSERT INTO Rows VALUES (3, 2.5, 'Ann', '2024-01-05', 1), ('4', 3, 17, '2024-01-06 00:00:00', 'high'), ('old', 'x', NULL, NULL, NULL), (3.5, 1e300, x'00', 5, 2.0);
            SELECT * FROM Rows;
            """;
        using var reader = command.ExecuteReader();
        var table = TableReader.Open(reader, [new("age"), new("fare"), new("name"), new("day"), new("loose")]);
        Assert.True(table.Read());
        Assert.Equal(3, table.Get<int>(0));
        Assert.Equal(2.5f, table.Get<float>(1));
        Assert.Equal("Ann", table.GetText(2));
        Assert.Equal(new DateOnly(2024, 1, 5), table.Get<DateOnly>(3));
        Assert.Equal(Level.High, table.GetEnum<Level>(4));
        Assert.True(table.Get<bool>(4));
        Assert.Equal("3", table.GetText(0));

        Assert.True(table.Read());
        Assert.Equal(4L, table.Get<long>(0));
        Assert.Equal(3, table.Get<byte>(1));
        Assert.Equal("17", table.GetText(2));
        Assert.Equal(new DateTime(2024, 1, 6), table.Get<DateTime>(3));
        Assert.Equal(Level.High, table.GetNullableEnum<Level>(4));

        // SQLite's own getters would read 0 here.
        Assert.True(table.Read());
        Assert.Contains("Row 2, column age: the text \"old\"", MessageOf(() => table.Get<int>(0)), StringComparison.Ordinal);
        Assert.Contains("Row 2, column fare: the text \"x\"", MessageOf(() => table.Get<float>(1)), StringComparison.Ordinal);
        Assert.Contains("Row 2, column name: the value is null", MessageOf(() => table.GetText(2)), StringComparison.Ordinal);
        Assert.Null(table.GetNullableText(2));
        Assert.Null(table.GetNullable<DateOnly>(3));
        Assert.Null(table.GetNullableEnum<Level>(4));

        Assert.True(table.Read());
        Assert.Contains("value 3.5 of the table's type Double cannot become whole number of the type Int32", MessageOf(() => table.Get<int>(0)), StringComparison.Ordinal);
        Assert.Contains("cannot become number of the type Single", MessageOf(() => table.Get<float>(1)), StringComparison.Ordinal);
        Assert.Equal(1e300, table.Get<double>(1));
        Assert.Contains("Byte[]", MessageOf(() => table.GetText(2)), StringComparison.Ordinal);
        Assert.Contains("\"5\"", MessageOf(() => table.Get<DateOnly>(3)), StringComparison.Ordinal);
        Assert.Contains("value 2 is no value of Level", MessageOf(() => table.GetEnum<Level>(4)), StringComparison.Ordinal);
        Assert.False(table.Read());
    }

    [Fact]
    public void Every_type_of_a_provider_becomes_every_type_that_holds_it()
    {
        AssertConverts(3L, 3);
        AssertConverts(3, 3L);
        AssertConverts((short)-3, (sbyte)-3);
        AssertConverts((byte)3, (Half)3);
        AssertConverts((sbyte)-3, -3m);
        AssertConverts((ushort)3, 3u);
        AssertConverts(3u, (ushort)3);
        AssertConverts(ulong.MaxValue, ulong.MaxValue);
        AssertConverts(3.0, 3);
        AssertConverts(-0.0, 0);
        AssertConverts(3f, (byte)3);
        AssertConverts(3.00m, 3);
        AssertConverts(0.1, 0.1f);
        AssertConverts(0.1, 0.1m);
        AssertConverts(0.1m, 0.1);
        AssertConverts(double.PositiveInfinity, float.PositiveInfinity);
        AssertConverts(long.MaxValue, (float)long.MaxValue);
        AssertConverts(1L, true);
        AssertConverts(0.0, false);
        AssertConverts(true, 1);
        AssertConverts(true, true);
        AssertConverts("yes", true);
        AssertConverts('x', 'x');
        AssertConverts('7', 7);
        var moment = new DateTime(2024, 2, 29, 13, 14, 15);
        AssertConverts(moment, moment);
        AssertConverts(moment.Date, new DateOnly(2024, 2, 29));
        AssertConverts(moment, new DateTimeOffset(2024, 2, 29, 13, 14, 15, TimeSpan.Zero));
        AssertConverts(new DateTimeOffset(moment, TimeSpan.FromHours(2)), moment.AddHours(-2));
        AssertConverts(new DateTimeOffset(moment, TimeSpan.FromHours(2)), new DateTimeOffset(moment, TimeSpan.FromHours(2)));
        AssertConverts(new DateOnly(2024, 2, 29), moment.Date);
        AssertConverts(new DateOnly(2024, 2, 29), new DateOnly(2024, 2, 29));
        AssertConverts(new TimeOnly(13, 14), new TimeOnly(13, 14));
        AssertConverts(new TimeOnly(13, 14), new TimeSpan(13, 14, 0));
        AssertConverts(new TimeSpan(13, 14, 0), new TimeOnly(13, 14));
        AssertConverts(new TimeSpan(26, 0, 0), new TimeSpan(26, 0, 0));
        AssertConverts(new Guid(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11), new Guid(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11));
    }

    [Fact]
    public void What_would_be_lost_is_refused()
    {
        AssertLoses<long, int>(1L << 31);
        AssertLoses<int, byte>(256);
        AssertLoses<int, uint>(-1);
        AssertLoses<double, int>(3.5);
        AssertLoses<double, int>(double.NaN);
        AssertLoses<double, long>(9223372036854775808.0);
        AssertLoses<double, ulong>(1e300);
        AssertLoses<double, float>(1e300);
        AssertLoses<double, decimal>(7.9228162514264338E28);
        AssertLoses<double, decimal>(double.NaN);
        AssertLoses<int, Half>(70000);
        AssertLoses<decimal, int>(0.5m);
        AssertLoses<int, bool>(2);
        AssertLoses<int, DateTime>(5);
        AssertLoses<DateTime, DateOnly>(new DateTime(2024, 1, 1, 1, 0, 0));
        AssertLoses<DateTime, int>(new DateTime(2024, 1, 1));
        AssertLoses<DateTimeOffset, DateOnly>(new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero));
        AssertLoses<TimeSpan, TimeOnly>(TimeSpan.FromHours(24));
        AssertLoses<TimeSpan, TimeOnly>(TimeSpan.FromHours(-1));
        AssertLoses<Guid, int>(Guid.Empty);
        AssertLoses<int, char>(7);
    }

    [Theory]
    [InlineData(3L, "3")]
    [InlineData(0.1, "0.1")]
    [InlineData(0.1f, "0.1")]
    [InlineData(true, "true")]
    [InlineData('x', "x")]
    public void Other_values_have_an_invariant_text(object value, string expected) =>
        Assert.Equal(expected, OpenObjects(value).GetText(0));

    [Fact]
    public void A_provider_without_characters_gives_strings()
    {
        // DataTableReader.GetChars takes no strings; its columns here are typed, or objects.
        using var data = new DataTable();
        data.Columns.Add("Name", typeof(string));
        data.Columns.Add("Any", typeof(object));
        data.Rows.Add("Ann", 3L);
        data.Rows.Add("7", "8");
        data.Rows.Add(DBNull.Value, DBNull.Value);
        using var reader = data.CreateDataReader();
        var table = TableReader.Open(reader, [new("Name"), new("Any")]);
        Assert.True(table.Read());
        Assert.Equal("Ann", table.GetText(0));
        Assert.Equal(3, table.Get<int>(1));
        Assert.True(table.Read());
        Assert.Equal(7, table.Get<int>(0));
        Assert.Equal(8, table.Get<int>(1));
        Assert.True(table.Read());
        Assert.Null(table.GetNullable<int>(0));
        Assert.Null(table.GetNullable<int>(1));
    }

    [Fact]
    public void Reading_values_of_a_csv_file_allocates_nothing_for_each_row()
    {
        var csv = new StringBuilder("Age,Fare,Level,Alive,Day,City\n");
        for (var i = 0; i < 20_000; i++)
            csv.Append(i % 80).Append(',').Append(i % 7).Append(".25,").Append(i % 2 == 0 ? "low" : "HIGH").Append(",yes,2024-01-0").Append(1 + (i % 9)).Append(",Rome\n");
        using var reader = CsvDataReader.Create(new StringReader(csv.ToString()));
        AssertNoAllocations(
            TableReader.Open(reader, [new("Age"), new("Fare"), new("Level"), new("Alive"), new("Day"), new("City")]),
            static table =>
                table.Get<int>(0) + table.Get<float>(1) + (int)table.GetEnum<Level>(2) + (table.Get<bool>(3) ? 1 : 0)
                    + table.Get<DateTime>(4).Day + table.Get<DateOnly>(4).Day + table.GetNullable<double>(0)!.Value
                    + (double)table.Get<decimal>(1) + (int)table.GetNullableEnum<Level>(2)!.Value + table.GetText(5).Length);
    }

    [Fact]
    public void Reading_values_of_a_database_allocates_nothing_for_each_row()
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText =
            """
            WITH RECURSIVE Numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM Numbers WHERE n < 20000)
            SELECT n AS Age, n * 0.5 AS Fare, n % 2 AS Level, CASE n % 3 WHEN 0 THEN NULL ELSE n END AS Score FROM Numbers;
            """;
        using var reader = command.ExecuteReader();
        AssertNoAllocations(
            TableReader.Open(reader, [new("Age"), new("Fare"), new("Level"), new("Score")]),
            static table => table.Get<int>(0) + table.Get<float>(1) + (int)table.GetEnum<Level>(2) + (table.GetNullable<float>(3) ?? 0)
                + (table.Get<bool>(2) ? 1 : 0));
    }

    [Fact]
    public void Reading_texts_of_a_database_allocates_no_more_than_a_string_each()
    {
        // Microsoft.Data.Sqlite opens a stream for every GetChars, some thousand bytes: its strings are cheaper.
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText =
            """
            WITH RECURSIVE Numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM Numbers WHERE n < 3000)
            SELECT date('2024-01-01', n || ' days') AS Day FROM Numbers;
            """;
        using var reader = command.ExecuteReader();
        var table = TableReader.Open(reader, [new("Day")]);
        for (var i = 0; i < 1_000; i++)
            Assert.True(table.Read() && table.Get<DateOnly>(0) == new DateOnly(2024, 1, 2).AddDays(i));

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1_000; i++)
            Assert.True(table.Read() && table.Get<DateOnly>(0).Year >= 2024);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000 * 64);
    }

    private static void AssertNoAllocations(TableReader table, Func<TableReader, double> read)
    {
        // Some rows first: buffers grow, pools fill, the compiler runs.
        double sum = 0;
        for (var i = 0; i < 2_000; i++)
        {
            Assert.True(table.Read());
            sum += read(table);
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        var rows = 0;
        while (table.Read())
        {
            sum += read(table);
            rows++;
        }

        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.Equal(18_000, rows);
        Assert.True(sum > 0);

        // The smallest object takes 24 bytes. Less than one byte for each row is the runtime's own work, recompiling hot code.
        Assert.InRange(allocated, 0, rows);
    }

    private static string MessageOf(Func<object> read) => Assert.Throws<RowException>(read).Message;

    private static TableReader OpenObjects<T>(T value)
        where T : notnull
    {
        var data = new DataTable();
        data.Columns.Add("Value", value.GetType());
        data.Rows.Add(value);
        var table = TableReader.Open(data.CreateDataReader(), [new("Value")]);
        Assert.True(table.Read());
        return table;
    }

    private static void AssertConverts<TFrom, TTo>(TFrom value, TTo expected)
        where TFrom : notnull
        where TTo : struct =>
        Assert.Equal(expected, OpenObjects(value).Get<TTo>(0));

    private static void AssertLoses<TFrom, TTo>(TFrom value)
        where TFrom : notnull
        where TTo : struct =>
        Assert.Contains("without a loss", Assert.Throws<RowException>(() => OpenObjects(value).Get<TTo>(0)).Message, StringComparison.Ordinal);
}
