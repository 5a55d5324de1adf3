namespace Generators.Tests.Diagnostics;

/// <summary>Diagnostics about networks.</summary>
public class NetworkDiagnostics
{
    [Fact]
    public Task A_network_without_hidden_layers_is_refused() => Refuse(
        "LAM0401", "A network needs at least one hidden layer; Hidden is empty", "Hidden = [|new int[0]|]");

    [Theory]
    [InlineData(0)]
    [InlineData(-3)]
    public Task A_layer_without_units_is_refused(int width) => Refuse(
        "LAM0401", $"Hidden layer 2 has the width {width}; it must be at least 1", $"Hidden = [|[64, {width}]|]");

    [Theory]
    [InlineData("1")]
    [InlineData("1.5")]
    [InlineData("-0.1")]
    [InlineData("double.NaN", "NaN")]
    public Task Dropout_out_of_its_range_is_refused(string dropout, string? shown = null) => Refuse(
        "LAM0402", $"Dropout is {shown ?? dropout}; it must be at least 0 and below 1", $"Dropout = [|{dropout}|]");

    [Theory]
    [InlineData(3, 2)]
    [InlineData(9, 2)]
    [InlineData(0, 1)]
    [InlineData(-1, 1)]
    public Task A_layer_that_does_not_exist_is_refused(int layer, int nearest) => Refuse(
        "LAM0403", $"There is no hidden layer {layer}, only 1 to 2; did you mean {nearest}?", $"Extract = [|[1, {layer}]|]");

    [Fact]
    public Task Very_many_activations_are_pointed_out() => Refuse(
        "LAM0404",
        "Each row is enriched with 1100 activations for 1 features; extract a narrower layer, since boosting takes longer with each of them",
        "Hidden = [100, 1000], Extract = [|[1, 2]|]");

    [Fact]
    public Task A_value_that_is_not_defined_is_refused() =>
        Refuse("LAM0405", "Activation has no value 17", "Activation = [|(Activation)17|]");

    [Fact]
    public Task An_embedding_that_is_not_defined_is_refused() =>
        Refuse("LAM0405", "Embedding has no value 9", "Embedding = [|(NumberEmbedding)9|]");

    [Theory]
    [InlineData("")]
    [InlineData("Hidden = [16], ")]
    [InlineData("Hidden = [16, 8, 16], ")]
    public Task Residual_layers_of_which_no_two_are_equally_wide_are_pointed_out(string hidden) => Refuse(
        "LAM0406",
        "No two neighbouring hidden layers are equally wide, so Residual has no effect; make two of them equally wide, or leave it out",
        hidden + "Residual = [|true|]");

    [Theory]
    [InlineData(0)]
    [InlineData(-8)]
    [InlineData(65)]
    public Task A_number_of_members_out_of_its_range_is_refused(int members) => Refuse(
        "LAM0407", $"Members is {members}; it must be at least 1 and at most 64", $"Members = [|{members}|]");

    [Theory]
    [InlineData(-1)]
    [InlineData(1025)]
    public Task A_context_of_a_width_that_no_vector_has_is_refused(int width) =>
        Refuse("LAM0408", $"ContextWidth is {width}; it must be 0, for none, or 1 to 1024", $"ContextWidth = [|{width}|]");

    [Theory]
    [InlineData("int", "no categorical column")]
    [InlineData("string", "one categorical column")]
    public Task A_context_of_fewer_than_two_categories_is_refused(string type, string found) => Expect.One(
        "LAM0408",
        $"'Row' has {found}; ContextWidth learns values from each other and takes two",
        $"[Network(ContextWidth = [|8|])] public record Row([Feature] {type} X, [Label] bool Y);");

    [Fact]
    public Task Contexts_of_different_widths_are_refused() => Expect.One(
        "LAM0408",
        "ContextWidth is 8 here and 4 at another network; all networks of a record share one context, so name one width",
        "[Network(\"a\", ContextWidth = 4)] [Network(\"b\", ContextWidth = [|8|])] public record Row([Feature] string X, [Feature] string Z, [Label] bool Y);");

