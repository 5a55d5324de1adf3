namespace Generators.Tests.Diagnostics;

/// <summary>Diagnostics about labels and roles.</summary>
public class LabelDiagnostics
{
    [Fact]
    public Task A_type_without_a_label_is_refused() => Expect.One(
        "LAM0201",
        "'Row' has no [Label]; mark the member to predict, or make the type abstract if it only serves derived types",
        "public record [|Row|]([Feature] int X);");

    [Fact]
    public Task A_second_label_is_refused() => Expect.One(
        "LAM0202",
        "'Z' is a second label beside 'Y'; keep one",
        "public record Row([Feature] int X, [Label] bool Y, [Label] bool [|Z|]);");

    [Theory]
    [InlineData("DateTime", "Label", "any task", "use a bool, an enum, a string or a number")]
    [InlineData("float", "Label(LabelTask.Binary)", "two outcomes", "use bool, or whole numbers that are 0 or 1")]
    [InlineData("DayOfWeek", "Label(LabelTask.Binary)", "two outcomes", "use bool, or whole numbers that are 0 or 1")]
    [InlineData("bool", "Label(LabelTask.MultiClass)", "several classes", "leave LabelTask out: a bool is binary")]
    [InlineData("float", "Label(LabelTask.MultiClass)", "several classes", "use an enum, a string or a whole number")]
    [InlineData("AttributeTargets", "Label", "one of several classes", "its values are combined")]
    [InlineData("Lonely", "Label", "several classes", "the enum must declare at least two values")]
    [InlineData("string", "Label(LabelTask.Regression)", "a number to be estimated", "use float, double or decimal, or a whole number")]
    [InlineData("string", "Label(LabelTask.Ranking)", "a relevance", "use a whole number from 0, of no use, to 30")]
    [InlineData("bool", "Label((LabelTask)9)", "any task", "LabelTask has no such value")]
    public Task A_label_that_does_not_fit_its_task_is_refused(string type, string label, string what, string instead) => Expect.One(
        "LAM0203",
        $"Label 'Y' has the type '{type}', which does not fit {what}; {instead}",
        $"public enum Lonely {{ One }} public record Row([Feature] int X, [{label}] {type} [|Y|]);");

    [Theory]
    [InlineData("int")]
    [InlineData("byte?")]
    [InlineData("ulong")]
    public Task A_whole_number_must_name_its_task(string type) => Expect.One(
        "LAM0204",
        "Label 'Y' is a whole number, which may be any task; write [Label(LabelTask.MultiClass)], [Label(LabelTask.Regression)], for 0 and 1 [Label(LabelTask.Binary)], for a relevance within a group [Label(LabelTask.Ranking)]",
        $"public record Row([Feature] int X, [Label] {type} [|Y|]);");

    [Theory]
    [InlineData("Weight", "bool", "a weight must be a number")]
    [InlineData("Weight", "string", "a weight must be a number")]
    [InlineData("Group", "float", "a group must be a string, a whole number, an enum, a Guid or a bool")]
    [InlineData("Group", "Uri", "a group must be a string, a whole number, an enum, a Guid or a bool")]
    [InlineData("Time", "string", "a moment must be a DateTime, DateTimeOffset, DateOnly, TimeSpan or whole number")]
    [InlineData("Time", "TimeOnly", "a moment must be a DateTime, DateTimeOffset, DateOnly, TimeSpan or whole number")]
    [InlineData("Time", "DateTime?", "every row needs its moment, so it must not be nullable")]
    public Task A_role_of_the_wrong_type_is_refused(string role, string type, string reason) => Expect.One(
        "LAM0205",
        $"[{role}] 'Z' has the type '{type}'; {reason}",
        $"public class Row {{ [Feature] public int X {{ get; set; }} [Label] public bool Y {{ get; set; }} [{role}] public {type} [|Z|] {{ get; set; }} = default!; }}"
            .Replace("public Uri [|Z|] { get; set; } = default!;", "public Uri [|Z|] => new(\"a:b\");", StringComparison.Ordinal));

    [Theory]
    [InlineData("Weight")]
    [InlineData("Group")]
    [InlineData("Time")]
    public Task A_role_given_twice_is_refused(string role) => Expect.One(
        "LAM0206",
        $"'B' is a second [{role}] beside 'A'; keep one",
        $"public record Row([Feature] int X, [{role}] int A, [{role}] int [|B|], [Label] bool Y);");

    [Theory]
    [InlineData("int")]
    [InlineData("float?")]
    public Task A_ranking_without_a_group_is_refused(string type) => Expect.One(
        "LAM0207",
        "Label 'Y' ranks rows, but no member says which rows are ranked against each other; mark it with [Group]",
        $"public record Row(int G, [Feature] int X, [Label(LabelTask.Ranking)] {type} [|Y|]);");

    [Fact]
    public Task A_group_that_is_none_is_said_once() => Expect.One(
        "LAM0205",
        "[Group] 'G' has the type 'float'; a group must be a string, a whole number, an enum, a Guid or a bool",
        "public record Row([Group] float [|G|], [Feature] int X, [Label(LabelTask.Ranking)] int Y);");

    [Fact]
    public Task A_ranking_with_a_group_is_fine() =>
        Expect.None("public record Row([Group] int G, [Feature] int X, [Label(LabelTask.Ranking)] int Y);", Packages.Training);

    [Fact]
    public Task Several_ids_are_fine() => Expect.None("public record Row([Feature] int X, [Id] int A, [Id] string B, [Label] bool Y);");
}
