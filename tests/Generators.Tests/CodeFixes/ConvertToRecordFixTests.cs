using Lamina.CodeFixes;

namespace Generators.Tests.CodeFixes;

/// <summary>A class whose members nothing can set becomes a record.</summary>
public class ConvertToRecordFixTests
{
    private const string Title = "Convert to a record";

    private static readonly FixTest<ConvertToRecordFix> Fix = new("LAM0008");

    [Fact]
    public Task Properties_become_parameters() => Fix.Changes(
        Title,
        """
        namespace Shops
        {
            public sealed class Visit
            {
                [Feature] public int Minutes { get; }
                [Feature(Encode.Category)] public int Shop { get; init; }
                [Label] public bool? Bought { get; }
            }
        }
        """,
        """
        namespace Shops
        {
            public sealed record Visit(
                [Feature] int Minutes,
                [Feature(Encode.Category)] int Shop,
                [Label] bool? Bought);
        }
        """);

    [Fact]
    public Task What_is_no_parameter_stays_as_it_was() => Fix.Changes(
        Title,
        """
        [Network(Hidden = [8])] // small
        internal class Visit : IComparable<Visit>
        {
            private static readonly int Noon = 12;

            [Feature] public int Minutes { get; }

            // Set afterwards.
            [Feature] public int Hour { get; set; }

            [Feature] public required string Shop { get; init; }

            [Feature] public bool Late => Hour > Noon;

            [Label] public bool Bought { get; }

            public string? Note { get; set; }

            public int CompareTo(Visit? other) => Minutes.CompareTo(other?.Minutes);
        }
        """,
        """
        [Network(Hidden = [8])] // small
        internal record Visit(
            [Feature] int Minutes,
            [Feature] string Shop,
            [Label] bool Bought) : IComparable<Visit>
        {
            private static readonly int Noon = 12;

            // Set afterwards.
            [Feature] public int Hour { get; set; }

            [Feature] public bool Late => Hour > Noon;

            public string? Note { get; set; }

            public int CompareTo(Visit? other) => Minutes.CompareTo(other?.Minutes);
        }
        """);

    [Fact]
    public Task Comments_and_documentation_move_along() => Fix.Changes(
        Title,
        """
        public static class Shops
        {
            /// <summary>A visit.</summary>
            /// <remarks>Of one person.</remarks>
            [Serializable]
            public class Visit
            {
                // What is known.

                /// <summary>How long it <em>took</em>.</summary>
                [Feature]
                public int Minutes { get; } // without waiting

                /// <summary>
                /// What was shown,
                /// see <see cref="Minutes"/>.
                /// </summary>
                [Id]
                public string Page { get; } = "";

                /// <summary>Whether something was bought.</summary>
                [Label]
                public bool Bought { get; } // or ordered

                /// <summary>Kept.</summary>
                public int Hours => Minutes / 60;
            }
        }
        """,
        """
        public static class Shops
        {
            /// <summary>A visit.</summary>
            /// <remarks>Of one person.</remarks>
            /// <param name="Minutes">How long it <em>took</em>.</param>
            /// <param name="Page">
            /// What was shown,
            /// see <see cref="Minutes"/>.
            /// </param>
            /// <param name="Bought">Whether something was bought.</param>
            [Serializable]
            public record Visit(
                // What is known.
                [Feature] int Minutes, // without waiting
                [Id] string Page,
                // or ordered
                [Label] bool Bought)
            {
                /// <summary>Kept.</summary>
                public int Hours => Minutes / 60;
            }
        }
        """);

    [Fact]
    public Task Attributes_of_others_stay_on_the_property() => Fix.Changes(
        Title,
        "public class Visit\n{\n    [Obsolete, Feature, System.ComponentModel.DefaultValue(1)]\n    [field: NonSerialized]\n    public int Minutes { get; }\n    [Label] public bool Bought { get; }\n}",
        "public record Visit(\n    [property: Obsolete, System.ComponentModel.DefaultValue(1)] [Feature] [field: NonSerialized] int Minutes,\n    [Label] bool Bought);");

    [Theory]
    [InlineData(
        "public class Visit { [Feature] public int Minutes { get; } [Label] public bool Bought { get; } }",
        "public record Visit([Feature] int Minutes, [Label] bool Bought);")]
    [InlineData(
        "public class Visit { [Feature] public int @long { get; } [Label] public bool Bought { get; set; } }",
        "public record Visit([Feature] int @long) { [Label] public bool Bought { get; set; } }")]
    [InlineData(
        "public class Visit {\r\n\t[Feature] public int Minutes { get; }\r\n\t[Label] public bool Bought { get; }\r\n}",
        "public record Visit(\r\n\t[Feature] int Minutes,\r\n\t[Label] bool Bought);")]
    [InlineData(
        "public class Visit\n{\n    [Feature] public int Minutes { get; }\n    [Label] public bool Bought { get; }\n\n    // To come: the shop.\n}",
        "public record Visit(\n    [Feature] int Minutes,\n    [Label] bool Bought)\n{\n    // To come: the shop.\n}")]
    public Task The_layout_is_the_classs_own(string before, string after) => Fix.Changes(Title, before, after);

