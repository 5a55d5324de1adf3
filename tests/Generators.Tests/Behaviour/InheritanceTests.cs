using Lamina.Generators.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Generators.Tests.Behaviour;

/// <summary>A row has the members of its base types too: base first, each once.</summary>
public class InheritanceTests
{
    [Fact]
    public void Base_types_come_first() => Assert.Equal("A B C D", Columns(
        """
        public abstract record First { [Feature] public int A { get; init; } [Feature] public int B { get; init; } }
        public abstract record Second : First { [Feature] public int C { get; init; } }
        public record Row([Feature] int D, [Label] bool Y) : Second;
        """));

    [Fact]
    public void A_concrete_base_is_a_row_of_its_own() => Assert.Equal(
        ["A B", "A"],
        Models("public record Base([Feature] int A, [Label] bool Y); public record Row(int A, bool Y, [Feature] int B) : Base(A, Y);")
            .OrderByDescending(model => model.Shared.Stem).Select(ColumnsOf));

    [Fact]
    public void An_override_is_one_column_at_the_place_of_the_first() => Assert.Equal("A B C", Columns(
        """
        public abstract class First { [Feature] public virtual int A { get; set; } [Feature] public virtual int B { get; set; } }
        public abstract class Second : First { public override int A { get; set; } }
        public class Row : Second { public override int A { get; set; } [Feature(Encode.Category)] public override int B { get; set; } [Feature] public int C { get; set; } [Label] public bool Y { get; set; } }
        """));

    [Fact]
    public void An_override_s_own_attribute_counts()
    {
        var model = Assert.Single(Models(
            """
            public abstract class Base { [Feature] public virtual int A { get; set; } [Feature(Encode.Category)] public abstract int B { get; set; } }
            public class Row : Base { [Feature(Encode.Category)] public override int A { get; set; } public override int B { get; set; } [Label] public bool Y { get; set; } }
            """));

        Assert.All(model.Features, feature => Assert.Equal(ColumnShape.OpenCategory, feature.Shape));
    }

    [Fact]
    public void A_member_that_hides_another_takes_its_place() => Assert.Equal("B A", Columns(
        """
        public abstract class Base { [Feature] public int B { get; set; } [Feature] public int A { get; set; } }
        public class Row : Base { [Feature] public new float A { get; set; } [Label] public bool Y { get; set; } }
        """));

    [Fact]
    public void A_generic_base_has_the_types_of_its_construction()
    {
        var model = Assert.Single(Models(
            """
            public abstract record Base<T>([Feature] T A, [property: Feature] T B)
                where T : struct
            {
                [field: Feature] public T? C { get; init; }
            }
            public record Row(float A, float B, [Label] bool Y) : Base<float>(A, B);
            """));

        Assert.Equal(["A False", "B False", "C True"], model.Features.Select(feature => $"{feature.Name} {feature.Nullable}"));
    }

    [Fact]
    public void A_type_without_attributes_of_its_own_has_those_of_an_abstract_base() => Assert.Equal("A B", Columns(
        """
        public abstract class First { [Feature] public int A { get; set; } [Label] public bool Y { get; set; } }
        public abstract class Second : First { [Feature] public int B { get; set; } }
        public class Row : Second { }
        public abstract class Third : Second { }
        """));

    [Fact]
    public void Of_a_partial_type_only_the_part_with_the_base_may_be_seen() => Assert.Equal("A", Columns(
        "public abstract class Base { [Feature] public int A { get; set; } [Label] public bool Y { get; set; } }",
        "public partial class Row { public int Z { get; set; } }",
        "public partial class Row : Base { }"));

    [Fact]
    public void Parts_are_read_in_the_order_of_their_files() => Assert.Equal("P A B C D", Columns(
        "public partial class Row { [Feature] public int A { get; set; } [Feature] public int B { get; set; } }",
        "public partial class Row([Feature] int p) { [Feature] public int C { get; set; } public int P => p; }",
        "public partial class Row { [Feature] public int D; [Label] public bool Y; }"));

    [Fact]
    public void A_partial_property_has_the_attributes_of_both_its_parts() => Assert.Equal("A B", Columns(
        "public partial class Row { [Feature] public partial int A { get; set; } public partial int B { get; set; } [Label] public bool Y { get; set; } }",
        "public partial class Row { public partial int A { get => 1; set { } } [Feature] public partial int B { get => 1; set { } } }"));

