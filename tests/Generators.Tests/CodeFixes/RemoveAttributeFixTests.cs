using Lamina.CodeFixes;

namespace Generators.Tests.CodeFixes;

/// <summary>An attribute that is one too many is removed.</summary>
public class RemoveAttributeFixTests
{
    private static readonly FixTest<RemoveAttributeFix> Conflict = new("LAM0105");
    private static readonly FixTest<RemoveAttributeFix> WithoutEffect = new("LAM0106");
    private static readonly FixTest<RemoveAttributeFix> Twice = new("LAM0206");

    [Fact]
    public Task Either_of_two_attributes_may_go() => Conflict.Offers(
        "public record Row([Id, Feature] int X, [Feature] int Z, [Label] bool Y);", "Remove [Feature]", "Remove [Id]");

    [Theory]
    [InlineData("[Id, Feature] int X", "[Feature] int X")]
    [InlineData("[Feature, Id] int X", "[Feature] int X")]
    [InlineData("[Group, Id, Feature] int X", "[Group, Feature] int X")]
    [InlineData("[Id] [Feature] int X", "[Feature] int X")]
    [InlineData("[Feature] [Id] int X", "[Feature] int X")]
    [InlineData("[Feature][Id]int X", "[Feature]int X")]
    [InlineData("[Lamina.IdAttribute(), Feature()] int X", "[Feature()] int X")]
    public Task The_rest_of_a_parameter_stays(string before, string after) => Conflict.Changes(
        "Remove [Id]", $"public record Row({before}, [Feature] int Z, [Label] bool Y);", $"public record Row({after}, [Feature] int Z, [Label] bool Y);");

    [Fact]
    public Task A_line_of_its_own_goes_as_a_whole() => Conflict.Changes(
        "Remove [Feature]",
        """
        public class Row
        {
            /// <summary>The number.</summary>
            [Feature]
            [Id]
            public int X { get; set; }

            [Feature] // in metres
            public int Z { get; set; }

            [Label]
            public bool Y { get; set; }
        }
        """,
        """
        public class Row
        {
            /// <summary>The number.</summary>
            [Id]
            public int X { get; set; }

            [Feature] // in metres
            public int Z { get; set; }

            [Label]
            public bool Y { get; set; }
        }
        """);

    [Fact]
    public Task The_last_of_a_line_leaves_no_space() => Conflict.Changes(
        "Remove [Id]",
        "public class Row\n{\n    [Feature] [Id]\n    public int X { get; set; }\n    [Label] public bool Y { get; set; }\n}",
        "public class Row\n{\n    [Feature]\n    public int X { get; set; }\n    [Label] public bool Y { get; set; }\n}");

    [Fact]
    public Task A_comment_beside_it_stays() => Conflict.Changes(
        "Remove [Id]",
        "public class Row\r\n{\r\n    [Id] // the plate\r\n    [Feature] public int X { get; set; }\r\n    [Label] public bool Y { get; set; }\r\n}",
        "public class Row\r\n{\r\n    // the plate\r\n    [Feature] public int X { get; set; }\r\n    [Label] public bool Y { get; set; }\r\n}");

    [Fact]
    public Task The_attributes_may_stand_apart() => Conflict.Changes(
        "Remove [Id]",
        "public class Row([Id] int x) { [Feature] public int X => x; [Label] public bool Y { get; set; } }",
        "public class Row(int x) { [Feature] public int X => x; [Label] public bool Y { get; set; } }");

    [Fact]
    public Task Conflicts_are_fixed_at_once() => Conflict.ChangesAll(
        "Remove [Id]",
        ["public record Row([Id, Feature] int X, [Feature, Id] int Z, [Label] bool Y);", "public record Other([Id] [Feature] int X, [Label] bool Y);"],
        ["public record Row([Feature] int X, [Feature] int Z, [Label] bool Y);", "public record Other([Feature] int X, [Label] bool Y);"]);

    [Theory]
    [InlineData("public void Run([Feature] int x) { }", "public void Run(int x) { }")]
    [InlineData("public Row([Feature] int z) : this(z, false) { }", "public Row(int z) : this(z, false) { }")]
    [InlineData("public enum Kind { [Feature] One }", "public enum Kind { One }")]
    [InlineData("public int W { get; [param: Feature] set; }", "public int W { get; set; }")]
    [InlineData("public static Func<int, int> Twice { get; } = ([Lamina.Feature] int x) => 2 * x;", "public static Func<int, int> Twice { get; } = (int x) => 2 * x;")]
    public Task An_attribute_without_effect_goes(string before, string after) => WithoutEffect.Changes(
        "Remove [Feature]",
        $"public record Row([Feature] int Z, [Label] bool Y)\n{{\n    {before}\n}}",
        $"public record Row([Feature] int Z, [Label] bool Y)\n{{\n    {after}\n}}");

    [Fact]
    public Task Attributes_without_effect_go_at_once() => WithoutEffect.ChangesAll(
        "Remove [Feature]",
        ["public static class One { public static void Run([Feature] int x, int y, [Feature] int z) { } public static void Walk([Feature] int x) { } }", "public enum Kind { [Feature] One, Two }"],
        ["public static class One { public static void Run(int x, int y, int z) { } public static void Walk(int x) { } }", "public enum Kind { One, Two }"]);

    [Theory]
    [InlineData("Weight")]
    [InlineData("Group")]
    [InlineData("Time")]
    public Task A_second_role_goes(string role) => Twice.Changes(
        $"Remove [{role}]",
        $"public record Row([Feature] int X, [{role}] int A, [{role}] int B, [Label] bool Y);",
        $"public record Row([Feature] int X, [{role}] int A, int B, [Label] bool Y);");

    [Fact]
    public Task Second_roles_go_at_once() => Twice.ChangesAll(
        "Remove [Group]",
        ["public record Row([Feature] int X, [Group] int A, [Group] int B, [Group] int C, [Label] bool Y);", "public record Other([Feature] int X, [Group] int A, [Feature, Group] int B, [Label] bool Y);"],
        ["public record Row([Feature] int X, [Group] int A, int B, int C, [Label] bool Y);", "public record Other([Feature] int X, [Group] int A, [Feature] int B, [Label] bool Y);"]);
}
