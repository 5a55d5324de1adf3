using System.Buffers.Binary;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Core.Tests.Artifacts;

/// <summary>Content that no honest pipeline has, for files whose checksums are right.</summary>
internal static class HostileContent
{
    private const string Manifest = "manifest.json";
    private const string Model = "model/model.json";
    private const string Network = "networks/1.safetensors";
    private const string Weights = "model/weights.safetensors";
    private const string Trees = "model/trees.bin";

    /// <summary>Each with the sample that it is put into, and a part of what the error must say.</summary>
    public static IReadOnlyList<(string Sample, string What, Action<EntryBag> Change, string Says)> All { get; } =
    [
        // What the file says of itself.
        ("guest-trees", "a format of the future", Json(Manifest, "\"format\": 2", "\"format\": 3"), "format version 3"),
        ("guest-trees", "a format below all", Json(Manifest, "\"format\": 2", "\"format\": 0"), "format version 0"),
        ("guest-trees", "a format that is a text", Json(Manifest, "\"format\": 2", "\"format\": \"2\""), "damaged"),
        ("guest-trees", "a format that overflows", Json(Manifest, "\"format\": 2", "\"format\": 2e99"), "damaged"),
        ("guest-trees", "no name of the fit", Json(Manifest, "\"fit\": \"[^\"]*\"", "\"fit\": \"\""), "which fit"),
        ("guest-trees", "no rows", Json(Manifest, "\"rows\": 200", "\"rows\": -1"), "how many rows"),
        ("guest-trees", "more networks than there are", Json(Manifest, "\"networks\": 2", "\"networks\": 3"), "no entry \"networks/3"),
        ("guest-trees", "no networks", Json(Manifest, "\"networks\": 2", "\"networks\": 0"), "claims 0 networks"),
        ("guest-trees", "millions of networks", Json(Manifest, "\"networks\": 2", "\"networks\": 2000000000"), "networks"),
        ("guest-trees", "other layers than the record's", Json(Manifest, "\"hidden\": \\[\\s*8", "\"hidden\": [ 9"), "its layers"),
        ("guest-trees", "fewer weights than there are", Json(Manifest, "\"weights\": \\[\\s*\\d+", "\"weights\": [ 7"), "its layers"),
        ("guest-trees", "no layers", Json(Manifest, "\"layers\"", "\"layer\""), "damaged"),
        ("guest-trees", "a property twice", Json(Manifest, "\"networks\": 2", "\"networks\": 2, \"networks\": 2"), "damaged"),
        ("guest-trees", "arrays in arrays", bag => bag.Set(Manifest, new string('[', 100_000)), "damaged"),
        ("guest-trees", "no JSON", bag => bag.Set(Manifest, "PK"), "damaged"),
        ("guest-trees", "an empty manifest", bag => bag.Set(Manifest, ""), "damaged"),
        ("guest-trees", "a number for a manifest", bag => bag.Set(Manifest, "3"), "damaged"),
        ("guest-trees", "columns of another record by the same hash", Json(Manifest, "\"numbers\": \\[\\s*\\{[^}]*\\},", "\"numbers\": ["), "6 numbers"),

        // Encoders.
        ("guest-trees", "an infinite centre", Json(Manifest, "\"center\": 4", "\"center\": 1e999"), "scale of Nights"),
        ("guest-trees", "a negative scale", Json(Manifest, "\"scale\": 0.25", "\"scale\": -0.25"), "scale of Nights"),
        ("guest-trees", "an infinite scale", Json(Manifest, "\"scale\": 0.25", "\"scale\": -1e999"), "scale of Nights"),
        ("guest-trees", "a period of none", Json(Manifest, "\"period\": 12", "\"period\": 0"), "Arrival.Month"),
        ("guest-trees", "a number for a truth", Json(Manifest, "\"seenMissing\": false", "\"seenMissing\": 0"), "damaged"),
        ("guest-trees", "a value twice", Json(Manifest, "\"Town 3\"", "\"Town 5\""), "damaged"),
        ("guest-trees", "a value of null", Json(Manifest, "\"Town 3\"", "null"), "null"),
        ("guest-trees", "a number that is none", Json(Manifest, "\"104\"", "\"x\""), "damaged"),
        ("guest-trees", "a number out of all ranges", Json(Manifest, "\"104\"", "\"99999999999999999999999\""), "damaged"),
        ("guest-trees", "values of another enum", Json(Manifest, "\"Foot\",\\s*\"Train\"(?=[^\\]]*\\]\\s*\\},\\s*\\{\\s*\"name\": \"Town)", "\"Train\", \"Foot\""), "Travel"),
        ("guest-trees", "texts for an enum", Json(Manifest, "\"kind\": \"closed\"", "\"kind\": \"texts\""), "Travel"),
        ("guest-trees", "an unknown kind of values", Json(Manifest, "\"kind\": \"closed\"", "\"kind\": \"code\""), "unknown kind"),
        ("guest-trees", "a frequent value twice", Json(Manifest, "\\[\\s*0\\s*\\]", "[0, 0]"), "damaged"),
        ("guest-trees", "an infinite frequent value", Json(Manifest, "\\[\\s*0\\s*\\]", "[1e999]"), "not finite"),
        ("guest-trees", "more frequent values than the network embeds", Json(Manifest, "\\[\\s*0\\s*\\]", "[0, 1]"), "the shape"),
        ("orchid-forest", "a class twice", Json(Manifest, "\"bee\"", "\"lady\""), "damaged"),
        ("orchid-forest", "a class of null", Json(Manifest, "\"bee\"", "null"), "null"),
        ("orchid-forest", "a number among texts", Json(Manifest, "\"lady\"", "7"), "class"),
        ("orchid-forest", "numbers for texts", Json(Manifest, "\"bee\",\\s*\"lady\",\\s*\"spider\"", "1, 2, 3"), "no class of Kind"),
        ("orchid-forest", "no classes", Json(Manifest, "\"bee\",\\s*\"lady\",\\s*\"spider\"", ""), "no class"),
        ("orchid-forest", "more classes than the network knows", Json(Manifest, "\"bee\"", "\"wasp\", \"bee\""), "the shape"),
        ("hut-blend", "a target without a scale", Json(Manifest, "\"scale\": 70[0-9.]*", "\"scale\": 0"), "scale of Price"),
        ("hut-blend", "an infinite target", Json(Manifest, "\"scale\": 70[0-9.]*", "\"scale\": 1e999"), "scale of Price"),
        ("hut-blend", "two targets", Json(Manifest, "\"targets\": \\[", "\"targets\": [ {}, "), "targets"),

        // Weights.
        ("guest-trees", "a weight that is not a number", Tensors(Network, header => { }, data => BinaryPrimitives.WriteSingleLittleEndian(data, float.NaN)), "not finite"),
        ("guest-trees", "an infinite weight", Tensors(Network, header => { }, data => BinaryPrimitives.WriteSingleLittleEndian(data, float.NegativeInfinity)), "not finite"),
        ("guest-trees", "doubles", Tensors(Network, header => Tensor(header)["dtype"] = "F64"), "float32"),
        ("guest-trees", "halves", Tensors(Network, header => Tensor(header)["dtype"] = "BF16"), "float32"),
        ("guest-trees", "a shape whose product overflows", Tensors(Network, header => Tensor(header)["shape"] = new JsonArray(int.MaxValue, int.MaxValue, int.MaxValue)), "more numbers than there are"),
        ("guest-trees", "a shape whose product overflows to nothing", Tensors(Network, header => Tensor(header)["shape"] = new JsonArray(0, int.MaxValue, int.MaxValue)), "disagree"),
        ("guest-trees", "a negative dimension", Tensors(Network, header => Tensor(header)["shape"] = new JsonArray(-1, -8)), "more numbers than there are"),
        ("guest-trees", "a thousand dimensions", Tensors(Network, header => Tensor(header)["shape"] = new JsonArray([.. Enumerable.Repeat(1, 1_000).Select(static one => (JsonNode)one)])), "dimensions"),
        ("guest-trees", "another shape of as many weights", Tensors(Network, header => Turn(header["dense1.weight"]!)), "the shape"),
        ("guest-trees", "a tensor of another name", Tensors(Network, header => Rename(header, "dense1.weight", "dense9.weight")), "lacks its weights"),
        ("guest-trees", "tensors over each other", Tensors(Network, Overlap), "does not begin where"),
        ("guest-trees", "a gap before the first tensor", bag => bag.Set(Network, Shift(bag.Get(Network))), "does not begin where"),
        ("guest-trees", "bytes behind the last tensor", bag => bag.Set(Network, [.. bag.Get(Network), 0, 0, 0, 0]), "end before"),
        ("guest-trees", "offsets behind the end", Tensors(Network, header => Tensor(header)["data_offsets"] = new JsonArray(long.MaxValue - 4, long.MaxValue)), "disagree"),
        ("guest-trees", "offsets that go back", Tensors(Network, header => Tensor(header)["data_offsets"] = new JsonArray(64, 0)), "disagree"),
        ("guest-trees", "a header longer than the file", Header(long.MaxValue), "impossible length"),
        ("guest-trees", "a header of negative length", Header(-1), "impossible length"),
        ("guest-trees", "a header of no length", Header(0), "impossible length"),
        ("guest-trees", "a tensor twice", bag => bag.Set(Network, Doubled(bag.Get(Network))), "header cannot be read"),
        ("guest-trees", "a header that is a list", bag => bag.Set(Network, WithHeader("[1, 2]", [])), "header cannot be read"),
        ("guest-trees", "a deep header", bag => bag.Set(Network, WithHeader(string.Concat(Enumerable.Repeat("{\"a\":", 10_000)), [])), "header cannot be read"),
        ("guest-trees", "no weights", bag => bag.Set(Network, Array.Empty<byte>()), "no header"),
        ("scan-neighbors", "a negative variance", Tensors(Network, header => { }, (header, data) => Number(header, data, "norm1.running_var", -1)), "variance"),
        ("note-linear", "fewer words than vectors", bag => bag.Set("words/1.json", "[\"please\"]"), "the shape"),
        ("note-linear", "words that are none", bag => bag.Set("words/1.json", "{\"please\": 1}"), "words/1.json"),
        ("note-linear", "a word that counts without end", Tensors("words/1.safetensors", header => { }, (header, data) => Number(header, data, "weights", 1e30f)), "words of Body"),
        ("note-linear", "a vector too long to measure", Tensors("words/2.safetensors", header => { }, (header, data) => Number(header, data, "vectors", 3e38f)), "words of Tags"),
        ("note-linear", "no words at all", bag => bag.Set("words/2.json", (byte[]?)null), "words/2.json"),

        // Models.
        ("guest-trees", "a model of the future", Json(Model, "\"format\": 2", "\"format\": 3"), "format version 3"),
        ("guest-trees", "a model of another kind", Json(Model, "\"boosted trees\"", "\"code\""), "does not know"),
        ("guest-trees", "a model of another scorer", Json(Model, "\"boosted trees\"", "\"neighbors\""), "damaged"),
        ("guest-trees", "an infinite slope", Json(Model, "\"slope\": 0.5", "\"slope\": 1e999"), "slope"),
        ("guest-trees", "an infinite fill", Json(Model, "\"fills\": \\[\\s*4", "\"fills\": [ 1e999"), "fill"),
        ("guest-trees", "too few fills", Json(Model, "\"fills\": \\[\\s*4,", "\"fills\": ["), "columns"),
        ("guest-trees", "a category of one slot", Json(Model, "\"categories\": \\[\\s*5", "\"categories\": [ 1"), "slots"),
        ("guest-trees", "a category of too many slots", Json(Model, "\"categories\": \\[\\s*5", "\"categories\": [ 2000000000"), "slots"),
        ("guest-trees", "negative nodes", Json(Model, "\"nodes\": 18", "\"nodes\": -18"), "claims -18 nodes"),
        ("guest-trees", "absurdly many nodes", Json(Model, "\"nodes\": 18", "\"nodes\": 2147483647"), "do not hold"),
        ("guest-trees", "sets for leaves", Json(Model, "\"leaves\": 24", "\"leaves\": 25"), "do not hold"),
        ("guest-trees", "a statistic of no column", Json(Model, "\"category\": 0", "\"category\": 3"), "statistic"),
        ("guest-trees", "a statistic twice", Json(Model, "\"category\": 1", "\"category\": 0"), "twice"),
        ("guest-trees", "a tree that begins nowhere", Integers(Trees, static (numbers, nodes) => numbers[0] = 99), "begins at"),
        ("guest-trees", "a tree in a circle", Integers(Trees, static (numbers, nodes) => numbers[nodes + 3] = 0), "leads to 0"),
        ("guest-trees", "a child outside", Integers(Trees, static (numbers, nodes) => numbers[nodes + 4] = int.MaxValue), "leads to"),
        ("guest-trees", "a leaf outside", Integers(Trees, static (numbers, nodes) => numbers[nodes + 4] = int.MinValue), "leads to"),
        ("guest-trees", "two trees that share their nodes", Integers(Trees, static (numbers, nodes) => numbers[1] = numbers[0]), "two ways"),
        ("guest-trees", "a threshold that is not a number", Integers(Trees, static (numbers, nodes) => (numbers[nodes], numbers[nodes + 1]) = (0, BitConverter.SingleToInt32Bits(float.NaN))), "node 0"),
        ("guest-trees", "a column outside", Integers(Trees, static (numbers, nodes) => numbers[nodes] = 1_000), "node 0"),
        ("guest-trees", "a category outside", Integers(Trees, static (numbers, nodes) => numbers[nodes] = ~77), "node 0"),
        ("guest-trees", "a set outside", Integers(Trees, static (numbers, nodes) => (numbers[nodes], numbers[nodes + 2]) = (~0, int.MaxValue)), "node 0"),
        ("guest-trees", "a score outside", Integers(Trees, static (numbers, nodes) => numbers[6] = 1), "score 1"),
        ("note-linear", "an input of an unknown kind", Json(Model, "\"Missing\"", "\"Secret\""), "cannot be read"),
        ("note-linear", "an input of a number for a kind", Json(Model, "\"Missing\"", "\"99\""), "of no column"),
        ("note-linear", "an input of no column", Json(Model, "\"Missing\",\\s*1", "\"Missing\", -1"), "of no column"),
        ("note-linear", "an input without end", Json(Model, "\"Missing\",\\s*1,\\s*0,\\s*0", "\"Missing\", 1, 0, 1e999"), "of no column"),
        ("note-linear", "more inputs than columns can give", bag => bag.Set(Model, Regex.Replace(bag.Text(Model), "\"inputs\": \\[", "\"inputs\": [" + string.Concat(Enumerable.Repeat("[\"Missing\", 0, 0, 0, 1],", 10_000)))), "columns can give"),
        ("note-linear", "fewer weights than inputs", Json(Model, "\"inputs\": \\[\\s*\\[[^\\]]*\\],", "\"inputs\": ["), "the shape"),
        ("note-fourier", "no features", Json(Model, "\"features\": 16", "\"features\": 0"), "0 features"),
        ("note-fourier", "absurdly many features", Json(Model, "\"features\": 16", "\"features\": 2000000000"), "features"),
        ("scan-neighbors", "no neighbours", Json(Model, "\"neighbors\": 5", "\"neighbors\": 0"), "neighbours"),
        ("scan-neighbors", "more neighbours than rows", Json(Model, "\"neighbors\": 5", "\"neighbors\": 81"), "neighbours"),
        ("scan-neighbors", "absurdly many rows", Json(Model, "\"rows\": 80", "\"rows\": 2147483647"), "the shape"),
        ("scan-neighbors", "a row that does not count", Tensors(Weights, header => { }, (header, data) => Number(header, data, "row_weights", 0)), "has the weight 0"),
        ("scan-neighbors", "a share above one", Tensors(Weights, header => { }, (header, data) => Number(header, data, "shares", 2)), "share of a class"),
        ("orchid-forest", "an input of a code outside", Json(Model, "\"Category\",\\s*0,\\s*\\d+", "\"Category\", 0, 1000"), "of no column"),
        ("orchid-forest", "trees that are none", Json(Model, "\"trees\": 5", "\"trees\": 0"), "do not hold"),
        ("hut-blend", "a network that there is not", Json(Model, "\"network\": \"\"", "\"network\": \"Other\""), "blends a network"),
        ("hut-blend", "a network of null", Json(Model, "\"network\": \"\"", "\"network\": null"), "blends a network"),
        ("hut-blend", "a weight above one", Json(Model, "\"network weight\": 0.25", "\"network weight\": 1.5"), "counts 1.5"),
        ("hut-blend", "a blend without activations", Json(Model, "\"activations\": true", "\"activations\": false"), "do not bring"),
        ("sky-trees", "a task of another record", Json(Model, "\"MultiLabel\"", "\"Binary\""), "Binary"),
    ];

