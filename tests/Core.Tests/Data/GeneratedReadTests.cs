using Lamina;
using Microsoft.Data.Sqlite;
using Sylvan.Data.Csv;

namespace Core.Tests.Data;

/// <summary>The generated <c>Read</c>: the same rows from a CSV file and from a database.</summary>
public class GeneratedReadTests
{
    private static readonly Passenger[] Expected =
    [
        Passenger.Example,
        new(3, Sex.Male, null, 7.5, null, null, false),
    ];

    [Fact]
    public void Rows_come_out_of_a_csv_file()
    {
        using var reader = Csv("survived,Ticket,CLASS,sex,age,fare,boarded\nyes,PC 17599,1,Female,29,71.25,1912-04-10\nno,,3,male,NA,7.5,\n");
        Assert.Equal(Expected, PassengerSchema.Read(reader));
    }

    [Fact]
    public void Rows_come_out_of_a_database()
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText =
            """
            CREATE TABLE Passengers (Class INTEGER, Sex INTEGER, Age REAL, Fare REAL, Boarded TEXT, Ticket TEXT, Survived INTEGER);
            INSERT INTO Passengers VALUES (1, 0, 29, 71.25, '1912-04-10', 'PC 17599', 1), (3, 1, NULL, 7.5, NULL, NULL, 0);
            SELECT * FROM Passengers;
            """;
        using var reader = command.ExecuteReader();
        Assert.Equal(Expected, PassengerSchema.Read(reader));
    }

    [Fact]
    public void A_row_that_cannot_be_read_is_named()
    {
        using var reader = Csv("Class,Sex,Age,Fare,Boarded,Ticket\n1,Female,29,71.25,,\nfirst,Male,,7.5,,\n");
        var error = Assert.Throws<RowException>(() => PassengerSchema.Read(reader));
        Assert.Equal((1L, "Class"), (error.Row!.Value, error.Column));
        Assert.Contains("\"first\"", error.Message, StringComparison.Ordinal);
    }

    private static CsvDataReader Csv(string text) => CsvDataReader.Create(new StringReader(text));
}
