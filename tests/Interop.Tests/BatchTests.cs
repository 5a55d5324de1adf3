using Interop.Tests.Support;
using Lamina;

namespace Interop.Tests;

/// <summary>Rows in batches: the same as alone, in order, stoppable, on several threads.</summary>
public sealed class BatchTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(255)]
    [InlineData(256)]
    [InlineData(257)]
    [InlineData(1000)]
    public void Batches_give_what_rows_give_alone(int count)
    {
        using var layer = SmallNetwork.Hidden();
        Assert.Equal(256, layer.BatchSize);
        var points = SmallNetwork.Points(count);
        var results = layer.Apply(points, (point, hidden) => (point, hidden));
        Assert.Equal(count, results.Length);
        for (var i = 0; i < count; i++)
        {
            Assert.Same(points[i], results[i].point);
            Assert.Equal(SmallNetwork.HiddenOf(points[i]), results[i].hidden);
            Assert.Equal(layer.Compute(points[i]), results[i].hidden);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void A_network_for_a_fixed_batch_gets_it(int batch)
    {
        using var layer = SmallNetwork.File(batch).ToNetwork().CutAt<Point>("hidden", 2, inputs => inputs.Map("pixels", point => point.Numbers));
        Assert.Equal(batch, layer.BatchSize);
        var points = SmallNetwork.Points(10);
        Assert.Equal(points.Select(SmallNetwork.HiddenOf), layer.Apply(points, (_, hidden) => hidden));
        Assert.Equal(SmallNetwork.HiddenOf(points[7]), layer.Compute(points[7]));
    }

    [Fact]
    public void A_network_that_was_written_for_one_row_gets_one()
    {
        // Declares a free batch, but reshapes to a single row.
        var network = SmallNetwork.File().Weight("flat", [2], 1L, -1).Node("flatten", "Reshape", ["hidden", "flat"], ["flattened"]).ToNetwork();
        using var layer = network.CutAt<Point>("flatten", 2, inputs => inputs.Map("pixels", point => point.Numbers));
        Assert.Equal(1, layer.BatchSize);
        var points = SmallNetwork.Points(10);
        Assert.Equal(points.Select(SmallNetwork.HiddenOf), layer.Apply(points, (_, hidden) => hidden));
    }

    [Fact]
    public void Rows_that_would_influence_each_other_are_computed_alone()
    {
        static OnnxFile File(object batch) => SmallNetwork.File(batch).Node("shares", "Softmax", ["sum"], ["shares"], OnnxFile.Attribute("axis", 0));
        using var layer = File("batch").ToNetwork().CutAt<Point>("shares", 2, inputs => inputs.Map("pixels", point => point.Numbers));
        Assert.Equal(1, layer.BatchSize);
        Assert.All(layer.Apply(SmallNetwork.Points(5), (_, shares) => shares), shares => Assert.Equal([1f, 1f], shares));
        var error = Assert.Throws<OnnxException>(() => File(4).ToNetwork().CutAt<Point>("shares", 2, inputs => inputs.Map("pixels", point => point.Numbers)));
        Assert.Contains("depends on the other rows of its batch", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, 1)]      // the vectors of tokens 0 and 1
    [InlineData(1, 256)]    // there is no token 1: the rows of the probe are all alike
    public void Tokens_that_would_influence_each_other_are_computed_alone(int tokens, int batch)
    {
        var network = new OnnxFile()
            .Input("tokens", OnnxElementType.Int64, "batch", 1)
            .Weight("table", [tokens, 1], [.. new[] { 1f, 2 }.Take(tokens)])
            .Node("lookup", "Gather", ["table", "tokens"], ["vectors"])
            .Node("shares", "Softmax", ["vectors"], ["shares"], OnnxFile.Attribute("axis", tokens == 2 ? 0 : 2))
            .Output("shares")
            .ToNetwork();
        using var layer = network.CutAt<long>("shares", 1, inputs => inputs.Map("tokens", token => token));
        Assert.Equal(batch, layer.BatchSize);
    }

    [Fact]
    public void Inputs_with_different_fixed_batches_are_refused()
    {
        var network = new OnnxFile()
            .Input("a", OnnxElementType.Float, 1, 3)
            .Input("b", OnnxElementType.Float, 2, 3)
            .Node("add", "Add", ["a", "b"], ["sum"])
            .Output("sum")
            .ToNetwork();
        var error = Assert.Throws<OnnxException>(() => network.CutAt<Point>("add", 3, inputs => inputs.Map("a", point => point.Numbers).Map("b", point => point.Numbers)));
        Assert.Contains("a: Float [1, 3] and b: Float [2, 3] are fixed to different batches", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_wide_convolution_gives_the_same_in_batches_as_alone()
    {
        var random = new Random(2);
        float[] Weights(int count) => [.. Enumerable.Range(0, count).Select(_ => (random.NextSingle() - 0.5f) / 4)];
        var network = new OnnxFile()
            .Input("image", OnnxElementType.Float, "batch", 3, 16, 16)
            .Weight("filters", [32, 3, 3, 3], Weights(32 * 27))
            .Weight("dense", [32 * 14 * 14, 64], Weights(32 * 14 * 14 * 64))
            .Node("convolution", "Conv", ["image", "filters"], ["maps"])
            .Node("relu", "Relu", ["maps"], ["found"])
            .Node("flatten", "Flatten", ["found"], ["flat"])
            .Node("dense", "MatMul", ["flat", "dense"], ["seen"])
            .Output("seen")
            .ToNetwork();
        using var maps = network.CutAt<float[]>("relu", 32 * 14 * 14, inputs => inputs.Map("image", image => image));
        using var layer = network.CutAt<float[]>("seen", 64, inputs => inputs.Map("image", image => image));
        Assert.Equal((167, 256), (maps.BatchSize, layer.BatchSize));
        var images = Enumerable.Range(0, 300).Select(_ => Weights(3 * 16 * 16)).ToArray();
        foreach (var cut in (OnnxLayer<float[]>[])[maps, layer])
        {
            var together = cut.Apply(images, (_, seen) => seen);
            for (var i = 0; i < images.Length; i += 13)
            {
                var alone = cut.Compute(images[i]);
                for (var unit = 0; unit < alone.Length; unit++)
                    Assert.Equal(alone[unit], together[i][unit], 1e-5f);
            }
        }
    }

    [Fact]
    public void A_value_that_is_not_finite_names_its_row()
    {
        var network = SmallNetwork.File().Node("log", "Log", ["hidden"], ["log"]).ToNetwork();
        using var layer = network.CutAt<Point>("log", 2, inputs => inputs.Map("pixels", point => point.Numbers));
        var error = Assert.Throws<RowException>(() => layer.Apply([new Point(1, 2, 3), new Point(-1, 0, 1)], (_, log) => log));
        Assert.Equal(1, error.Row);
        Assert.Contains("for number 0 (counted from 0) of \"log\", which is not finite", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_value_whose_size_depends_on_the_row_is_refused_where_it_differs()
    {
        // Keeps the numbers of a row that are not above zero, as many as there are: all of a row of zeros.
        var network = new OnnxFile()
            .Input("pixels", OnnxElementType.Float, 1, 3)
            .Weight("zero", [1], 0f)
            .Weight("first", [1], 0L)
            .Node("low", "LessOrEqual", ["pixels", "zero"], ["low"])
            .Node("pick", "Compress", ["pixels", "low"], ["kept"])
            .Node("row", "Unsqueeze", ["kept", "first"], ["row"])
            .Output("row")
            .ToNetwork();
        using var layer = network.CutAt<Point>("row", 3, inputs => inputs.Map("pixels", point => point.Numbers));
        Assert.Equal([-1f, 0, -2], layer.Compute(new Point(-1, 0, -2)));
        var error = Assert.Throws<RowException>(() => layer.Apply([new Point(0, 0, 0), new Point(0, 1, 0)], (_, row) => row));
        Assert.Equal(1, error.Row);
        Assert.Contains("its size depends on what is in them", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void It_can_be_stopped_between_batches()
    {
        using var layer = SmallNetwork.Hidden();
        using var source = new CancellationTokenSource();
        var seen = 0;
        Assert.Throws<OperationCanceledException>(() => layer.Apply(
            SmallNetwork.Points(1000),
            (_, hidden) =>
            {
                if (++seen == 300)
                    source.Cancel();
                return hidden;
            },
            source.Token));
        Assert.Equal(512, seen);
        Assert.Equal([5.5f, 7f], layer.Compute(new Point(1, 2, 3)));
    }

    [Fact]
    public void It_can_be_stopped_in_the_middle_of_a_batch()
    {
        // Adds a number to itself as many times as it says: not at all for a row of zeros, for minutes for a billion.
        var body = OnnxFile.InnerGraph(
            ["goes_on", "next"],
            OnnxFile.NodeOf("keep", "Identity", ["condition"], ["goes_on"]),
            OnnxFile.NodeOf("add", "Add", ["sum", "sum"], ["next"]));
        body.Message(11, OnnxFile.Value("turn", OnnxElementType.Int64, [])).Message(11, OnnxFile.Value("condition", OnnxElementType.Bool, [])).Message(11, OnnxFile.Value("sum", OnnxElementType.Float, null));
        var network = new OnnxFile()
            .Input("turns", OnnxElementType.Int64, 1, 1)
            .Weight("all", [1], -1L)
            .Node("flat", "Squeeze", ["turns"], ["count"])
            .Node("real", "Cast", ["turns"], ["start"], OnnxFile.Attribute("to", 1))
            .Node("loop", "Loop", ["count", "", "start"], ["sum_at_end"], OnnxFile.Attribute("body", body))
            .Output("sum_at_end")
            .ToNetwork();
        using var layer = network.CutAt<long>("loop", 1, inputs => inputs.Map("turns", turns => turns));
        Assert.Equal([3f * 8], layer.Compute(3));
        using var source = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        Assert.Throws<OperationCanceledException>(() => layer.Apply([1_000_000_000L], (_, sum) => sum, source.Token));
    }

    [Fact]
    public void Nothing_is_computed_where_it_was_stopped_before()
    {
        using var layer = SmallNetwork.Hidden();
        Assert.Throws<OperationCanceledException>(() => layer.Apply<float[]>(
            SmallNetwork.Points(3), (_, _) => throw new InvalidOperationException(), new CancellationToken(canceled: true)));
    }

    [Fact]
    public void Several_threads_compute_at_once()
    {
        using var layer = SmallNetwork.Hidden();
        var points = SmallNetwork.Points(2000);
        Parallel.For(0, 16, turn =>
        {
            var results = layer.Apply(points, (_, hidden) => hidden);
            for (var i = turn; i < points.Length; i += 16)
            {
                Assert.Equal(SmallNetwork.HiddenOf(points[i]), results[i]);
                Assert.Equal(results[i], layer.Compute(points[i]));
            }
        });
    }

    [Fact]
    public void Disposing_waits_for_nobody_and_stops_nobody()
    {
        var layer = SmallNetwork.Hidden();
        var points = SmallNetwork.Points(1000);
        var results = layer.Apply(points, (point, hidden) =>
        {
            layer.Dispose();        // what is going on goes on
            return hidden;
        });
        Assert.Equal(points.Select(SmallNetwork.HiddenOf), results);
        Assert.Throws<ObjectDisposedException>(() => layer.Compute(points[0]));
        layer.Dispose();

        // Disposed while others compute, many times.
        for (var turn = 0; turn < 20; turn++)
        {
            var contested = SmallNetwork.Hidden();
            var computed = 0;
            Parallel.For(0, 8, worker =>
            {
                try
                {
                    for (var i = 0; i < 200; i++)
                    {
                        Assert.Equal(SmallNetwork.HiddenOf(points[i]), contested.Compute(points[i]));
                        if (Interlocked.Increment(ref computed) == 300)
                            contested.Dispose();
                    }
                }
                catch (ObjectDisposedException)
                {
                }
            });
            contested.Dispose();
        }
    }

    [Fact]
    public void An_error_in_the_callers_function_reaches_the_caller()
    {
        using var layer = SmallNetwork.Hidden();
        Assert.Throws<InvalidOperationException>(() => layer.Apply<int>(SmallNetwork.Points(3), (_, _) => throw new InvalidOperationException()));
        Assert.Equal([5.5f, 7f], layer.Compute(new Point(1, 2, 3)));
    }
}
