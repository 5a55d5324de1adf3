using System.Data;
using Lamina;
using Sylvan.Data.Csv;

namespace Core.Tests.Words;

/// <summary>Texts and lists of tokens from tables.</summary>
public class WordTableTests
{
    private const string Header = "Weight,Body,Stamps,Sender,Town,Answered\n";

    [Fact]
    public void A_list_is_a_text_with_semicolons_or_a_json_array()
    {
        var rows = Read("1,Hello there,red; blue;;green ,Female,Rome,true\n2,,\"[\"\"red, old\"\", \"\"blue\"\"]\",Male,,false\n3,x,,Male,,false\n");
        Assert.Equal(["red", "blue", "green"], rows[0].Stamps);
        Assert.Equal("Hello there", rows[0].Body);
        Assert.Equal(["red, old", "blue"], rows[1].Stamps);
        Assert.Null(rows[1].Body);
        Assert.Empty(rows[2].Stamps);
    }

    [Fact]
    public void Another_separator_may_be_named() =>
        Assert.Equal(["red;old", "blue"], Read("1,x,red;old|blue,Male,,false\n", new TableOptions { TokenSeparator = '|' })[0].Stamps);

    [Theory]
    [InlineData("\"[1, 2]\"", "the text \"[1, 2]\" is no list of texts, such as a;b or [\"a\", \"b\"].")]
    [InlineData("\"[red]\"", "the text \"[red]\" is no list of texts")]
    [InlineData("NA", "the text \"NA\" stands for a missing value")]
    public void What_is_no_list_names_row_column_and_text(string cell, string message)
    {
        var error = Assert.Throws<RowException>(() => Read($"1,x,red,Male,,false\n2,x,{cell},Male,,false\n"));
        Assert.Equal((1L, "Stamps"), (error.Row!.Value, error.Column));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_provider_s_own_array_and_a_single_number_are_taken()
    {
        var table = new DataTable();
        table.Columns.Add("A", typeof(object));
        table.Rows.Add((object)(string[])["a", "b"]);
        table.Rows.Add(17L);
        table.Rows.Add(DBNull.Value);
        using var source = table.CreateDataReader();
        var reader = TableReader.Open(source, [new TableColumn("A") { IsOptional = true }]);
        Assert.True(reader.Read());
        Assert.Equal(["a", "b"], reader.GetTokens(0));
        Assert.True(reader.Read());
        Assert.Equal(["17"], reader.GetTokens(0));
        Assert.True(reader.Read());
        Assert.Null(reader.GetNullableTokens(0));
        Assert.Contains("the value is null", Assert.Throws<RowException>(() => reader.GetTokens(0)).Message, StringComparison.Ordinal);
    }

    private static List<Letter> Read(string rows, TableOptions? options = null)
    {
        using var reader = CsvDataReader.Create(new StringReader(Header + rows));
        return LetterSchema.Read(reader, options);
    }
}
