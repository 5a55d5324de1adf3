namespace Generators.Tests.Shapes;

/// <summary>Every name that C# allows.</summary>
public class NameShapes
{
    private static readonly string[] Words = Generators.Tests.Words.All;

    [Fact]
    public void There_are_many_words() => Assert.InRange(Words.Length, 150, 300);

    [Fact]
    public void Every_word_names_a_member_and_an_enum_s_value()
    {
        string[] types = ["int", "float?", "string", "string?", "Kind", "Kind?", "DateTime", "bool", "decimal?"];
        var members = Words.Select((word, i) => (Type: types[i % types.Length], Name: "@" + word)).ToList();
        string Each(string form) => string.Concat(members.Select(member => string.Format(null, form, member.Type, member.Name)));

        Compile(
            $$"""
            public enum Kind { {{string.Join(", ", Words.Select(word => "@" + word))}} }
            public record Positional({{Each("[Feature] {0} {1}, ")}} [Label] Kind? Y);
            public class Settable { {{Each("[Feature] public required {0} {1} {{ get; init; }}")}} [Label] public Kind Y { get; set; } }
            public struct Fields { {{Each("[Feature] public {0} {1}; ")}} [Label] public string Y; }
            """);
    }

    [Fact]
    public void Every_word_names_a_label_and_roles()
    {
        string[] labels = ["bool", "string", "DayOfWeek?", "float"];
        Compile(string.Join('\n', Words.Select((word, i) => i % 2 == 0
            ? $"public record Row{i}([Feature, Group] string @{word}, [Weight] double W, [Time] DateTime T, [Label] {labels[i / 2 % labels.Length]} Y_{word});"
            : $"public record Row{i}([Feature] float X, [Label] {labels[i / 2 % labels.Length]} @{word});")));
    }

    [Fact]
    public void Every_word_names_a_type() => Compile(
        $"namespace Space;\n{string.Join('\n', Words.Select((word, i) => $"public record @{word}([Feature] int X{i}, [Feature] string Z, [Label] Kind Y);"))}\n"
        + "public enum Kind { A, B }");

    // Each with the others in sight, as names of types first and as names of namespaces then.
    [Fact]
    public void Generated_code_does_not_stumble_over_a_type_of_any_name() => Compile(
        $$"""
        namespace Space;
        {{string.Join('\n', Words.Select(word => $"public class @{word};"))}}
        [Lamina.Network(Hidden = [8, 4], Normalization = Lamina.Normalization.Batch)]
        public record Row([Feature] string X, [Feature] float? Z, [Feature] DayOfWeek D, [Feature] DateTime T, [Label] DayOfWeek? Y);
        """);

    [Fact]
    public void Every_word_names_a_namespace_and_a_type_around_the_row() => Compile(string.Join('\n', Words.Select((word, i) => i % 2 == 0
        ? $"namespace Space.@{word} {{ public enum Kind {{ A, B }} public record Row([Feature] Kind X, [Label] Kind? Y); }}"
        : $"namespace Space.@{word} {{ public static class @{word} {{ public enum Kind {{ A, B }} public record Row([Feature] string X, [Label] Kind Y); }} }}")));

    [Theory]
    [InlineData("Größe", "Straße", "Ångström")]
    [InlineData("温度", "人口", "売上")]
    [InlineData("Температура", "И", "й")]
    [InlineData("λ", "Ϊ", "ǅ")]
    [InlineData("ﬁ", "Ⅷ", "x\u0301")]
    [InlineData("नमस्ते", "กำ", "a\u203fb")]
    public void Unicode_names_work(string first, string second, string type) => Shape.Training(
        $$"""
        namespace {{first}}.{{second}};
        public enum {{first}} { {{second}}, {{type}} }
        public record {{type}}([Feature] {{first}} {{first}}, [Feature] string {{second}}, [Label] {{first}}? Label);
        """);

    [Fact]
    public void Letters_written_as_escapes_are_the_letters() => Assert.Equal(
        ["class", "größe"],
        Steps.Model(Compilations.Create(Packages.Core, Shape.Usings + "public record Row([Feature] int cl\\u0061ss, [Feature] int gr\\u00f6\\U000000dfe, [Label] bool Y);"))
            .Features.Select(feature => feature.Name));

    [Fact]
    public void Names_of_300_characters_work()
    {
        var (longer, other) = (new string('x', 299) + "Y", new string('x', 299) + "Z");
        var files = Shape.Training(
            $$"""
            namespace {{longer}}.{{other}};
            public enum {{longer}} { {{longer}}, {{other}} }
            public record {{longer}}_([Feature] {{longer}} {{longer}}, [Feature] string {{other}}, [Label] {{longer}}? Label);
            public record {{other}}([Feature] {{longer}} {{longer}}, [Feature] string {{other}}_, [Label] {{longer}}? Label);
            public class Outer { public record {{longer}}_([Feature] {{longer}} {{longer}}, [Label] {{longer}}? Label); }
            """).GetRunResult().Results[0].GeneratedSources;

        // Most file systems allow 255 bytes for a name, and EmitCompilerGeneratedFiles writes the files.
        Assert.Equal(9, files.Select(file => file.HintName).Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(files, file => Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(file.HintName), 1, 255));
    }

    [Fact]
    public void Equal_names_in_different_places_are_different_types() => Shape.Training(
        """
        public record Row([Feature] int X, [Label] bool Y);
        namespace First { public record Row([Feature] float X, [Label] float Y); public class Outer { public record Row([Feature] string X, [Label] string Y); } }
        namespace Second { public record Row([Feature] bool X, [Label] Row.Kind Y) { public enum Kind { A, B } } public class Outer { public record Row([Feature] DateTime X, [Label] bool? Y); } }
        namespace First.Second { public record Row([Feature] int X, [Label] double Y); }
        """);

    [Fact]
    public void Namespaces_may_be_called_as_those_that_generated_code_uses() => Shape.Training(
        """
        namespace Shops.System { public record Row([Feature] DateTime X, [Label] DayOfWeek Y); public class Collections; }
        namespace Shops.Lamina { public record Row([Feature] string X, [Label] DayOfWeek Y); public class Column; }
        namespace Shops.TorchSharp { public record Row([Feature] string X, [Label] bool Y); public class Tensor; }
        namespace Shops.Microsoft { public record Row([Feature] string X, [Label] float Y); }
        namespace Shops.Global { public class System; public class Lamina; public class TorchSharp; public record Microsoft([Feature] string X, [Label] float Y); }
        """);

    private static void Compile(string source)
    {
        var driver = Compilations.Generate(Packages.Training, Shape.Usings + source);
        Assert.NotEmpty(driver.GetRunResult().GeneratedTrees);
    }
}