    private static Action<EntryBag> Json(string name, string pattern, string replacement) => bag =>
    {
        var text = bag.Text(name);
        var changed = new Regex(pattern).Replace(text, replacement, 1);
        Assert.NotEqual(text, changed);
        bag.Set(name, changed);
    };

    private static Action<EntryBag> Integers(string name, Action<int[], int> change) => bag =>
    {
        var bytes = bag.Get(name);
        var numbers = new int[bytes.Length / sizeof(int)];
        Buffer.BlockCopy(bytes, 0, numbers, 0, bytes.Length);
        change(numbers, 12);   // behind the roots and the scores of six trees
        var changed = new byte[bytes.Length];
        Buffer.BlockCopy(numbers, 0, changed, 0, bytes.Length);
        bag.Set(name, changed);
    };

    private static Action<EntryBag> Tensors(string name, Action<JsonObject> changeHeader) => Tensors(name, changeHeader, static (_, _) => { });

    private static Action<EntryBag> Tensors(string name, Action<JsonObject> changeHeader, Action<byte[]> changeData) =>
        Tensors(name, changeHeader, (_, data) => changeData(data));

    private static Action<EntryBag> Tensors(string name, Action<JsonObject> changeHeader, Action<JsonObject, byte[]> changeData) => bag =>
    {
        var (header, data) = Split(bag.Get(name));
        changeHeader(header);
        changeData(header, data);
        bag.Set(name, WithHeader(header.ToJsonString(), data));
    };

