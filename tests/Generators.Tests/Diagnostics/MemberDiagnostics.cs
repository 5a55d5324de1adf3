namespace Generators.Tests.Diagnostics;

/// <summary>Diagnostics about members.</summary>
public class MemberDiagnostics
{
    private const string FixedArray = "make it a float[], double[], int[] or byte[] and declare [Feature(Shape = [length])]";
    private const string OneArray = "copy its rows one after the other into one float[] and declare [Feature(Shape = [rows, columns])]";

    [Theory]
    [InlineData("short[]", FixedArray)]
    [InlineData("float?[]", FixedArray)]
    [InlineData("Memory<byte>", FixedArray)]
    [InlineData("System.Collections.Generic.List<float>", FixedArray, "List<float>")]
    [InlineData("System.Collections.Generic.IReadOnlyList<int>", FixedArray, "IReadOnlyList<int>")]
    [InlineData("float[,]", OneArray, "float[*,*]")]
    [InlineData("double[][]", OneArray)]
    [InlineData("System.Collections.Generic.HashSet<string>", "make it a string[], List<string>, IReadOnlyList<string> or ImmutableArray<string>, which holds tokens", "HashSet<string>")]
    [InlineData("Memory<string>", "make it a string[], List<string>, IReadOnlyList<string> or ImmutableArray<string>, which holds tokens")]
    [InlineData("System.Collections.IEnumerable", "write a member for each of its values", "IEnumerable")]
    [InlineData("System.Collections.Generic.Dictionary<string, float>", "write a member for each of its keys", "Dictionary<string, float>")]
    [InlineData("System.Collections.Generic.IReadOnlyDictionary<string, int>", "write a member for each of its keys", "IReadOnlyDictionary<string, int>")]
    [InlineData("nint", "use long or double", "nint")]
    [InlineData("Int128", "use long or double")]
    [InlineData("Guid", "mark it [Id] where it names the row, [Group] where it names what the row belongs to, or encode its text with Encode.Category")]
    [InlineData("object", "give it the type of its values")]
    [InlineData("dynamic", "give it the type of its values")]
    [InlineData("Uri", "use a string, or a member for each of its parts")]
    [InlineData("(int, int)", "write a member for each of its parts")]
    [InlineData("Func<float>", "mark the result of the call instead")]
    [InlineData("Part", "write a member for each of its parts: numbers, bools, enums, strings or dates")]
    [InlineData("AttributeTargets", "its values are combined; use Encode.Number, Encode.Category, or a bool for each flag")]
    [InlineData("Nothing", "the enum declares no value")]
    public Task A_type_that_cannot_be_encoded_is_refused(string type, string suggestion, string? display = null) => Expect.One(
        "LAM0101",
        $"Feature 'X' has the type '{display ?? type}', which cannot be encoded; {suggestion}",
        $"public enum Nothing; public class Part; public class Row {{ [Feature] public {type} [|X|] {{ get; set; }} = default!; [Feature] public int Z {{ get; set; }} [Label] public bool Y {{ get; set; }} }}");

    [Theory]
    [InlineData("float[]")]
    [InlineData("double[]?")]
    [InlineData("Memory<float>")]
    [InlineData("Memory<float>?")]
    [InlineData("float[]", "(Encode.Number)")]
    [InlineData("float[]", "(Shape = [])")]
    public Task A_vector_without_a_shape_is_refused(string type, string arguments = "") => Expect.One(
        "LAM0108",
        $"Feature 'X' has the type '{type}', whose length the network must know; write [Feature(Shape = [n])] with the number of its values",
        $"public record Row([Feature{arguments}] {type} [|X|], [Feature] int Z, [Label] bool Y);");

    [Theory]
    [InlineData("float[]", "[0]", "Dimension 1 of the shape of 'X' is 0; it must be at least 1")]
    [InlineData("float[]", "[8, -1]", "Dimension 2 of the shape of 'X' is -1; it must be at least 1")]
    [InlineData("float[]", "[1, 2, 3, 4]", "The shape of 'X' has 4 dimensions; use at most 3")]
    [InlineData("float[]", "[257, 256]", "The shape of 'X' holds 65792 values; use at most 65536, such as a smaller image or fewer bands")]
    [InlineData("float[]", "[2000000000, 2000000000, 2000000000]", "The shape of 'X' holds 8000000000000000000000000000 values; use at most 65536, such as a smaller image or fewer bands")]
    [InlineData("float?", "[3]", "'X' has the type 'float?', which is no vector; leave Shape out")]
    [InlineData("string", "new int[0]", "'X' has the type 'string', which is no vector; leave Shape out")]
    public Task A_shape_that_no_vector_can_have_is_refused(string type, string shape, string message) => Expect.One(
        "LAM0109", message, $"public record Row([Feature(Shape = [|{shape}|])] {type} X, [Feature] int Z, [Label] bool Y);");

