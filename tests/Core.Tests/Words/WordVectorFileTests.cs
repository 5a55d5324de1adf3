using Lamina;

namespace Core.Tests.Words;

/// <summary>The text format: what is written can be read, and nothing else can.</summary>
public sealed class WordVectorFileTests : IDisposable
{
    private readonly string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    public void Dispose() => File.Delete(path);

    [Fact]
    public void What_is_written_is_read_again()
    {
        var vectors = new WordVectors(["größe", "b"], [0.1f, -1.5e-7f, 3, float.Epsilon]);
        vectors.Save(path);
        Assert.Equal("2 2\ngröße 0.1 -1.5E-07\nb 3 1E-45\n", File.ReadAllText(path));
        var read = WordVectors.Load(path);
        Assert.Equal(vectors.Words, read.Words);
        Assert.Equal(vectors["größe"].ToArray(), read["größe"].ToArray());
        Assert.Equal(vectors["b"].ToArray(), read["b"].ToArray());
    }

    [Theory]
    [InlineData("", "first line")]
    [InlineData("two 2\n", "first line")]
    [InlineData("1\na 1\n", "first line")]
    [InlineData("99999999999 2\n", "first line")]
    [InlineData("10000000 10000\na 1\n", "Line 2")]
    [InlineData("2 1\na 1\n", "cut off")]
    [InlineData("1 2\na 1\n", "Line 2")]
    [InlineData("1 1\na x\n", "Line 2")]
    [InlineData("1 1\na NaN\n", "Line 2")]
    [InlineData("1 1\na 1e39\n", "Line 2")]
    [InlineData("2 1\na 1\na 2\n", "twice")]
    public void A_damaged_file_is_refused_with_its_line(string text, string expected)
    {
        File.WriteAllText(path, text);
        Assert.Contains(expected, Assert.Throws<ArtifactException>(() => WordVectors.Load(path)).Message, StringComparison.Ordinal);
    }
}