    private static (JsonObject Header, byte[] Data) Split(byte[] bytes)
    {
        var length = (int)BinaryPrimitives.ReadInt64LittleEndian(bytes);
        return (JsonNode.Parse(bytes.AsSpan(8, length))!.AsObject(), bytes[(8 + length)..]);
    }

    private static byte[] WithHeader(string header, byte[] data)
    {
        var length = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(length, header.Length);
        return [.. length, .. System.Text.Encoding.UTF8.GetBytes(header), .. data];
    }

    private static Action<EntryBag> Header(long length) => bag =>
    {
        var bytes = (byte[])bag.Get(Network).Clone();
        BinaryPrimitives.WriteInt64LittleEndian(bytes, length);
        bag.Set(Network, bytes);
    };

    private static JsonObject Tensor(JsonObject header) => header.First().Value!.AsObject();

    private static void Turn(JsonNode tensor)
    {
        var shape = tensor["shape"]!.AsArray();
        tensor["shape"] = new JsonArray((int)shape[1]!, (int)shape[0]!);
    }

    private static void Rename(JsonObject header, string old, string changed)
    {
        var tensor = header[old]!;
        header.Remove(old);
        header.Add(changed, tensor);
    }

    // The second tensor of equal length takes the bytes of the first.
    private static void Overlap(JsonObject header)
    {
        var tensors = header.Select(static entry => entry.Value!.AsObject()).ToList();
        var offsets = tensors.ConvertAll(static tensor => tensor["data_offsets"]!.ToJsonString());
        for (var i = 0; i < tensors.Count; i++)
        {
            var twin = tensors.FindIndex(i + 1, other => Length(other) == Length(tensors[i]));
            if (twin < 0)
                continue;
            tensors[twin]["data_offsets"] = JsonNode.Parse(offsets[i]);
            return;
        }

        Assert.Fail("No two tensors are equally long.");
    }

    private static long Length(JsonObject tensor) => (long)tensor["data_offsets"]![1]! - (long)tensor["data_offsets"]![0]!;

    private static byte[] Shift(byte[] bytes)
    {
        var (header, data) = Split(bytes);
        foreach (var (_, tensor) in header)
            tensor!["data_offsets"] = new JsonArray((long)tensor["data_offsets"]![0]! + 4, (long)tensor["data_offsets"]![1]! + 4);
        return WithHeader(header.ToJsonString(), [0, 0, 0, 0, .. data]);
    }

    private static byte[] Doubled(byte[] bytes)
    {
        var (header, data) = Split(bytes);
        var text = header.ToJsonString();
        var first = header.First();
        return WithHeader($"{{\"{first.Key}\":{first.Value!.ToJsonString()},{text[1..]}", data);
    }

    private static void Number(JsonObject header, byte[] data, string tensor, float value) =>
        BinaryPrimitives.WriteSingleLittleEndian(data.AsSpan((int)(long)header[tensor]!["data_offsets"]![0]!), value);
}
