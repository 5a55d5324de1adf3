using Lamina;

namespace Core.Tests.Schema;

public class CategoryKeyTests
{
    [Fact]
    public void Texts_compare_by_their_characters()
    {
        CategoryKey left = "north";
        CategoryKey right = new string("north".AsSpan());
        Assert.Equal(left, right);
        Assert.Equal(left.GetHashCode(), right.GetHashCode());
        Assert.True(left != (CategoryKey)"South");
    }

    [Fact]
    public void A_number_is_not_the_text_that_looks_like_it() => Assert.NotEqual((CategoryKey)12, (CategoryKey)"12");

    [Fact]
    public void Zero_and_the_empty_text_are_not_missing()
    {
        Assert.False(((CategoryKey)0L).IsMissing);
        Assert.False(((CategoryKey)"").IsMissing);
        Assert.True(((CategoryKey)(string?)null).IsMissing);
        Assert.True(((CategoryKey)(long?)null).IsMissing);
        Assert.NotEqual((CategoryKey)0L, CategoryKey.Missing);
    }

    [Fact]
    public void It_prints_its_value()
    {
        Assert.Equal("-7", ((CategoryKey)(-7L)).ToString());
        Assert.Equal("x", ((CategoryKey)"x").ToString());
        Assert.Equal("", CategoryKey.Missing.ToString());
    }
}
