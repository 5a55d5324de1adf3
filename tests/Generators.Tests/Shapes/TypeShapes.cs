namespace Generators.Tests.Shapes;

/// <summary>Every form of type that rows may have.</summary>
public class TypeShapes
{
    [Fact]
    public Task Positional_record() => Verifier.Verify(Shape.Training(
        """
        namespace Titanic;

        public enum Sex { Female, Male }

        [Network(Hidden = [64, 32])]
        public record Passenger(
            [Feature] int Class,
            [Feature] Sex Sex,
            [Feature] float? Age,
            [Feature] float Fare,
            [Feature(Encode.Category)] string Ticket,
            [Label] bool? Survived);
        """));

    [Fact]
    public Task Init_properties() => Verifier.Verify(Shape.Core(
        """
        namespace Houses;

        public sealed class House
        {
            [Feature] public float Area { get; init; }
            [Feature] public string? District { get; init; }
            [Label] public double Price { get; init; }
        }
        """));

    [Fact]
    public Task Required_properties() => Verifier.Verify(Shape.Core(
        """
        namespace Houses;

        public record House
        {
            [Feature] public required float Area { get; init; }
            [Feature] public required string District { get; set; }
            public required string Street { get; init; }
            [Label] public required float Price { get; init; }
        }
        """), ["Schema"]);

    [Fact]
    public Task Primary_constructor_class() => Verifier.Verify(Shape.Core(
        """
        namespace Houses;

        public class House([Feature] float area, string district, [Label] float price)
        {
            public float Area { get; } = area;
            [Feature] public string District => district;
            public float Price => price;
        }
        """));

    [Fact]
    public Task Class_with_a_constructor() => Verifier.Verify(Shape.Core(
        """
        namespace Houses;

        public class House
        {
            public House(float area, float price)
            {
                Area = area;
                Price = price;
            }

            [Feature] public float Area { get; }
            [Feature] public int? Rooms { get; set; }
            [Label] public float Price { get; }
        }
        """), ["Schema"]);

    [Fact]
    public Task Constructor_with_defaults() => Verifier.Verify(Shape.Core(
        """
        namespace Houses;

        public record House([Feature] float Area, Uri? Link = null, [Feature] int Rooms = 1, [Label] float? Price = null);
        """), ["Schema"]);

    [Fact]
    public Task Record_struct() => Verifier.Verify(Shape.Training(
        """
        namespace Physics;

        public readonly record struct Event([Feature] float Energy, [Feature] double Angle, [Label] bool IsSignal);
        """));

    [Fact]
    public Task Struct_of_fields() => Verifier.Verify(Shape.Core(
        """
        namespace Physics;

        public struct Event
        {
            [Feature] public float Energy;
            [Feature] public double? Angle;
            [Label] public bool IsSignal;
        }
        """));

    [Fact]
    public Task Readonly_struct() => Verifier.Verify(Shape.Core(
        """
        namespace Physics;

        public readonly struct Event(float energy, bool isSignal)
        {
            [Feature] public readonly float Energy = energy;
            [Label] public bool IsSignal { get; } = isSignal;
        }
        """), ["Schema"]);

    [Fact]
    public Task Nested_type() => Verifier.Verify(Shape.Training(
        """
        namespace Titanic;

        public static class Outer
        {
            public partial class Middle
            {
                public record Row([Feature] float Age, [Label] bool Survived);
            }
        }
        """));

    [Fact]
    public Task Global_namespace() => Verifier.Verify(Shape.Training(
        """
        internal record Row([Feature] float Age, [Feature] string Ticket, [Label] bool Survived);
        """));

    [Fact]
    public Task Internal_type_in_a_public_one() => Verifier.Verify(Shape.Core(
        """
        namespace Titanic;

        public class Outer
        {
            internal record Row([Feature] float Age, [Label] bool Survived);
        }
        """), ["Enriched"]);

    [Fact]
    public Task Keywords_as_names() => Verifier.Verify(Shape.Training(
        """
        namespace @event.@new;

        public enum @enum { @true, @false, @default }

        public record @class([Feature] float @float, [Feature] @enum @switch, [Feature] string @string, [Label] bool @bool, string @base);
        """));

    [Fact]
    public Task Partial_type_over_several_files() => Verifier.Verify(Shape.Core(
        """
        namespace Titanic;

        public partial record Passenger([Feature] float Age);
        """,
        """
        namespace Titanic;

        [Network(Hidden = [8])]
        public partial record Passenger
        {
            [Feature] public float? Fare { get; init; }
        }
        """,
        """
        namespace Titanic;

        public partial record Passenger
        {
            [Label] public bool Survived { get; init; }
        }
        """), ["Schema"]);

    [Fact]
    public Task Members_of_an_abstract_base() => Verifier.Verify(Shape.Core(
        """
        namespace Shops;

        [Network(Hidden = [16, 8])]
        public abstract record Visit([Feature] int Minutes)
        {
            [Group] public string Customer { get; init; } = "";
            [Feature] public virtual float Spent { get; init; }
        }

        public record OnlineVisit(int Minutes, [Feature] int Clicks, [Label] bool Bought) : Visit(Minutes)
        {
            public override float Spent { get; init; }
        }
        """));

