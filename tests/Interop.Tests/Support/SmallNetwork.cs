using Lamina;

namespace Interop.Tests.Support;

/// <summary>A row with three numbers.</summary>
internal sealed record Point(float X, float Y, float Z)
{
    public float[] Numbers => [X, Y, Z];
}

/// <summary>
/// Three inputs, two hidden units with ReLU, two classes with softmax: hidden = max(0, [x + 2y + 0.5, -x + 3z - 1]).
/// </summary>
internal static class SmallNetwork
{
    public static OnnxFile File(object? batch = null) => new OnnxFile()
        .Input("pixels", OnnxElementType.Float, batch ?? "batch", 3)
        .Weight("w1", [3, 2], 1f, -1, 2, 0, 0, 3)
        .Weight("b1", [2], 0.5f, -1)
        .Weight("w2", [2, 2], 1f, 2, -1, 0.5f)
        .Node("matmul_1", "MatMul", ["pixels", "w1"], ["product"])
        .Node("add_1", "Add", ["product", "b1"], ["sum"])
        .Node("relu_1", "Relu", ["sum"], ["hidden"])
        .Node("matmul_2", "MatMul", ["hidden", "w2"], ["scores"])
        .Node("softmax", "Softmax", ["scores"], ["probabilities"], OnnxFile.Attribute("axis", -1))
        .Output("probabilities");

    public static OnnxNetwork Network { get; } = File().ToNetwork();

    public static OnnxLayer<Point> Hidden() => Network.CutAt<Point>("relu_1", 2, inputs => inputs.Map("pixels", point => point.Numbers), threads: 1);

    public static float[] HiddenOf(Point point) =>
        [Math.Max(0, point.X + (2 * point.Y) + 0.5f), Math.Max(0, -point.X + (3 * point.Z) - 1)];

    /// <summary>Points whose numbers are small multiples of a quarter, so that sums are exact.</summary>
    public static Point[] Points(int count)
    {
        var random = new Random(1);
        var points = new Point[count];
        for (var i = 0; i < count; i++)
            points[i] = new Point(random.Next(-20, 20) / 4f, random.Next(-20, 20) / 4f, random.Next(-20, 20) / 4f);
        return points;
    }
}
