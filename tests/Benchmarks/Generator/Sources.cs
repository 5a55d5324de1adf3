namespace Benchmarks.Generator;

/// <summary>The same type of ten members for each generator, in a file of its own.</summary>
internal static class Sources
{
    public static string Record(int number, string second) =>
        $"""
        using System;
        using Lamina;

        namespace Loans;

        public record Loan{number}(
            [Feature] int Age,
            [Feature] float? {second},
            [Feature] double Debt,
            [Feature] decimal Amount,
            [Feature] bool OwnsHome,
            [Feature] Region Region,
            [Feature(Encode.Category)] string City,
            [Feature] DateTime AppliedAt,
            [Feature] long Visits,
            [Label] bool? Defaulted);
        """;

    public static string Class(int number, string second) =>
        $$"""
        using System;
        using Lamina;

        namespace Loans;

        public class Loan{{number}}
        {
            [Feature] public int Age { get; init; }
            [Feature] public float? {{second}} { get; init; }
            [Feature] public double Debt { get; init; }
            [Feature] public decimal Amount { get; init; }
            [Feature] public bool OwnsHome { get; init; }
            [Feature] public Region Region { get; init; }
            [Feature(Encode.Category)] public required string City { get; init; }
            [Feature] public DateTime AppliedAt { get; init; }
            [Feature] public long Visits { get; init; }
            [Label] public bool? Defaulted { get; init; }
        }
        """;

    public static string JsonContext(int number, string second) =>
        $"""
        using System;
        using System.Text.Json.Serialization;

        namespace Loans;

        public record Loan{number}(
            [property: JsonPropertyName("a")] int Age,
            [property: JsonPropertyName("b")] float? {second},
            [property: JsonPropertyName("c")] double Debt,
            [property: JsonPropertyName("d")] decimal Amount,
            [property: JsonPropertyName("e")] bool OwnsHome,
            [property: JsonPropertyName("f")] Region Region,
            [property: JsonPropertyName("g")] string City,
            [property: JsonPropertyName("h")] DateTime AppliedAt,
            [property: JsonPropertyName("i")] long Visits,
            [property: JsonPropertyName("j")] bool? Defaulted);

        [JsonSerializable(typeof(Loan{number}))]
        internal partial class Loan{number}Context : JsonSerializerContext;
        """;

    public static string PolyTypeShape(int number, string second) =>
        $"""
        using System;
        using PolyType;

        namespace Loans;

        [GenerateShape]
        public partial record Loan{number}(
            [property: PropertyShape(Name = "a")] int Age,
            [property: PropertyShape(Name = "b")] float? {second},
            [property: PropertyShape(Name = "c")] double Debt,
            [property: PropertyShape(Name = "d")] decimal Amount,
            [property: PropertyShape(Name = "e")] bool OwnsHome,
            [property: PropertyShape(Name = "f")] Region Region,
            [property: PropertyShape(Name = "g")] string City,
            [property: PropertyShape(Name = "h")] DateTime AppliedAt,
            [property: PropertyShape(Name = "i")] long Visits,
            [property: PropertyShape(Name = "j")] bool? Defaulted);
        """;

    // A mapper has no attributes on members; it reads two types.
    public static string Mapper(int number, string second) =>
        $$"""
        using System;
        using Riok.Mapperly.Abstractions;

        namespace Loans;

        public record Loan{{number}}(
            int Age, float? {{second}}, double Debt, decimal Amount, bool OwnsHome, Region Region, string City,
            DateTime AppliedAt, long Visits, bool? Defaulted);

        public record Loan{{number}}Copy(
            int Age, float? {{second}}, double Debt, decimal Amount, bool OwnsHome, Region Region, string City,
            DateTime AppliedAt, long Visits, bool? Defaulted);

        [Mapper]
        public static partial class Loan{{number}}Mapper
        {
            public static partial Loan{{number}}Copy Copy(Loan{{number}} loan);
        }
        """;
}