    [Fact]
    public Task Concrete_type_without_annotations_of_its_own() => Verifier.Verify(Shape.Core(
        """
        namespace Shops;

        public abstract class Visit
        {
            [Feature] public int Minutes { get; set; }
            [Label] public bool Bought { get; set; }
        }

        public sealed class OnlineVisit : Visit
        {
            public string? Browser { get; set; }
        }
        """));

    [Fact]
    public Task Attribute_targets() => Verifier.Verify(Shape.Core(
        """
        namespace Titanic;

        public record Passenger([property: Feature] float Age, [field: Feature] float Fare, [Label] bool Survived)
        {
            [field: Feature] public int Class { get; init; }
        }
        """), ["Schema"]);

    [Fact]
    public Task Aliased_attributes() => Verifier.Verify(Shape.Core(
        """
        using Input = Lamina.FeatureAttribute;

        namespace Titanic
        {
            using Target = Lamina.LabelAttribute;

            public record Passenger([Input] float Age, [Target] bool Survived);
        }
        """), ["Schema"]);

    [Fact]
    public Task Members_without_annotations() => Verifier.Verify(Shape.Core(
        """
        namespace Titanic;

        public record Passenger([property: Id] Guid Id, string Name, [Feature] float Age, [Label] bool Survived)
        {
            public static int Count => 1;
            public string Title => Name[..1];
            public int[] Cabins { get; init; } = [];
            public ReadOnlySpan<int> Span => Cabins;
            public (int Left, string? Right) Pair { get; init; }
            public int this[int index] => index;
            public string Original => Name;
            internal int Hidden { get; init; }
            protected int Protected { get; init; }
        }
        """));

    [Fact]
    public Task Computed_feature() => Verifier.Verify(Shape.Core(
        """
        namespace Loans;

        public record Loan([Feature] double Amount, [Feature] int Months, [Label] bool? Defaulted)
        {
            [Feature] public double Payment => Amount / Months;
        }
        """), ["Schema"]);

    [Fact]
    public Task Type_that_no_table_gives() => Verifier.Verify(Shape.CoreDespite(
        "LAM0008",
        """
        namespace Loans;

        public record Loan([Feature] double Amount, Uri Link, [Label] bool? Defaulted);
        """), ["Schema"]);

    [Fact]
    public Task Obsolete_members() => Verifier.Verify(Shape.CoreDespite(
        "CS0618",
        """
        namespace Loans;

        public record Loan([property: Obsolete("use Sum")] [Feature] double Amount, [Label] bool? Defaulted);
        """), ["Enriched"]);

    [Fact]
    public Task Nullable_annotations_off() => Verifier.Verify(Shape.Core(
        """
        #nullable disable
        namespace Loans;

        public class Loan
        {
            [Feature] public string Branch { get; set; }
            public string Clerk { get; set; }
            [Label] public string Outcome { get; set; }
        }
        """));

    [Fact]
    public Task Names_that_generated_code_wants_too() => Verifier.Verify(Shape.Training(
        """
        namespace Loans;

        public record Loan(
            [Feature] string Label,
            [Feature] string Weight,
            [Feature] string Numeric,
            [Feature] string LabelCodes,
            [Feature] float activations,
            [Feature] float numbers,
            [Feature] float keys,
            [Feature] float row,
            [Feature] float System,
            [Feature] float Lamina,
            [Label] bool Defaulted);
        """));

    [Fact]
    public Task Types_that_differ_by_case() => Verifier.Verify(Shape.CoreDespite(
        "LAM0007",
        """
        namespace Loans;

        public record Loan([Feature] float Amount, [Label] bool Defaulted);

        public record LOAN([Feature] float Amount, [Label] bool Defaulted);
        """), ["Schema"]);

    [Fact]
    public void An_abstract_base_alone_generates_nothing()
    {
        var driver = Shape.Core("public abstract record Visit([Feature] int Minutes, [Label] bool Bought);");

        Assert.Empty(driver.GetRunResult().GeneratedTrees);
    }

    [Fact]
    public void Only_release_output_silences_warnings()
    {
        var files = Shape.Training("public record Row([Feature] int X, [Label] bool Y);").GetRunResult().GeneratedTrees;
#if DEBUG
        Assert.All(files, file => Assert.DoesNotContain("#pragma", file.ToString(), StringComparison.Ordinal));
#else
        Assert.All(files, file => Assert.Contains("\n#nullable enable\n#pragma warning disable\n\n", file.ToString(), StringComparison.Ordinal));
#endif
    }

    [Fact]
    public void A_project_without_annotations_generates_nothing()
    {
        var driver = Shape.Core("public class Plain : Exception { [Obsolete] public int Feature { get; set; } }");

        Assert.Empty(driver.GetRunResult().GeneratedTrees);
    }
}
