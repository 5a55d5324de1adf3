namespace Generators.Tests.Diagnostics;

/// <summary>Diagnostics about types.</summary>
public class TypeDiagnostics
{
    [Theory]
    [InlineData("static", "public static class [|Row|] { [Feature] public static int X { get; set; } }")]
    [InlineData("an interface", "public interface [|Row|] { [Feature] int X { get; } }")]
    [InlineData("a ref struct", "public ref struct [|Row|] { [Feature] public int X; [Label] public bool Y; }")]
    [InlineData("abstract, and no type derives from it", "internal abstract record [|Row|]([Feature] int X);")]
    public Task A_type_without_instances_is_refused(string kind, string source) =>
        Expect.One("LAM0001", $"'Row' is {kind}; rows must be instances of a class, a record or a struct", source);

    [Fact]
    public Task An_abstract_type_may_serve_derived_ones() =>
        Expect.None("internal abstract record Base([Feature] int X); internal record Row(int X, [Label] bool Y) : Base(X);");

    [Theory]
    [InlineData("Row<T>", "public record [|Row|]<T>([Feature] int X, [Label] bool Y);")]
    [InlineData("Outer<T>.Row", "public class Outer<T> { public record [|Row|]([Feature] int X, [Label] bool Y); }")]
    public Task A_generic_type_is_refused(string name, string source) =>
        Expect.One("LAM0002", $"'{name}' is generic or nested in a generic type; its columns would differ from one construction to the next", source);

    [Fact]
    public Task A_type_local_to_a_file_is_refused() => Expect.One(
        "LAM0003",
        "'Row' is local to its file, where generated code cannot reach it; remove 'file'",
        "file record [|Row|]([Feature] int X, [Label] bool Y);");

    [Theory]
    [InlineData("private", "public class Outer { private record [|Row|]([Feature] int X, [Label] bool Y); }")]
    [InlineData("protected", "public class Outer { protected record [|Row|]([Feature] int X, [Label] bool Y); }")]
    [InlineData("private protected", "public class Outer { private protected record [|Row|]([Feature] int X, [Label] bool Y); }")]
    public Task An_inaccessible_type_is_refused(string access, string source) => Expect.One(
        "LAM0004", $"'Outer.Row' is {access}, where generated code cannot reach it; make it internal or public", source);

    [Fact]
    public Task A_type_in_an_inaccessible_one_is_refused() => Expect.One(
        "LAM0004",
        "'A.B.Row' is nested in 'A.B', which is private, where generated code cannot reach it; make it internal or public",
        "public class A { private class B { public record [|Row|]([Feature] int X, [Label] bool Y); } }");

    [Fact]
    public Task An_accessible_nested_type_is_fine() =>
        Expect.None("public class Outer { protected internal record Row([Feature] int X, [Label] bool Y); }");

    [Fact]
    public Task A_type_without_features_is_refused() => Expect.One(
        "LAM0005",
        "'Row' has no usable [Feature]; mark at least one member that predictions are made from",
        "public record [|Row|](int X, [Label] bool Y);");

    [Theory]
    [InlineData("RowSchema", Packages.Core)]
    [InlineData("RowRows", Packages.Core)]
    [InlineData("EnrichedRow", Packages.Core)]
    [InlineData("RowEnricher", Packages.Core)]
    [InlineData("RowPredictor", Packages.Core)]
    [InlineData("RowTensors", Packages.Training)]
    [InlineData("RowNetwork", Packages.Training)]
    [InlineData("RowTraining", Packages.Training)]
    [InlineData("RowFit", Packages.Training)]
    public Task A_taken_name_is_refused(string name, Packages packages) => Expect.One(
        "LAM0006",
        $"'{name}' cannot be generated for 'Row', because a type of this name exists already; rename one of them",
        $"namespace Space; public record [|Row|]([Feature] int X, [Label] bool Y); public class {name};",
        packages);

    [Fact]
    public Task A_name_of_the_training_half_is_free_without_it() =>
        Expect.None("public record Row([Feature] int X, [Label] bool Y); public class RowNetwork;");

    [Fact]
    public Task A_name_in_another_namespace_is_free() =>
        Expect.None("namespace Here { public record Row([Feature] int X, [Label] bool Y); } namespace There { public class RowSchema; }");

    [Fact]
    public Task A_nested_type_and_one_with_its_joined_name_are_told_apart() => Expect.One(
        "LAM0006",
        "'EnrichedOuter_Row' cannot be generated for 'Outer.Row', because a type of this name exists already; rename one of them",
        "public class Outer { public record [|Row|]([Feature] int X, [Label] bool Y); } public record Outer_Row([Feature] int X, [Label] bool Y);");

    [Fact]
    public Task Types_that_differ_by_case_are_pointed_out() => Expect.One(
        "LAM0007",
        "'Row' and 'ROW' differ by case alone; their files are told apart by a suffix, but people will mix them up",
        "public record [|Row|]([Feature] int X, [Label] bool Y); public record ROW([Feature] int X, [Label] bool Y);");

    [Theory]
    [InlineData("'Link' has the type 'Uri', which no column of a table gives", "public record [|Row|]([Feature] int X, Uri Link, [Label] bool Y);")]
    [InlineData("no member gives the constructor's parameter 'seed' its value", "public class [|Row|] { public Row(int seed) => X = seed; [Feature] public int X { get; set; } [Label] public bool Y { get; set; } }")]
    [InlineData("'X' can be set neither by a constructor nor afterwards", "public class [|Row|] { [Feature] public int X { get; } [Label] public bool Y { get; set; } }")]
    [InlineData("it has no accessible constructor", "public class [|Row|] { private Row() { } [Feature] public int X { get; set; } [Label] public bool Y { get; set; } }")]
    public Task A_type_that_no_table_can_make_is_pointed_out(string reason, string source) =>
        Expect.One("LAM0008", $"'Row' gets no Read and Stream: {reason}", source);

    [Fact]
    public async Task An_attribute_behind_a_global_alias_is_pointed_out()
    {
        var compilation = Compilations.Create(
            Packages.Core,
            "global using Input = Lamina.FeatureAttribute; global using Target = Lamina.LabelAttribute;",
            "public record Row([Input] int X, [Target] bool Y);");

        Assert.Equal("LAM0009", Assert.Single(await Compilations.Analyze(compilation)).Id);
    }

    [Fact]
    public async Task An_older_language_version_is_pointed_out()
    {
        var compilation = Compilations.Create(Packages.Core, Shape.Usings + "public record Row([Feature] int X, [Label] bool Y);");
        var older = compilation.RemoveAllSyntaxTrees().AddSyntaxTrees(Microsoft.CodeAnalysis.CSharp.CSharpSyntaxTree.ParseText(
            compilation.SyntaxTrees[0].ToString(), new(Microsoft.CodeAnalysis.CSharp.LanguageVersion.CSharp11)));

        Assert.Equal("LAM0010", Assert.Single(await Compilations.Analyze(older)).Id);
    }
}
