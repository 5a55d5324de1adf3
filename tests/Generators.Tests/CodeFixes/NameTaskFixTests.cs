using Lamina.CodeFixes;

namespace Generators.Tests.CodeFixes;

/// <summary>The task of a whole-number label is named.</summary>
public class NameTaskFixTests
{
    private const string Classes = "Predict one of several classes (LabelTask.MultiClass)";
    private const string Number = "Predict a number (LabelTask.Regression)";
    private const string Outcome = "Predict 0 or 1 (LabelTask.Binary)";

    private static readonly FixTest<NameTaskFix> Fix = new("LAM0204");

    [Fact]
    public Task Each_task_is_offered() => Fix.Offers("public record Row([Feature] int X, [Label] int Y);", Classes, Number, Outcome);

    [Theory]
    [InlineData(Classes, "MultiClass")]
    [InlineData(Number, "Regression")]
    [InlineData(Outcome, "Binary")]
    public Task The_chosen_task_is_written(string title, string task) => Fix.Changes(
        title,
        """
        public record Row(
            [Feature] int X,

            // The digit.
            [ Label ]  int   Y); // 0 to 9
        """,
        $$"""
        public record Row(
            [Feature] int X,

            // The digit.
            [ Label(LabelTask.{{task}}) ]  int   Y); // 0 to 9
        """);

    [Theory]
    [InlineData("Label()")]
    [InlineData("Label(LabelTask.Auto)")]
    [InlineData("Label(task: LabelTask.Auto)")]
    public Task What_was_written_before_is_replaced(string label) => Fix.Changes(
        Number,
        $"public record Row([Feature] int X, [{label}] int Y);",
        "public record Row([Feature] int X, [Label(LabelTask.Regression)] int Y);");

    [Theory]
    [InlineData("public class Row { [Feature] public int X { get; set; }\n", "public int Y { get; set; } }")]
    [InlineData("public struct Row { [Feature] public int X;\n", "public int Y; }")]
    [InlineData("public class Row(int y) { [Feature] public int X { get; set; }\n", "public int Y { get; } = y; }")]
    public Task The_label_may_be_any_member(string before, string after) =>
        Fix.Changes(Number, $"{before}[Label] {after}", $"{before}[Label(LabelTask.Regression)] {after}");

    [Fact]
    public Task The_attribute_may_stand_on_the_parameter_of_a_class() => Fix.Changes(
        Number,
        "public class Row([Feature] int x, [Label] int y) { public int X => x; public int Y => y; }",
        "public class Row([Feature] int x, [Label(LabelTask.Regression)] int y) { public int X => x; public int Y => y; }");

    [Fact]
    public Task The_attribute_may_stand_on_what_is_overridden() => Fix.Changes(
        Number,
        "public abstract class Base { [Feature] public int X { get; set; } [Label] public abstract int Y { get; set; } } public class Row : Base { public override int Y { get; set; } }",
        "public abstract class Base { [Feature] public int X { get; set; } [Label(LabelTask.Regression)] public abstract int Y { get; set; } } public class Row : Base { public override int Y { get; set; } }");

    [Fact]
    public Task Names_are_as_long_as_they_must_be() => new FixTest<NameTaskFix>("LAM0204") { Usings = "" }.Changes(
        Number,
        "namespace Loans; public record Row([Lamina.Feature] int X, [Lamina.Label] int Y);",
        "namespace Loans; public record Row([Lamina.Feature] int X, [Lamina.Label(Lamina.LabelTask.Regression)] int Y);");

    [Fact]
    public Task All_labels_are_fixed_at_once() => Fix.ChangesAll(
        Classes,
        ["public record Row([Feature] int X, [Label] int Y);\npublic record Other([Label] byte Y, [Feature] int X);", "public record Third([Feature] int X, [Label] long? Y);"],
        [
            "public record Row([Feature] int X, [Label(LabelTask.MultiClass)] int Y);\npublic record Other([Label(LabelTask.MultiClass)] byte Y, [Feature] int X);",
            "public record Third([Feature] int X, [Label(LabelTask.MultiClass)] long? Y);",
        ]);
}