    [Theory]
    [InlineData("float[]", "[65536]")]
    [InlineData("byte[]", "[1, 1, 1]")]
    public Task A_vector_with_a_shape_is_fine(string type, string shape) =>
        Expect.None($"public record Row([Feature(Shape = {shape})] {type} X, [Label] bool Y);");

    [Theory]
    [InlineData("static", "[Feature] public static int [|X|] { get; set; }")]
    [InlineData("a constant", "[Feature] public const int [|X|] = 1;")]
    [InlineData("write-only", "[Feature] public int [|X|] { set { } }")]
    [InlineData("not accessible within the assembly", "[Feature] private int [|X|] { get; set; }")]
    [InlineData("not accessible within the assembly", "[Feature] public int [|X|] { private get; set; }")]
    [InlineData("not accessible within the assembly", "[Feature] protected int [|X|] = 1;")]
    [InlineData("obsolete as an error", "[Obsolete(\"gone\", true)] [Feature] public int [|X|] { get; set; }")]
    public Task A_member_that_cannot_be_read_is_refused(string reason, string member) => Expect.One(
        "LAM0102",
        $"'X' is {reason}; generated code must be able to read an annotated member",
        $"public class Row {{ {member} [Feature] public int Z {{ get; set; }} [Label] public bool Y {{ get; set; }} }}");

    [Fact]
    public Task An_indexer_is_refused() => Expect.One(
        "LAM0102",
        "'this[]' is an indexer; generated code must be able to read an annotated member",
        "public class Row { [Feature] public int [|this|][int i] => i; [Feature] public int Z { get; set; } [Label] public bool Y { get; set; } }");

    [Fact]
    public Task An_explicit_implementation_is_refused() => Expect.One(
        "LAM0102",
        "'IHasX.X' is an explicit implementation of an interface; generated code must be able to read an annotated member",
        "public interface IHasX { int X { get; } } public class Row : IHasX { [Feature] int IHasX.[|X|] => 1; [Feature] public int Z { get; set; } [Label] public bool Y { get; set; } }");

    [Fact]
    public Task A_parameter_without_a_property_is_refused() => Expect.One(
        "LAM0102",
        "'x' is a constructor parameter without a property of its name; generated code must be able to read an annotated member",
        "public class Row([Feature] int [|x|]) { public override string ToString() => $\"{x}\"; [Feature] public int Z { get; set; } [Label] public bool Y { get; set; } }");

    [Fact]
    public Task A_hidden_member_is_refused() => Expect.One(
        "LAM0102",
        "'X' is hidden by the member of the same name in 'Row'; generated code must be able to read an annotated member",
        "public abstract class Base { [Feature] public int X { get; set; } } public class Row : Base { public new int [|X|] { get; set; } [Feature] public int Z { get; set; } [Label] public bool Y { get; set; } }");

    [Theory]
    [InlineData("string", "Number", "a number", "use Encode.Category")]
    [InlineData("DateTime", "Number", "a number", "leave Encode out")]
    [InlineData("float", "Category", "a category", "round it to a whole number, or leave Encode out")]
    [InlineData("bool", "Category", "a category", "leave Encode out")]
    [InlineData("TimeSpan", "Category", "a category", "leave Encode out")]
    [InlineData("float[]", "Category", "a category", "leave Encode out")]
    [InlineData("float[]", "Text", "text", "leave Encode out")]
    [InlineData("int", "Text", "text", "leave Encode out, or make it a string")]
    [InlineData("char", "Text", "text", "leave Encode out, or make it a string")]
    [InlineData("string[]", "Category", "a category", "leave Encode out")]
    [InlineData("string[]", "Number", "a number", "leave Encode out")]
    public Task An_encoding_that_does_not_fit_is_refused(string type, string encode, string what, string instead) => Expect.One(
        "LAM0103",
        $"Feature 'X' of type '{type}' cannot be encoded as {what}; {instead}",
        $"public record Row([[|Feature(Encode.{encode})|]] {type} X, [Feature] int Z, [Label] bool Y);");

    [Theory]
    [InlineData("bool")]
    [InlineData("string")]
    [InlineData("DateOnly")]
    [InlineData("DayOfWeek")]
    public Task An_embedding_of_what_is_no_number_is_refused(string type) => Expect.One(
        "LAM0103",
        $"Feature 'X' of type '{type}' cannot be encoded as a number with an embedding; leave Embedding out",
        $"public record Row([Feature(Embedding = [|NumberEmbedding.Periodic|])] {type} X, [Feature] int Z, [Label] bool Y);");

