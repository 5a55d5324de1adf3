namespace Generators.Tests.Shapes;

/// <summary>Every type that a feature may have.</summary>
public class EncodingShapes
{
    private static readonly string[] Schema = ["Schema"];

    [Fact]
    public Task Every_number() => Verifier.Verify(Shape.Core(
        """
        #pragma warning disable LAM0107
        public record Row(
            [Feature] sbyte A, [Feature] byte B, [Feature] short C, [Feature] ushort D, [Feature] int E, [Feature] uint F,
            [Feature] long G, [Feature] ulong H, [Feature] Half I, [Feature] float J, [Feature] double K, [Feature] decimal L,
            [Label] bool Outcome);
        """), Schema);

    [Fact]
    public Task Vectors() => Verifier.Verify(Shape.Training(
        """
        using System.Collections.Generic;
        using System.Collections.Immutable;

        namespace Stars;

        public record Star(
            [Feature] float Brightness, [Feature(Shape = [3])] float[] Spectrum, [Feature] string Name, [Feature(Shape = [2, 2])] double[]? Image,
            [Feature(Shape = [2])] byte[] Codes, [Feature(Shape = [2])] int[] Counts, [Feature(Shape = [2])] Memory<float> First,
            [Feature(Shape = [2])] ReadOnlyMemory<float>? Second, [Feature(Shape = [2])] ImmutableArray<float> Third,
            [Feature(Shape = [2])] ImmutableArray<float>? Fourth, [Feature(Encode.Number, Shape = [1, 2, 1])] IReadOnlyList<float>? Fifth,
            [Label] bool Variable);
        """), ["Schema", "Enriched", "Training"]);

    [Fact]
    public Task Images_and_sequences() => Verifier.Verify(Shape.Training(
        """
        using System.Collections.Generic;

        namespace Scans;

        [Network(Hidden = [16], Activation = Activation.Relu, Dropout = 0)]
        public record Scan(
            [Feature] float Age, [Feature(Shape = [3, 8, 9]), Image(Filters = [4, 6], Shift = 1)] byte[] Picture, [Feature] string Site,
            [Feature(Shape = [2, 12]), Sequence(Filters = [5], Kernel = 5, Pool = 1, Normalization = Normalization.None, GlobalPooling = true)] Memory<float>? Pulse,
            [Feature, Sequence(Channels = 3, MaxLength = 10)] float[][]? Motion,
            [Feature, Sequence(MaxLength = 20, Filters = [8], Pool = 1, Normalization = Normalization.None)] IReadOnlyList<float> Sound,
            [Feature, Sequence(Channels = 2, MaxLength = 6)] IReadOnlyList<float[]> Path,
            [Feature] DateOnly Day, [Label] bool Ill);
        """), ["Schema", "Training"]);

    [Fact]
    public Task An_image_alone() => Verifier.Verify(Shape.Training(
        """
        public record Digit([Feature(Shape = [8, 8]), Image] byte[] Pixels, [Label(LabelTask.MultiClass)] int Value);
        """), ["Schema", "Training"]);

    [Fact]
    public void Filters_of_a_single_pixel_compile() => Shape.Training(
        """
        public record Digit([Feature(Shape = [8, 8]), Image(Kernel = 1)] byte[] Pixels, [Label(LabelTask.MultiClass)] int Value);
        """);

    [Fact]
    public Task Every_nullable_number() => Verifier.Verify(Shape.Training(
        """
        #pragma warning disable LAM0107
        public record Row(
            [Feature] sbyte? A, [Feature] byte? B, [Feature] short? C, [Feature] ushort? D, [Feature] int? E, [Feature] uint? F,
            [Feature] long? G, [Feature] ulong? H, [Feature] Half? I, [Feature] float? J, [Feature] double? K, [Feature] decimal? L,
            [Label] bool Outcome);
        """), Schema);

    [Fact]
    public Task Flags() => Verifier.Verify(Shape.Core(
        """
        public record Row(
            [Feature] bool A, [Feature] bool? B, [Feature(Encode.Number)] bool C, [Feature(Encode.Number)] bool? D, [Label] bool Outcome);
        """), Schema);

    [Fact]
    public Task Enums() => Verifier.Verify(Shape.Core(
        """
        namespace Cards;

        public enum Suit : byte { Clubs, Diamonds, Hearts, Spades, Batons = Clubs }

        public enum Rank { Seven = 7, Eight, Nine, Ten, Jack, Queen, King, Ace = -1 }

        public record Card([Feature] Suit Suit, [Feature] Suit? Trump, [Feature] Rank Rank, [Feature] Rank? Lead, [Label] bool Won);
        """), Schema);

    [Fact]
    public Task Enums_as_numbers() => Verifier.Verify(Shape.Core(
        """
        namespace Cards;

        public enum Rank : ulong { Seven = 7, Eight }

        [Flags]
        public enum Marks { Bent = 1, Torn = 2 }

        public record Card(
            [Feature(Encode.Number)] Rank Rank, [Feature(Encode.Number)] Rank? Lead,
            [Feature(Encode.Number)] Marks Marks, [Feature(Encode.Category)] Marks Kind, [Label] bool Won);
        """), Schema);

    [Fact]
    public Task Texts() => Verifier.Verify(Shape.Core(
        """
        public record Row(
            [Feature] string A, [Feature] string? B, [Feature] char C, [Feature(Encode.Category)] char? D, [Label] bool Outcome);
        """), Schema);

    [Fact]
    public Task Whole_numbers_as_categories() => Verifier.Verify(Shape.Core(
        """
        public record Row(
            [Feature(Encode.Category)] byte A, [Feature(Encode.Category)] int? B, [Feature(Encode.Category)] long C,
            [Feature(Encode.Category)] ulong D, [Feature(Encode.Category)] ulong? E, [Label] bool Outcome);
        """), Schema);

    [Fact]
    public Task Moments() => Verifier.Verify(Shape.Training(
        """
        public record Row(
            [Feature] float First, [Feature] DateTime A, [Feature] DateTimeOffset B, [Feature] DateOnly C, [Feature] TimeOnly D,
            [Feature] TimeSpan E, [Feature] float Last, [Label] bool Outcome);
        """), Schema);

    [Fact]
    public Task Nullable_moments() => Verifier.Verify(Shape.Training(
        """
        public record Row(
            [Feature] DateTime? A, [Feature] DateTimeOffset? B, [Feature] DateOnly? C, [Feature] TimeOnly? D, [Feature] TimeSpan? E,
            [Label] bool Outcome);
        """), Schema);

    [Fact]
    public Task Categories_alone() => Verifier.Verify(Shape.Training(
        """
        public record Row([Feature] string Only, [Label] bool Outcome);
        """));

    [Fact]
    public Task Words() => Verifier.Verify(Shape.Training(
        """
        using System.Collections.Generic;
        using System.Collections.Immutable;

        namespace Shops;

        public record Session(
            [Feature(Encode.Text)] string Search, [Feature(Encode.Text, VectorWidth = 8, Pooling = Pooling.Mean | Pooling.Max)] string? Note,
            [Feature] float Seconds, [Feature(VectorWidth = 16)] IReadOnlyList<string> Pages, [Feature] string[]? Basket,
            [Feature(Encode.Text)] List<string> Tags, [Feature(Pooling = Pooling.InverseFrequency)] ImmutableArray<string>? Terms,
            [Feature] string Country, [Label] bool Bought);
        """));
}
