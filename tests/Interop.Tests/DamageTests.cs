using System.Globalization;
using Interop.Tests.Support;
using Lamina;

namespace Interop.Tests;

/// <summary>Files that are damaged, hostile or something else. The answer is an error that says what is wrong, never a crash.</summary>
public sealed class DamageTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("lamina-onnx-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_file_is_loaded_by_its_path()
    {
        var path = Write(SmallNetwork.File().ToArray());
        var network = OnnxNetwork.Load(path);
        Assert.Equal(path, network.Path);
        using var layer = network.CutAt<Point>("relu_1", 2, inputs => inputs.Map("pixels", point => point.Numbers));
        Assert.Equal([5.5f, 7f], layer.Compute(new Point(1, 2, 3)));
        Assert.Throws<FileNotFoundException>(() => OnnxNetwork.Load(Path.Combine(folder, "none.onnx")));
        Assert.Throws<ArgumentException>(() => OnnxNetwork.Load(""));
    }

    [Fact]
    public void Files_that_are_something_else_are_named()
    {
        Assert.EndsWith(" is empty.", Refusal([]), StringComparison.Ordinal);
        Assert.Contains("Run git lfs pull", Refusal([.. "version https://git-lfs.github.com/spec/v1\noid sha256:0"u8]), StringComparison.Ordinal);
        Assert.Contains("ONNX Runtime's own format", Refusal([1, 0, 0, 0, .. "ORTM"u8, 0, 0]), StringComparison.Ordinal);
        Assert.Contains("cannot be used as an ONNX network", Refusal([.. "<!DOCTYPE html><html>Not found</html>"u8]), StringComparison.Ordinal);
        Assert.Contains("holds no graph", Refusal(new ProtoMessage().Number(1, 8).ToArray()), StringComparison.Ordinal);
        Assert.Contains("has no nodes", Refusal(new OnnxFile().ToArray()), StringComparison.Ordinal);
        Assert.Contains("two graphs", Refusal([.. SmallNetwork.File().ToArray(), .. SmallNetwork.File().ToArray()]), StringComparison.Ordinal);
        Assert.Contains("two nodes give the value \"hidden\"", Refusal(SmallNetwork.File().Node("again", "Relu", ["sum"], ["hidden"]).ToArray()), StringComparison.Ordinal);
    }

    [Fact]
    public void Tensors_in_other_files_are_refused_wherever_they_hide()
    {
        // The file is there, and would be read by who follows the path.
        File.WriteAllBytes(Path.Combine(folder, "secret.bin"), new byte[64]);
        var secret = Path.Combine(folder, "secret.bin");
        var external = OnnxFile.External("weights", secret);
        ProtoMessage InTensor(int field) => new ProtoMessage().Text(1, "value").Message(field, external);
        ProtoMessage InSparse(int field) => new ProtoMessage().Text(1, "value").Message(field, new ProtoMessage().Message(1, external));
        var inner = new ProtoMessage().Message(5, external);
        OnnxFile[] files =
        [
            SmallNetwork.File().ExternalWeight("weights", secret),
            SmallNetwork.File().Node("constant", "Constant", [], ["c"], InTensor(5)),
            SmallNetwork.File().Node("constant", "Constant", [], ["c"], InTensor(10)),
            SmallNetwork.File().Node("constant", "Constant", [], ["c"], InSparse(22)),
            SmallNetwork.File().Node("constant", "Constant", [], ["c"], InSparse(23)),
            SmallNetwork.File().Node("choose", "If", ["x"], ["c"], OnnxFile.Attribute("then_branch", inner)),
            SmallNetwork.File().Node("choose", "If", ["x"], ["c"], OnnxFile.Attribute("then_branch", OnnxFile.InnerGraph([], OnnxFile.NodeOf("constant", "Constant", [], ["c"], InTensor(5))))),
        ];
        Assert.All(files, file => Assert.Contains("tensor \"weights\" is stored in another file", Refusal(file.ToArray()), StringComparison.Ordinal));

        var sparse = new ProtoMessage().Message(7, new ProtoMessage().Message(15, new ProtoMessage().Message(2, external))).ToArray();
        Assert.Contains("is stored in another file", Refusal(sparse), StringComparison.Ordinal);
        var function = new ProtoMessage().Message(25, new ProtoMessage().Message(7, OnnxFile.NodeOf("constant", "Constant", [], ["c"], InTensor(5)))).ToArray();
        Assert.Contains("is stored in another file", Refusal([.. SmallNetwork.File().ToArray(), .. function]), StringComparison.Ordinal);
    }

    [Fact]
    public void Graphs_inside_of_graphs_have_an_end()
    {
        var graph = OnnxFile.InnerGraph(["x"]);
        for (var depth = 0; depth < 40; depth++)
            graph = OnnxFile.InnerGraph(["x"], OnnxFile.NodeOf("if", "If", ["x"], ["x"], OnnxFile.Attribute("then_branch", graph)));
        var file = SmallNetwork.File().Node("if", "If", ["x"], ["y"], OnnxFile.Attribute("then_branch", graph));
        Assert.Contains("nested more than 32 deep", Refusal(file.ToArray()), StringComparison.Ordinal);
    }

    [Fact]
    public void What_ONNX_Runtime_refuses_is_a_typed_error()
    {
        Assert.Contains("is refused by ONNX Runtime", Refusal(SmallNetwork.File().Node("odd", "Add", ["hidden", "nowhere"], ["odd"]), "odd"), StringComparison.Ordinal);
        Assert.Contains("is refused by ONNX Runtime", Refusal(SmallNetwork.File().Node("odd", "NoSuchOperator", ["hidden"], ["odd"]), "odd"), StringComparison.Ordinal);
        Assert.Contains("is refused by ONNX Runtime", Refusal(SmallNetwork.File().Node("odd", "Add", ["hidden", "circle"], ["odd"]).Node("back", "Neg", ["odd"], ["circle"]), "odd"), StringComparison.Ordinal);
        Assert.Contains("is refused by ONNX Runtime", Refusal(SmallNetwork.File().Weight("short", [1 << 20, 1 << 20], 1f).Node("odd", "Add", ["hidden", "short"], ["odd"]), "odd"), StringComparison.Ordinal);
        Assert.Contains("cannot compute a row of zeros", Refusal(SmallNetwork.File().Weight("five", [1], 5L).Node("odd", "Reshape", ["hidden", "five"], ["odd"]), "odd"), StringComparison.Ordinal);

        // More memory than there is.
        Assert.Contains("cannot compute a row of zeros", Refusal(SmallNetwork.File().Weight("huge", [3], 1L << 20, 1 << 20, 2).Node("odd", "Expand", ["hidden", "huge"], ["odd"]), "odd"), StringComparison.Ordinal);

        static string Refusal(OnnxFile file, string name)
        {
            var network = file.ToNetwork();
            return Assert.Throws<OnnxException>(() => network.CutAt<Point>(name, 2, inputs => inputs.Map("pixels", point => point.Numbers))).Message;
        }
    }

    [Fact]
    public void A_file_that_was_cut_off_anywhere_is_refused()
    {
        // Nothing may follow the graph: then each beginning of the file lacks something.
        var bytes = SmallNetwork.File().ToArray();
        for (var length = 0; length < bytes.Length; length++)
            Assert.IsType<OnnxException>(Record.Exception(() => OnnxNetwork.Read(bytes[..length], "test.onnx")));
    }

    /// <summary>A damaged file gives a typed error or a network that computes; a name or a weight may be another one. LAMINA_RANDOM_ITERATIONS asks for more.</summary>
    [Fact]
    public void Damaged_files_give_typed_errors_or_networks_that_compute()
    {
        var iterations = int.TryParse(Environment.GetEnvironmentVariable("LAMINA_RANDOM_ITERATIONS"), CultureInfo.InvariantCulture, out var asked) ? asked : 3000;
        byte[][] files = [SmallNetwork.File().ToArray(), SmallNetwork.File().ValueInfo("sum", OnnxElementType.Float, "batch", 2).ToArray(), ManyOperators().ToArray()];
        var random = new Random(3);
        var (refused, computed) = (0, 0);
        for (var i = 0; i < iterations; i++)
        {
            var bytes = (byte[])files[i % files.Length].Clone();
            for (var damages = random.Next(1, 4); damages > 0; damages--)
                Damage(ref bytes, random);
            try
            {
                var network = OnnxNetwork.Read(bytes, "test.onnx");
                using var layer = network.CutAt<Point>("hidden", 2, inputs => inputs.Map("pixels", point => point.Numbers), threads: 1);
                Assert.Equal(2, layer.Compute(new Point(1, 2, 3)).Length);
                computed++;
            }
            catch (LaminaException)
            {
                refused++;
            }
        }

        Assert.True(refused > iterations / 4 && computed > iterations / 20, $"{refused} refused, {computed} computed");
    }

    /// <summary>Weights that are shapes and axes, a condition with graphs inside, a convolution: much for a damaged number to decide.</summary>
    private static OnnxFile ManyOperators() => new OnnxFile()
        .Input("pixels", OnnxElementType.Float, "batch", 3)
        .Weight("image_shape", [4], -1L, 1, 1, 3)
        .Weight("filter", [2, 1, 1, 2], 1f, 2, 3, 4)
        .Weight("two", [2], 0L, -1)
        .Weight("slice", [1], 1L)
        .Weight("parts", [2], 2L, 2)
        .Weight("yes", [1], 1L)
        .Node("reshape", "Reshape", ["pixels", "image_shape"], ["image"])
        .Node("convolution", "Conv", ["image", "filter"], ["maps"])
        .Node("flatten", "Reshape", ["maps", "two"], ["flat"])
        .Node("split", "Split", ["flat", "parts"], ["first", "rest"], OnnxFile.Attribute("axis", 1))
        .Node("switch", "Cast", ["yes"], ["on"], OnnxFile.Attribute("to", 9))
        .Node("choose", "If", ["on"], ["hidden"],
            OnnxFile.Attribute("then_branch", OnnxFile.InnerGraph(["inner"], OnnxFile.NodeOf("times", "Mul", ["first", "rest"], ["inner"]))),
            OnnxFile.Attribute("else_branch", OnnxFile.InnerGraph(["other"], OnnxFile.NodeOf("same", "Identity", ["first"], ["other"]))));

    private static void Damage(ref byte[] bytes, Random random)
    {
        var place = random.Next(bytes.Length);
        switch (random.Next(4))
        {
            case 0:
                bytes[place] ^= (byte)(1 << random.Next(8));
                break;
            case 1:
                bytes[place] = (byte)random.Next(256);
                break;
            case 2:
                bytes = [.. bytes[..place], .. bytes[(place + random.Next(1, Math.Min(9, bytes.Length - place + 1)))..]];
                break;
            default:
                bytes = [.. bytes[..place], .. bytes[random.Next(bytes.Length)..][..1], .. bytes[place..]];
                break;
        }
    }

    private string Refusal(byte[] bytes)
    {
        var path = Write(bytes);
        var error = Assert.Throws<OnnxException>(() => OnnxNetwork.Load(path));
        Assert.StartsWith(path, error.Message, StringComparison.Ordinal);
        return error.Message;
    }

    private string Write(byte[] bytes)
    {
        var path = Path.Combine(folder, "network.onnx");
        File.WriteAllBytes(path, bytes);
        return path;
    }
}