    [Fact]
    public Task An_encoding_that_does_not_exist_is_refused() => Expect.One(
        "LAM0103",
        "Feature 'X' of type 'int' cannot be encoded as 7; Encode has no such value",
        "public record Row([[|Feature((Encode)7)|]] int X, [Feature] int Z, [Label] bool Y);");

    [Theory]
    [InlineData("Original", "the enriched row keeps the original under it")]
    [InlineData("NetworkPrediction", "the enriched row keeps the network's own output under it")]
    [InlineData("Hidden2", "the enriched row keeps a hidden layer under it")]
    [InlineData("EnrichedRow", "it is the name of the enriched type")]
    [InlineData("z", "tables are read by name in any case and 'Z' is a column already")]
    public Task A_name_that_is_taken_is_refused(string name, string reason) => Expect.One(
        "LAM0104",
        $"The column '{name}' cannot have this name, because {reason}; rename the member",
        $"public record Row([Feature] int Z, [Feature] int [|{name}|], [Label] bool Y);");

    [Theory]
    [InlineData("[Feature(Encode.Text)] string Text, [Feature] int [|TextVector|]", "TextVector")]
    [InlineData("[Feature] string[] Pages, [Feature] string[] [|PagesVector|]", "PagesVector")]
    [InlineData("[Feature] DayOfWeek A, [Feature] DayOfWeek B, [Feature] int [|ContextVector|]", "ContextVector", "[Network(ContextWidth = 4)]")]
    [InlineData("[Feature] DayOfWeek A, [Feature] DayOfWeek B, [Feature(Shape = [3])] float[] [|Context|]", "Context", "[Network(ContextWidth = 4)]")]
    public Task A_name_that_a_pooled_vector_has_is_refused(string members, string name, string network = "") => Expect.One(
        "LAM0104",
        $"The column '{name}' cannot have this name, because the enriched row keeps a pooled vector under it; rename the member",
        $"{network} public record Row({members}, [Label] bool Y);");

    [Theory]
    [InlineData("string X", "Encode.Text, VectorWidth = [|0|]", "The vectors of 'X' are 0 wide; use 1 to 1024, such as 50")]
    [InlineData("string[] X", "VectorWidth = [|1025|]", "The vectors of 'X' are 1025 wide; use 1 to 1024, such as 50")]
    [InlineData("string X", "Encode.Text, Pooling = [|Pooling.None|]", "The vectors of 'X' are not pooled; use Pooling.Mean, Pooling.InverseFrequency or Pooling.Max")]
    [InlineData("string X", "VectorWidth = [|8|]", "'X' has the type 'string' and is not taken apart into words; write Encode.Text, or leave VectorWidth out")]
    [InlineData("int X", "Pooling = [|Pooling.Max|]", "'X' has the type 'int' and is not taken apart into words; leave Pooling out")]
    [InlineData("float[] X", "Shape = [2], VectorWidth = [|2|]", "'X' has the type 'float[]' and is not taken apart into words; leave VectorWidth out")]
    public Task Vectors_of_words_that_cannot_be_learned_are_refused(string member, string arguments, string message) => Expect.One(
        "LAM0112", message, $"public record Row([Feature({arguments})] {member}, [Feature] int Z, [Label] bool Y);");

    [Fact]
    public Task A_way_of_pooling_that_does_not_exist_is_refused() => Expect.One(
        "LAM0405", "Pooling has no value 9", "public record Row([Feature(Pooling = [|(Pooling)9|])] string[] X, [Feature] int Z, [Label] bool Y);");

    [Theory]
    [InlineData("[Feature(Encode.Text)] string? X")]
    [InlineData("[Feature(VectorWidth = 1024, Pooling = Pooling.Mean | Pooling.InverseFrequency | Pooling.Max)] IReadOnlyList<string> X")]
    [InlineData("[Feature(Encode.Text)] System.Collections.Immutable.ImmutableArray<string>? X")]
    [InlineData("[Feature] string?[] X, [Feature] List<string>? Z")]
    public Task Words_are_fine(string members) => Expect.None($"using System.Collections.Generic; public record Row({members}, [Label] bool Y);");

    [Fact]
    public Task A_layer_that_is_not_extracted_leaves_its_name_free() =>
        Expect.None("public record Row([Feature] int Hidden1, [Feature] int Output, [Label] bool Y);");

