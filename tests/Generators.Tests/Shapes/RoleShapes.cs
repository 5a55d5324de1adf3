namespace Generators.Tests.Shapes;

/// <summary>Columns with a role.</summary>
public class RoleShapes
{
    private static readonly string[] Schema = ["Schema"];

    [Fact]
    public Task All_roles() => Verifier.Verify(Shape.Core(
        """
        namespace Shops;

        public record Sale(
            [Id] Guid Id, [Group] int Store, [Time] DateOnly Day, [Weight] decimal? Weight, [Feature] float Price, [Label] float Amount);
        """));

    [Fact]
    public Task Weights() => Verifier.Verify(Shape.Core(
        """
        public record First([Weight] float W, [Feature] float X, [Label] bool Y);
        public record Second([Weight] int? W, [Feature] float X, [Label] bool Y);
        public record Third([Weight] Half W, [Feature] float X, [Label] bool Y);
        """), Schema);

    [Fact]
    public Task Groups() => Verifier.Verify(Shape.Core(
        """
        public record First([Group] string? G, [Feature] float X, [Label] bool Y);
        public record Second([Group] Guid? G, [Feature] float X, [Label] bool Y);
        public record Third([Group] DayOfWeek? G, [Feature] float X, [Label] bool Y);
        public record Fourth([Group] bool? G, [Feature] float X, [Label] bool Y);
        public record Fifth([Group] ulong G, [Feature] float X, [Label] bool Y);
        public record Sixth([Group] bool G, [Feature] float X, [Label] bool Y);
        """), Schema);

    [Fact]
    public Task Times() => Verifier.Verify(Shape.Core(
        """
        public record First([Time] DateTime T, [Feature] float X, [Label] bool Y);
        public record Second([Time] DateTimeOffset T, [Feature] float X, [Label] bool Y);
        public record Third([Time] TimeSpan T, [Feature] float X, [Label] bool Y);
        public record Fourth([Time] int T, [Feature] float X, [Label] bool Y);
        """), Schema);

    [Fact]
    public Task A_feature_with_roles() => Verifier.Verify(Shape.CoreDespite(
        "LAM0008",
        """
        public record Row([Feature, Time] DateTime Day, [Feature] [Group] string Store, [Id] string? Other, [Label] bool Y)
        {
            [Id] public Uri? Link { get; init; }
        }
        """));
}
