using Lamina;

namespace Core.Tests.Data;

public record Order([Feature] float Amount, [Group] string Customer, [Label] bool Returned);

/// <summary>The generated extension methods, as the README writes them.</summary>
public class GeneratedSplitTests
{
    private static readonly List<Order> Rows = [.. Enumerable.Range(0, 500).Select(i => new Order(i, $"C{i * 7 % 61}", i % 3 == 0))];

    [Fact]
    public void The_line_of_the_readme_shares_no_group()
    {
        var rows = Rows;
        var split = rows.Split(test: 0.25, seed: 1);
        Assert.Empty(split.Train.Select(row => row.Customer).Intersect(split.Test.Select(row => row.Customer)));
        Assert.Equal(500, split.Train.Length + split.Test.Length);
        Assert.InRange(split.Test.Length, 100, 150);
    }

    [Fact]
    public void Folds_share_no_group_either()
    {
        foreach (var fold in Rows.Folds(count: 5, seed: 1))
            Assert.Empty(fold.Train.Select(row => row.Customer).Intersect(fold.Test.Select(row => row.Customer)));
    }
}
