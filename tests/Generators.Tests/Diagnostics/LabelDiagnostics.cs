namespace Generators.Tests.Diagnostics;

/// <summary>Diagnostics about labels and roles.</summary>
public class LabelDiagnostics
{
    private const string Flags = "flags may exclude each other or not; write [Label(LabelTask.MultiClass)] on each where exactly one is true, [Label(LabelTask.MultiLabel)] on each where any may be";

    [Fact]
    public Task A_type_without_a_label_is_refused() => Expect.One(
        "LAM0201",
        "'Row' has no [Label]; mark the member to predict, or make the type abstract if it only serves derived types",
        "public record [|Row|]([Feature] int X);");

    [Theory]
    [InlineData("[Label] bool Y, [Label] bool [|Z|]", Flags)]
    [InlineData("[Label] bool Y, [Label] bool [|Z|], [Label] bool A", Flags)]
    [InlineData("[Label(LabelTask.MultiClass)] bool Y, [Label(LabelTask.MultiLabel)] bool [|Z|]", Flags)]
    [InlineData("[Label(LabelTask.Binary)] int Y, [Label] bool? [|Z|]", Flags)]
    [InlineData("[Label] int Y, [Label] int [|Z|]", Flags)]
    [InlineData("[Label(LabelTask.Regression)] int Y, [Label] bool [|Z|]", "they are not of one kind; keep one, or make all of them numbers or all of them flags")]
    [InlineData("[Label(LabelTask.Ranking)] int Y, [Label(LabelTask.Ranking)] int [|Z|]", "rows are ranked by one label; keep one")]
    [InlineData("[Label] bool Y, [Label] float [|Z|]", "they are not of one kind; keep one, or make all of them numbers or all of them flags")]
    [InlineData("[Label] DayOfWeek Y, [Label] string [|Z|]", "a row has one label of several classes; keep one")]
    [InlineData("[Label(LabelTask.Ranking)] float Y, [Label] float [|Z|]", "rows are ranked by one label; keep one")]
    public Task Labels_that_are_nothing_together_are_refused(string labels, string why) => Expect.One(
        "LAM0202", $"'Z' is a label beside 'Y', and {why}", $"public record Row([Feature] int X, {labels});");

    [Theory]
    [InlineData("[Label(LabelTask.MultiClass)] bool Y, [Label(LabelTask.MultiClass)] bool? Z")]
    [InlineData("[Label(LabelTask.MultiClass)] int Y, [Label(LabelTask.MultiClass)] float Z")]
    [InlineData("[Label(LabelTask.MultiLabel)] bool Y, [Label(LabelTask.MultiLabel)] int? Z, [Label(LabelTask.MultiLabel)] bool A")]
    [InlineData("[Label] float Y, [Label(LabelTask.Regression)] int Z, [Label] decimal? A")]
    public Task Labels_of_one_kind_are_fine(string labels) => Expect.None($"public record Row([Feature] int X, {labels});");

    [Fact]
    public Task Several_whole_numbers_must_name_their_task() => Expect.One(
        "LAM0204",
        "Label 'Z' is a whole number, which may be any task; write [Label(LabelTask.MultiClass)], [Label(LabelTask.Regression)], for 0 and 1 [Label(LabelTask.Binary)], for a relevance within a group [Label(LabelTask.Ranking)]",
        "public record Row([Feature] int X, [Label] float Y, [Label] int [|Z|]);");

    [Theory]
    [InlineData("Clone", "RowLabels", "MultiLabel")]
    [InlineData("RowLabels", "RowLabels", "MultiLabel")]
    [InlineData("value__", "RowClass", "MultiClass")]
    public Task Names_that_the_type_of_the_labels_needs_are_refused(string name, string type, string task) => Expect.One(
        "LAM0104",
        $"The column '{name}' cannot have this name, because '{type}', which is generated for the labels together, cannot have a member of this name; rename the member",
        $"public class Row {{ [Feature] public int X {{ get; set; }} [Label(LabelTask.{task})] public bool Y {{ get; set; }} [Label(LabelTask.{task})] public bool [|{name}|] {{ get; set; }} }}");

    [Fact]
    public Task The_type_of_the_labels_needs_a_name() => Expect.One(
        "LAM0006",
        "'RowLabels' cannot be generated for 'Row', because a type of this name exists already; rename one of them",
        "public class RowLabels; public record [|Row|]([Feature] int X, [Label] float Y, [Label] float Z);");

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
