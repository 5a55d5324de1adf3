using Lamina;

namespace Sdk.Tests.Training;

/// <summary>Where bins are cut, against cuts found by hand.</summary>
public class BinEdgesTests
{
    [Fact]
    public void Quantiles_hold_equally_many_rows()
    {
        var edges = new float[5];
        BinEdges.CutByQuantiles([8, 0, 4, 2, 6, 1, 3, 5, 7], edges);
        Assert.Equal([0, 2, 4, 6, 8], edges);
    }

    [Fact]
    public void A_value_that_repeats_is_an_edge_more_than_once()
    {
        var edges = new float[5];
        BinEdges.CutByQuantiles([0, 0, 0, 0, 0, 0, 1, 2, 3], edges);
        Assert.Equal([0, 0, 0, 1, 3], edges);
    }

    [Fact]
    public void A_label_that_jumps_is_cut_where_it_jumps()
    {
        var values = Enumerable.Range(0, 100).Select(i => (float)i).ToArray();
        var labels = values.Select(x => x < 20 ? 0f : x < 70 ? 5 : 1).ToArray();
        var edges = new float[9];
        BinEdges.CutByTarget(values, new BinTargets(labels, 0), edges);
        Assert.Equal([0, 20, 70, 99, 99, 99, 99, 99, 99], edges);
    }

    [Fact]
    public void Classes_are_cut_where_their_shares_change()
    {
        var values = Enumerable.Range(0, 60).Select(i => (float)(59 - i)).ToArray();
        var classes = values.Select(x => x < 30 ? 2f : 0).ToArray();
        var edges = new float[4];
        BinEdges.CutByTarget(values, new BinTargets(classes, 3), edges);
        Assert.Equal([0, 30, 59, 59], edges);
    }

    [Fact]
    public void A_label_that_the_column_says_nothing_about_is_not_cut()
    {
        var values = Enumerable.Range(0, 50).Select(i => (float)i).ToArray();
        var edges = new float[4];
        BinEdges.CutByTarget(values, new BinTargets(new float[50], 0), edges);
        Assert.Equal([0, 49, 49, 49], edges);
    }

    [Fact]
    public void Few_rows_are_no_bin_of_their_own()
    {
        var values = Enumerable.Range(0, 40).Select(i => (float)i).ToArray();
        var labels = values.Select(x => x < 3 ? 100f : 0).ToArray();
        var edges = new float[3];
        BinEdges.CutByTarget(values, new BinTargets(labels, 0), edges);
        Assert.Equal(8, edges[1]);
    }
}
