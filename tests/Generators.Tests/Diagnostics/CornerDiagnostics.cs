using System.Globalization;

namespace Generators.Tests.Diagnostics;

/// <summary>Diagnostics of the rare cases in which generated code would not compile, or would mean something else.</summary>
public class CornerDiagnostics
{
    [Theory]
    [InlineData("'Row'", "[Obsolete(\"gone\", true)] public record [|Row|]([Feature] int X, [Label] bool Y);")]
    [InlineData("'Old.Row'", "[Obsolete(\"gone\", true)] public class Old { public record [|Row|]([Feature] int X, [Label] bool Y); }")]
    public Task A_type_that_must_not_be_named_is_refused(string name, string source) =>
        Expect.One("LAM0001", $"{name} is obsolete as an error; rows must be instances of a class, a record or a struct", source);

    [Fact]
    public Task A_name_that_a_namespace_has_is_taken() => Expect.One(
        "LAM0006",
        "'RowSchema' cannot be generated for 'Row', because a type of this name exists already; rename one of them",
        "namespace Space { public record [|Row|]([Feature] int X, [Label] bool Y); } namespace Space.RowSchema { public class Other; }");

    [Fact]
    public Task Row_types_that_would_get_the_same_type_are_told_apart() => Expect.One(
        "LAM0006",
        "'EnrichedSchema' cannot be generated for 'Schema', because a type of this name exists already; rename one of them",
        "public record Enriched([Feature] int X, [Label] bool Y); public record [|Schema|]([Feature] int X, [Label] bool Y);");

    [Fact]
    public async Task Nested_types_with_one_joined_name_are_told_apart()
    {
        var found = await Compilations.Analyze(Compilations.Create(
            Packages.Core,
            Shape.Usings + "public class A { public record B_C([Feature] int X, [Label] bool Y); } public class A_B { public record C([Feature] int X, [Label] bool Y); }"));

        Assert.Equal(["LAM0006", "LAM0006"], found.Select(diagnostic => diagnostic.Id));
        Assert.StartsWith("'EnrichedA_B_C' cannot be generated for 'A.B_C'", found[0].GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("the required member 'Z' cannot be read, so no column stands for it", "public class [|Row|] { [Feature] public int X { get; set; } public required int Z { private get; init; } [Label] public bool Y { get; set; } }")]
    [InlineData("'X' and 'x' would be one column, for tables are read by name in any case", "public record [|Row|]([Feature] int X, int x, [Label] bool Y);")]
    [InlineData("it has no accessible constructor", "public class [|Row|] { [Obsolete(\"gone\", true)] public Row() { } [Feature] public int X { get; set; } [Label] public bool Y { get; set; } }")]
    public Task A_type_that_no_table_can_make_is_pointed_out(string reason, string source) =>
        Expect.One("LAM0008", $"'Row' gets no Read and Stream: {reason}", source);

    [Theory]
    [InlineData("public new int [|X|]() => 1;")]
    [InlineData("public new class [|X|];")]
    [InlineData("public new event Action? [|X|] { add { } remove { } }")]
    public Task A_member_that_something_else_hides_is_refused(string member) => Expect.One(
        "LAM0102",
        "'X' is hidden by the member of the same name in 'Row'; generated code must be able to read an annotated member",
        $"public abstract class Base {{ [Feature] public int X {{ get; set; }} }} public class Row : Base {{ {member} [Feature] public int Z {{ get; set; }} [Label] public bool Y {{ get; set; }} }}");

    [Theory]
    [InlineData("private new int X() => 1; public int Twice => 2 * X();")]
    [InlineData("private new string X { get; set; } = \"\"; public string Twice => X + X;")]
    public Task A_private_member_hides_nothing_from_generated_code(string member) => Expect.None(
        $"public abstract class Base {{ [Feature] public int X {{ get; set; }} }} public class Row : Base {{ {member} [Label] public bool Y {{ get; set; }} }}");

    [Fact]
    public Task A_property_that_must_not_be_read_is_refused() => Expect.One(
        "LAM0102",
        "'X' is obsolete as an error; generated code must be able to read an annotated member",
        "public class Row { [Feature] public int [|X|] { [Obsolete(\"gone\", true)] get; set; } [Feature] public int Z { get; set; } [Label] public bool Y { get; set; } }");

    [Fact]
    public Task An_enum_s_obsolete_values_are_values_too() => Expect.None(
        "public enum Kind : sbyte { A, [Obsolete] B = -3, [Obsolete(\"gone\", true)] C } public record Row([Feature] Kind X, [Feature] Kind? Z, [Label] Kind Y);");

    [Theory]
    [InlineData("65537", "at most 65536")]
    [InlineData("int.MaxValue", "at most 65536")]
    [InlineData("int.MinValue", "at least 1")]
    public Task A_width_that_no_network_has_is_refused(string width, string limit) => Expect.One(
        "LAM0401",
        string.Create(CultureInfo.InvariantCulture, $"Hidden layer 2 has the width {(width == "int.MaxValue" ? int.MaxValue : width == "int.MinValue" ? int.MinValue : 65537)}; it must be {limit}"),
        $"[Network(Hidden = [|[8, {width}, {width}]|], Extract = [2, 3])] public record Row([Feature] int X, [Label] bool Y);");
}