    [Theory]
    [InlineData("public class Visit { public Visit(int seed) => Minutes = seed; [Feature] public int Minutes { get; } [Label] public bool Bought { get; } }")]
    [InlineData("public class Visit(int seed) { [Feature] public int Minutes { get; } = seed; [Label] public bool Bought { get; } }")]
    [InlineData("public class Base; public class Visit : Base { [Feature] public int Minutes { get; } [Label] public bool Bought { get; } }")]
    [InlineData("public struct Visit { [Feature] public int Minutes { get; } [Label] public bool Bought { get; } }")]
    [InlineData("public class Visit { [Feature] public int Minutes { get; } = 5; [Label] public bool Bought { get; } }")]
    [InlineData("public class Visit { [Feature] public int Minutes { get; private set; } [Feature] internal int Hour { get; } [Label] public bool Bought { get; } }")]
    [InlineData("public class Visit { [Feature] public virtual int Minutes { get; } [Label] public bool Bought { get; } }")]
    [InlineData("public class Visit { [Feature] public readonly int Minutes; [Label] public bool Bought { get; } }")]
    [InlineData("public class Visit { [Feature] public int Minutes { get; } [Id] public Uri Page { get; } = null!; [Label] public bool Bought { get; } }")]
    [InlineData("public record Visit([Feature] int Minutes, Uri Page, [Label] bool Bought);")]
    public Task Nothing_is_offered_where_a_record_does_not_help(string source) => Fix.OffersNothing(source);

    [Theory]
    [InlineData("public override bool Equals(object? other) => ReferenceEquals(this, other); public override int GetHashCode() => 0;")]
    [InlineData("public Visit Clone() => this;")]
    [InlineData("public void Deconstruct(out int minutes) => minutes = Minutes;")]
    public Task Nothing_is_offered_where_a_member_stands_against_it(string member) => Fix.OffersNothing(
        $"public class Visit {{ [Feature] public int Minutes {{ get; }} [Label] public bool Bought {{ get; }} {member} }}");

    [Theory]
    [InlineData("public static class Maker { public static Visit Make() => new Visit(); }")]
    [InlineData("public static class Maker { public static Visit Make() => new(); }")]
    [InlineData("public class Longer : Visit;")]
    public Task Nothing_is_offered_where_others_would_break(string other) => Fix.OffersNothing(
        $"public class Visit {{ [Feature] public int Minutes {{ get; }} [Label] public bool Bought {{ get; }} }}\n{other}");

    [Fact]
    public Task Nothing_is_offered_for_a_type_in_parts() => Fix.OffersNothing(
        "public partial class Visit { [Feature] public int Minutes { get; } } public partial class Visit { [Label] public bool Bought { get; } }");

    [Theory]
    [InlineData("/// <summary>Long.</summary>\n    /// <remarks>Very.</remarks>\n    [Feature] public int Minutes { get; }")]
    [InlineData("[Feature] /* in full */ public int Minutes { get; }")]
    [InlineData("#region Inputs\n    [Feature] public int Minutes { get; }\n#endregion")]
    public Task Nothing_is_offered_where_words_would_be_lost(string member) => Fix.OffersNothing(
        $"public class Visit\n{{\n    {member}\n    [Label] public bool Bought {{ get; }}\n}}");

    [Fact]
    public Task All_classes_are_converted_at_once() => Fix.ChangesAll(
        Title,
        [
            "public class Visit\n{\n    [Feature] public int Minutes { get; }\n    [Label] public bool Bought { get; }\n}\n\npublic class Call\n{\n    [Feature] public int Minutes { get; }\n    [Label] public bool Bought { get; set; }\n}\n",
            "public class Mail { [Feature] public int Words { get; } [Label] public bool Bought { get; } }",
        ],
        [
            "public record Visit(\n    [Feature] int Minutes,\n    [Label] bool Bought);\n\npublic record Call(\n    [Feature] int Minutes)\n{\n    [Label] public bool Bought { get; set; }\n}\n",
            "public record Mail([Feature] int Words, [Label] bool Bought);",
        ]);
}
