using Lamina.CodeFixes;

namespace Generators.Tests.CodeFixes;

/// <summary>What several labels are together is named on each of them.</summary>
public class NameTogetherFixTests
{
    private const string Exclusive = "Exactly one of the labels is true (LabelTask.MultiClass)";
    private const string Any = "Any of the labels may be true (LabelTask.MultiLabel)";

    private static readonly FixTest<NameTogetherFix> Fix = new("LAM0202");

    [Fact]
    public Task Both_are_offered() => Fix.Offers("public record Row([Feature] int X, [Label] bool Y, [Label] bool Z);", Exclusive, Any);

    [Theory]
    [InlineData(Exclusive, "MultiClass")]
    [InlineData(Any, "MultiLabel")]
    public Task Each_label_names_the_task(string title, string task) => Fix.Changes(
        title,
        """
        public record Row(
            [Feature] int X,
            [Label] bool Y,   // first
            [ Label(LabelTask.Binary) ] int Z,
            [Label] bool? A);
        """,
        $$"""
        public record Row(
            [Feature] int X,
            [Label(LabelTask.{{task}})] bool Y,   // first
            [ Label(LabelTask.{{task}}) ] int Z,
            [Label(LabelTask.{{task}})] bool? A);
        """);

    [Fact]
    public Task Nothing_is_offered_for_labels_of_different_kinds() => Fix.Offers("public record Row([Feature] int X, [Label] bool Y, [Label] float Z);");

    [Fact]
    public Task All_types_are_fixed_at_once() => Fix.ChangesAll(
        Any,
        ["public record Row([Feature] int X, [Label] bool Y, [Label] bool Z);", "public record Other([Feature] int X, [Label] bool Y, [Label] bool Z);"],
        [
            "public record Row([Feature] int X, [Label(LabelTask.MultiLabel)] bool Y, [Label(LabelTask.MultiLabel)] bool Z);",
            "public record Other([Feature] int X, [Label(LabelTask.MultiLabel)] bool Y, [Label(LabelTask.MultiLabel)] bool Z);",
        ]);
}
