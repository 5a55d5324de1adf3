using Lamina.CodeFixes;

namespace Generators.Tests.CodeFixes;

/// <summary>A ranking gets its group.</summary>
public class AddGroupFixTests
{
    private static readonly FixTest<AddGroupFix> Fix = new("LAM0207");

    [Fact]
    public Task Each_member_that_may_be_a_group_is_offered() => Fix.Offers(
        """
        public record Hit([Id] Guid Query, [Feature] string Text, int? User, DayOfWeek Day, [Feature] float Score, DateTime At, [Feature] bool New, [Weight] int Weight, [Label(LabelTask.Ranking)] float Rank)
        {
            public static int Count { get; set; }
            private string Secret => "";
            public string Joined => $"{Query}/{User}";
        }
        """,
        "Group the rows by 'Query'",
        "Group the rows by 'Text'",
        "Group the rows by 'User'",
        "Group the rows by 'Day'",
        "Group the rows by 'Joined'");

    [Theory]
    [InlineData("int Query", "[Group] int Query")]
    [InlineData("[Id] int Query", "[Id] [Group] int Query")]
    [InlineData("[Id]  int Query", "[Id]  [Group]  int Query")]
    [InlineData("[Id]\n    int Query", "[Id]\n    [Group]\n    int Query")]
    [InlineData("[Id] // of the log\n    int Query", "[Id] // of the log\n    [Group] int Query")]
    [InlineData("/* of the log */ int Query", "/* of the log */ [Group] int Query")]
    public Task A_parameter_is_marked_as_its_neighbours_are(string before, string after) => Fix.Changes(
        "Group the rows by 'Query'",
        $"public record Hit(\n    {before},\n    [Feature] float Score,\n    [Label(LabelTask.Ranking)] float Rank);",
        $"public record Hit(\n    {after},\n    [Feature] float Score,\n    [Label(LabelTask.Ranking)] float Rank);");

    [Theory]
    [InlineData("public string Query { get; set; } = \"\";")]
    [InlineData("public string Query = \"\";")]
    [InlineData("public string Query => $\"{Score}\";")]
    public Task A_property_or_field_is_marked(string member) => Fix.Changes(
        "Group the rows by 'Query'",
        $$"""
        public class Hit
        {
            /// <summary>What was asked.</summary>
            {{member}}

            [Feature] public float Score { get; set; }
            [Label(LabelTask.Ranking)] public float Rank { get; set; }
        }
        """,
        $$"""
        public class Hit
        {
            /// <summary>What was asked.</summary>
            [Group] {{member}}

            [Feature] public float Score { get; set; }
            [Label(LabelTask.Ranking)] public float Rank { get; set; }
        }
        """);

    [Fact]
    public Task A_member_of_a_base_may_be_the_group() => Fix.Changes(
        "Group the rows by 'Query'",
        "public abstract class Base { public int Query { get; set; } } public class Hit : Base { [Feature] public float Score { get; set; } [Label(LabelTask.Ranking)] public float Rank { get; set; } }",
        "public abstract class Base { [Group] public int Query { get; set; } } public class Hit : Base { [Feature] public float Score { get; set; } [Label(LabelTask.Ranking)] public float Rank { get; set; } }");

    [Fact]
    public Task The_attribute_is_named_as_long_as_it_must_be() => new FixTest<AddGroupFix>("LAM0207") { Usings = "" }.Changes(
        "Group the rows by 'Query'",
        "public record Hit(int Query, [Lamina.Feature] float Score, [Lamina.Label(Lamina.LabelTask.Ranking)] float Rank);",
        "public record Hit([Lamina.Group] int Query, [Lamina.Feature] float Score, [Lamina.Label(Lamina.LabelTask.Ranking)] float Rank);");

    [Theory]
    [InlineData("public record Hit([Feature] float Score, [Label(LabelTask.Ranking)] float Rank);")]
    [InlineData("public class Hit { public int Query, User; [Feature] public float Score; [Label(LabelTask.Ranking)] public float Rank; }")]
    public Task Nothing_is_offered_where_no_member_is_fit(string source) => Fix.OffersNothing(source);

    [Fact]
    public Task All_types_with_such_a_member_are_fixed_at_once() => Fix.ChangesAll(
        "Group the rows by 'Query'",
        ["public record Hit(int Query, [Feature] float Score, [Label(LabelTask.Ranking)] float Rank);", "public record Other([Id] string Query, [Feature] float Score, [Label(LabelTask.Ranking)] float Rank);"],
        ["public record Hit([Group] int Query, [Feature] float Score, [Label(LabelTask.Ranking)] float Rank);", "public record Other([Id] [Group] string Query, [Feature] float Score, [Label(LabelTask.Ranking)] float Rank);"]);
}
