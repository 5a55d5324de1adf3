namespace Generators.Tests.Shapes;

/// <summary>Every task, and every type that its label may have.</summary>
public class LabelShapes
{
    private static readonly string[] Schema = ["Schema"];

    [Fact]
    public Task Enum_classes() => Verifier.Verify(Shape.Training(
        """
        namespace Flowers;

        public enum Species { Setosa, Versicolor, Virginica }

        public record Iris([Feature] float SepalLength, [Feature] float SepalWidth, [Label] Species Species);
        """));

    [Fact]
    public Task Many_nullable_enum_classes() => Verifier.Verify(Shape.Core(
        """
        public record Row([Feature] float X, [Label] DayOfWeek? Day);
        """), Schema);

    [Fact]
    public Task Labels_that_exclude_each_other() => Verifier.Verify(Shape.Training(
        """
        namespace Chess;

        public record Match([Feature] float Odds, [Label(LabelTask.MultiClass)] bool Won, [Label(LabelTask.MultiClass)] bool? Drawn, [Label(LabelTask.MultiClass)] int @class);
        """));

    [Fact]
    public Task Labels_of_which_any_may_be_true() => Verifier.Verify(Shape.Training(
        "public record Row([Feature] float X, [Label(LabelTask.MultiLabel)] bool Leaks, [Label(LabelTask.MultiLabel)] int? Rattles);"));

    [Fact]
    public Task Several_numbers() => Verifier.Verify(Shape.Training(
        """
        namespace Houses;

        [Network(Hidden = [8], Members = 4)]
        public record House([Feature] float Area, [Label] float Heating, [Label] double? Cooling);
        """));

    [Fact]
    public Task Ranking() => Verifier.Verify(Shape.Training(
        "public record Row([Group] string Search, [Feature] float Match, [Label(LabelTask.Ranking)] int? Relevance);"));

    [Fact]
    public Task Text_classes() => Verifier.Verify(Shape.Training(
        """
        public record Row([Feature] float X, [Label] string? Topic);
        """));

    [Fact]
    public Task Whole_number_classes() => Verifier.Verify(Shape.Core(
        """
        public record First([Feature] float X, [Label(LabelTask.MultiClass)] int Digit);
        public record Second([Feature] float X, [Label(LabelTask.MultiClass)] long? Digit);
        public record Third([Feature] float X, [Label(LabelTask.MultiClass)] ulong Digit);
        public record Fourth([Feature] float X, [Label] char Letter);
        """), Schema);

    [Fact]
    public Task Whole_numbers_as_two_outcomes() => Verifier.Verify(Shape.Core(
        """
        public record First([Feature] float X, [Label(LabelTask.Binary)] int Outcome);
        public record Second([Feature] float X, [Label(LabelTask.Binary)] byte? Outcome);
        """), Schema);

    [Fact]
    public Task Real_numbers() => Verifier.Verify(Shape.Training(
        """
        public record Row([Feature] float X, [Label] double? Price);
        """));

    [Fact]
    public Task Other_numbers_to_estimate() => Verifier.Verify(Shape.Core(
        """
        public record First([Feature] float X, [Label] float Y);
        public record Second([Feature] float X, [Label] decimal Y);
        public record Third([Feature] float X, [Label] Half? Y);
        public record Fourth([Feature] float X, [Label(LabelTask.Regression)] int Y);
        public record Fifth([Feature] float X, [Label(LabelTask.Regression)] uint? Y);
        """), Schema);
}