    [Theory]
    [InlineData("Feature", "Label")]
    [InlineData("Feature", "Id")]
    [InlineData("Weight", "Group")]
    public Task Attributes_that_contradict_each_other_are_refused(string first, string second) => Expect.One(
        "LAM0105",
        $"'X' is both [{first}] and [{second}]; keep one of them",
        $"public record Row([{second}, {first}] int [|X|], [Feature] int Z, [Label] bool Y);");

    [Theory]
    [InlineData("public void Run([[|Feature|]] int x) { }", "a parameter that is none of a primary constructor")]
    [InlineData("public Row([[|Feature|]] int z) : this(z, false) { }", "a parameter of an ordinary constructor")]
    [InlineData("public static int Twice() { return Of(1); static int Of([[|Feature|]] int x) => 2 * x; }", "a parameter that is none of a primary constructor")]
    [InlineData("public int this[[[|Feature|]] int x] => x;", "a parameter that is none of a primary constructor")]
    [InlineData("public delegate void Handler([[|Feature|]] int x);", "a parameter that is none of a primary constructor")]
    [InlineData("public enum Kind { [[|Feature|]] One }", "a value of an enum")]
    [InlineData("[field: [|Feature|]] public event Action? Changed;", "an event")]
    [InlineData("public int W { get; [param: [|Feature|]] set; }", "an accessor")]
    public Task An_attribute_in_a_place_without_effect_is_refused(string member, string place) => Expect.One(
        "LAM0106",
        $"[Feature] has no effect on {place}; put it on a property, a field or a parameter of a primary constructor",
        $"public record Row([Feature] int Z, [Label] bool Y) {{ {member} }}");

    [Theory]
    [InlineData("long")]
    [InlineData("long?")]
    [InlineData("ulong")]
    public Task A_whole_number_that_may_not_fit_a_float_is_pointed_out(string type) => Expect.One(
        "LAM0107",
        $"Feature 'X' has the type '{type}', but numbers become floats, which are exact up to 16777216; use Encode.Category where its size means nothing, scale it, or write Encode.Number where it fits",
        $"public record Row([Feature] {type} [|X|], [Label] bool Y);");

    [Theory]
    [InlineData("decimal")]
    [InlineData("decimal?")]
    public Task A_decimal_that_may_not_fit_a_float_is_pointed_out(string type) => Expect.One(
        "LAM0107",
        $"Feature 'X' has the type '{type}', but numbers become floats, which are exact up to about 7 digits; scale it, or write Encode.Number where 7 digits are enough",
        $"public record Row([Feature] {type} [|X|], [Label] bool Y);");

    [Theory]
    [InlineData("[Feature] double X")]
    [InlineData("[Feature] int X")]
    [InlineData("[Feature] uint X")]
    [InlineData("[Feature(Encode.Category)] long X")]
    [InlineData("[Feature(Encode.Number)] long X")]
    [InlineData("[Feature(Encode.Number)] decimal? X")]
    [InlineData("[Id] long I, [Weight] decimal W, [Feature] float X")]
    public Task A_number_that_fits_or_is_meant_is_fine(string members) => Expect.None($"public record Row({members}, [Label] bool Y);");

    [Theory]
    [InlineData("[Feature] System.Net.HttpStatusCode [|X|], [Feature] int Z, [Label] bool Y")]
    [InlineData("[Feature] System.Net.HttpStatusCode? [|X|], [Feature] int Z, [Label] bool Y")]
    [InlineData("[Feature] int Z, [Label] System.Net.HttpStatusCode [|X|]")]
    public Task An_enum_of_another_assembly_is_pointed_out(string members) => Expect.One(
        "LAM0110",
        "The values of 'X' are those of 'HttpStatusCode' at build time, which belongs to 'System.Net.Primitives'; build again when it changes there, since saved pipelines are then refused",
        $"public record Row({members});");

    [Fact]
    public Task Enums_that_cannot_change_unseen_are_fine() => Expect.None(
        "public enum Kind { A, B } public record Row([Feature] Kind X, [Feature] DayOfWeek W, [Feature(Encode.Number)] System.Net.HttpStatusCode S, [Label] bool Y);");

    [Fact]
    public Task Attributes_of_other_libraries_are_none_of_ours() => Expect.None(
        """
        namespace Elsewhere
        {
            [AttributeUsage(AttributeTargets.All)]
            public sealed class FeatureAttribute : Attribute;

            public static class Plain
            {
                [Elsewhere.Feature]
                public static int Run([Elsewhere.Feature] int x) => x;
            }
        }
        """);
}