    [Fact]
    public void A_positional_parameter_may_be_marked_through_its_property_alone() => Assert.Equal("A B", Columns(
        "public record Row([property: Feature] int A, [property: Feature] int B, [property: Label] bool Y);"));

    [Fact]
    public void A_parameter_handed_on_to_the_base_marks_the_base_s_property() => Assert.Equal("A B", Columns(
        "public abstract record Base(int A); public record Row([Feature] int A, [Feature] int B, [Label] bool Y) : Base(A);"));

    [Theory]
    [InlineData("using Mark = Lamina.FeatureAttribute; ", "Mark")]
    [InlineData("using Mark = Lamina.FeatureAttribute; ", "property: Mark()")]
    [InlineData("using MarkAttribute = Lamina.FeatureAttribute; ", "MarkAttribute")]
    [InlineData("using L = Lamina; ", "L::Feature")]
    [InlineData("using L = Lamina; ", "L.FeatureAttribute")]
    [InlineData("", "global::Lamina.Feature")]
    [InlineData("", "Lamina.@FeatureAttribute")]
    [InlineData("", "@FeatureAttribute")]
    public void Attributes_are_known_by_any_of_their_names(string directive, string name)
    {
        var compilation = Compilations.Create(Packages.Core, $"{directive}{Shape.Usings}public record Row([{name}] int A, [Label] bool Y);");

        Compilations.Generate(compilation, out _);

        Assert.Equal("A", ColumnsOf(Steps.Model(compilation)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_base_in_another_assembly_gives_its_members(bool withGenerator)
    {
        var domain = Compilations.Create("Base", Packages.Core, Shape.Usings +
            """
            namespace Domain;

            public enum Kind { A, B }

            [Network(Hidden = [7])]
            public abstract record Positional([Feature] int A, [Feature] Kind? K, string Note)
            {
                [Feature] public virtual string? V { get; init; }
                [Feature(Encode.Category)] public abstract long W { get; init; }
                [Group] public string G { get; init; } = "";
                [Feature] internal int Internal { get; init; }
                [Feature] private int Private { get; init; }
            }

            public abstract class Settable
            {
                [Feature] public required int A { get; init; }
                [Feature] protected internal int P { get; set; }
                [Label] public bool Y { get; set; }
            }
            """);
        var reference = Compilations.Reference(withGenerator ? Generated(domain) : domain);

        var model = Model(
            "public record Row(int A, Domain.Kind? K, [Feature] int B, [Label] bool Y, string Note = \"\") : Domain.Positional(A, K, Note) { public override string? V { get; init; } public override long W { get; init; } }");
        Assert.Equal("A K V W B", ColumnsOf(model));
        Assert.Equal([7], model.Shared.Networks[0].Hidden);
        Assert.Equal(["G"], model.Roles.Select(role => role.Name));
        Assert.NotNull(model.Construction);
        Assert.Equal("A", ColumnsOf(Model("public class Row : Domain.Settable;")));

        RowModel Model(string source)
        {
            var compilation = Compilations.Create("App", Packages.Training, Shape.Usings + source).AddReferences(reference);
            Compilations.Generate(compilation, out _);
            return Steps.Model(compilation);
        }
    }

    [Fact]
    public async Task What_a_base_in_another_assembly_keeps_to_itself_is_said_at_the_row()
    {
        var domain = Compilations.Create("Base", Packages.Core, Shape.Usings + "public abstract class Base { [Feature] internal int A { get; set; } [Feature] public static int B { get; set; } }");
        var compilation = Compilations
            .Create("App", Packages.Core, Shape.Usings + "public class Row : Base { [Feature] public int Z { get; set; } [Label] public bool Y { get; set; } }")
            .AddReferences(Compilations.Reference(domain));

        var found = Assert.Single(await Compilations.Analyze(compilation));

        Assert.Equal("LAM0102", found.Id);
        Assert.Equal("Row", found.Location.SourceTree!.GetText().ToString(found.Location.SourceSpan));
    }

    private static string Columns(params string[] sources) => ColumnsOf(Assert.Single(Models(sources)));

    private static string ColumnsOf(RowModel model) => string.Join(' ', model.Features.Select(feature => feature.Name));

    // Of code that compiles without a warning.
    private static List<RowModel> Models(params string[] sources)
    {
        var complete = Array.ConvertAll(sources, source => Shape.Usings + source);
        return [.. Steps.Models(Compilations.Generate(Packages.Training, complete))];
    }

    private static CSharpCompilation Generated(CSharpCompilation compilation)
    {
        Compilations.Generate(compilation, out var generated);
        return generated;
    }
}