    [Theory]
    [InlineData("[Network(\"wide\")] [[|Network(Hidden = [8])|]]", "A record with several networks needs a name for each, such as [Network(\"wide\")]")]
    [InlineData("[[|Network|]] [Network(\"wide\")]", "A record with several networks needs a name for each, such as [Network(\"wide\")]")]
    [InlineData("[Network(\"wide\")] [[|Network(\"Wide\")|]]", "There are two networks with the name \"Wide\"; give each a name of its own")]
    [InlineData("[[|Network(\"2 wide\")|]]", "The network's name \"2 wide\" cannot be the name of a property; begin with a letter, and use letters and digits")]
    [InlineData("[[|Network(\"\")|]]", "The network's name \"\" cannot be the name of a property; begin with a letter, and use letters and digits")]
    public Task A_network_that_cannot_be_told_from_others_is_refused(string attributes, string message) =>
        Expect.One("LAM0410", message, $"{attributes} public record Row([Feature] int X, [Label] bool Y);");

    [Fact]
    public Task A_member_with_the_name_of_a_network_is_refused() => Expect.One(
        "LAM0104",
        "The column 'Wide' cannot have this name, because the enriched row keeps a network's columns under it; rename the member",
        "[Network(\"wide\")] public record Row([Feature] int X, [Feature] float [|Wide|], [Label] bool Y);");

    [Fact]
    public Task A_type_with_the_name_of_a_network_s_type_is_refused() => Expect.One(
        "LAM0006",
        "'RowWideNetwork' cannot be generated for 'Row', because a type of this name exists already; rename one of them",
        "[Network(\"wide\")] public record [|Row|]([Feature] int X, [Label] bool Y); public class RowWideNetwork;");

    [Theory]
    [InlineData("original", "Original", "the enriched row keeps the original under it")]
    [InlineData("toString", "ToString", "every object has a method of this name")]
    [InlineData("noteVector", "NoteVector", "the enriched row keeps a pooled vector under it")]
    public Task A_network_with_a_name_that_the_enriched_row_needs_is_refused(string name, string shown, string reason) => Expect.One(
        "LAM0410",
        $"A network cannot be called {shown}, because {reason}; give it another name",
        $"[Network(\"{name}\")] public record [|Row|]([Feature] int X, [Feature(Encode.Text)] string Note, [Label] bool Y);");

    [Fact]
    public Task Members_of_an_autoencoder_are_pointed_out() =>
        Refuse("LAM0413", "Members has no effect on an autoencoder; leave it out", "Learn = Representation.Autoencoder, Members = [|8|]");

    [Theory]
    [InlineData("SwapNoise = [|1.0|]", "SwapNoise is 1; it must be at least 0 and below 1")]
    [InlineData("Masking = [|-0.1|]", "Masking is -0.1; it must be at least 0 and below 1")]
    [InlineData("GaussianNoise = [|double.PositiveInfinity|]", "GaussianNoise is Infinity; it must be at least 0")]
    [InlineData("GaussianNoise = [|double.NaN|]", "GaussianNoise is NaN; it must be at least 0")]
    public Task Noise_out_of_its_range_is_refused(string argument, string message) =>
        Refuse("LAM0411", message, "Learn = Representation.Autoencoder, " + argument);

    [Theory]
    [InlineData("SwapNoise = [|0.1|]", "SwapNoise")]
    [InlineData("TiedWeights = [|true|]", "TiedWeights")]
    public Task What_only_an_autoencoder_has_is_pointed_out(string argument, string name) => Refuse(
        "LAM0412",
        $"{name} has no effect on a network that learns the label; add Learn = Representation.Autoencoder, or leave it out",
        argument);

    [Theory]
    [InlineData("Learn = Representation.Autoencoder, SwapNoise = 0.2, Masking = 0.1, GaussianNoise = 2, TiedWeights = true")]
    [InlineData("Members = 1")]
    [InlineData("Members = 64")]
    [InlineData("Hidden = [16, 8, 8], Residual = true")]
    [InlineData("Hidden = [16, 8], Residual = false")]
    [InlineData("Hidden = [1], Dropout = 0, Extract = [1]")]
    [InlineData("ContextWidth = 0")]
    [InlineData("Embedding = NumberEmbedding.None")]
    [InlineData("Hidden = [2048, 16], Dropout = 0.999")]
    public Task Usable_values_are_fine(string arguments) =>
        Expect.None($"[Network({arguments})] public record Row([Feature] int X, [Label] bool Y);");

    private static Task Refuse(string id, string message, string arguments) =>
        Expect.One(id, message, $"[Network({arguments})] public record Row([Feature] int X, [Label] bool Y);");
}
