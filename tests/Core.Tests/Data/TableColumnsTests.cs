using Sylvan.Data.Csv;

namespace Lamina.Tests.Data;

public class TableColumnsTests
{
    private enum Level
    {
        Low,
        High,
    }

    [Fact]
    public void A_missing_column_is_named_with_those_there_and_the_nearest()
    {
        var error = Assert.Throws<SchemaMismatchException>(() => Open("Clas,Fare,Sex\n", new("Class"), new("Ticket"), new("Fare")));
        Assert.Contains("no column Class (did you mean Clas?), none Ticket. It has Clas, Fare, Sex.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_columns_for_one_member_are_refused_also_where_one_has_its_exact_name()
    {
        Assert.Contains(
            "two columns for Age: \"age\" at position 0 and \"Age\" at position 1",
            Assert.Throws<SchemaMismatchException>(() => Open("age,Age\n1,2\n", new TableColumn("Age"))).Message,
            StringComparison.Ordinal);
        Assert.Contains(
            "two columns for Age: \"AGE\" at position 0 and \"age\" at position 2",
            Assert.Throws<SchemaMismatchException>(() => Open("AGE,Fare,age\n", new TableColumn("Age"))).Message,
            StringComparison.Ordinal);
        Assert.Throws<SchemaMismatchException>(() => Open("Age,Age\n", new TableColumn("Age")));
        Assert.True(Open("Fare,fare,Age\n1,2,3", new TableColumn("Age")).Read());
    }

    [Fact]
    public void A_label_may_be_absent_where_it_is_nullable_or_not_wanted()
    {
        TableColumn[] nullable = [new("Age"), new("Survived") { IsLabel = true, IsOptional = true }];
        TableColumn[] required = [new("Age"), new("Survived") { IsLabel = true }];
        var table = Open("Age\n5\n", nullable);
        Assert.True(table.Read());
        Assert.Null(table.GetNullable<bool>(1));
        Assert.Null(table.GetNullableEnum<Level>(1));
        Assert.Null(table.GetNullableText(1));

        Assert.Contains("WithoutLabel", Assert.Throws<SchemaMismatchException>(() => Open("Age\n5\n", required)).Message, StringComparison.Ordinal);
        table = TableReader.Open(Csv("Age,Survived\n5,unknown\n"), required, new TableOptions { WithoutLabel = true });
        Assert.True(table.Read());
        Assert.False(table.Get<bool>(1));
        Assert.Equal(Level.Low, table.GetEnum<Level>(1));
        Assert.Equal("", table.GetText(1));
        Assert.Throws<SchemaMismatchException>(() => Open("Age\n5\n", new("Age"), new("Name") { IsOptional = true }));
    }

    private static CsvDataReader Csv(string text) => CsvDataReader.Create(new StringReader(text));

    private static TableReader Open(string text, params TableColumn[] columns) => TableReader.Open(Csv(text), columns);
}
