using Lamina.Generators.Parsing;
using Microsoft.CodeAnalysis;

namespace Generators.Tests.Pipeline;

/// <summary>One attribute of each name is bound; what the others are is as if each were.</summary>
public class AnnotationTests
{
    private const string Other = "public class OtherAttribute : Attribute { public OtherAttribute(params object[] all) { } }";

    [Theory]
    [InlineData("public record Row([Feature] int A, [Feature] int B, [Label] bool C);", "A: Feature; B: Feature; C: Label")]
    [InlineData("public class Row { [Feature, Weight] public int A { get; set; } [Weight] [Feature] public int B; }", "A: Feature Weight; B: Weight Feature")]
    [InlineData("public class Row { [Other] [Feature] public int A { get; set; } [Other(1)] public int B, C; }", "A: Feature; B:; C:")]
    [InlineData("public record Row([property: Feature] int A, [field: Feature] int B, [Feature] int C);", "A: Feature; B: Feature; C: Feature")]
    [InlineData("public class Row { [field: Feature] public int A { get; set; } [Feature] public int B { get; set; } }", "A: Feature; B: Feature")]
    [InlineData("public class Row { [FeatureAttribute] public int A; [Lamina.Feature] public int B; [global::Lamina.FeatureAttribute] public int C; }", "A: Feature; B: Feature; C: Feature")]
    [InlineData("public partial class Row { [Feature] public partial int A { get; } } public partial class Row { public partial int A => 1; }", "A: Feature")]
    [InlineData("public partial class Row { public partial int A { get; } } public partial class Row { [Feature] public partial int A => 1; }", "A: Feature")]
    [InlineData("public record Row([Feature] int A) { [Label] public int A { get; } = A; [Feature] public int B { get; init; } }", "A: Feature Label; B: Feature")]
    public void Names_say_what_attributes_are(string source, string expected) => Assert.Equal(expected, Read(source));

    [Fact]
    public void A_name_may_mean_another_attribute_in_another_part() => Assert.Equal(
        "A: Feature; B:",
        Read("public partial class Row { [Feature] public int A; }", "using FeatureAttribute = OtherAttribute;\npublic partial class Row { [Feature] public int B; }"));

    [Fact]
    public void A_name_may_mean_a_nested_attribute_in_the_body() => Assert.Equal(
        "A: Feature; B:",
        Read("public record Row([Lamina.Feature] int A) { [Feature] public int B { get; init; } public class FeatureAttribute : Attribute { } }"));

    [Fact]
    public void Arguments_are_those_of_the_attribute_itself()
    {
        var members = Scan("public class Row { [Feature] public int A; [Other, Feature(Encode.Category)] public int B; [Feature(Shape = [3])] public float[] C; }");

        Assert.Empty(members[0].Annotations["Feature"]!.ConstructorArguments);
        Assert.Equal(2, Assert.Single(members[1].Annotations["Feature"]!.ConstructorArguments).Value);
        Assert.Equal("Shape", Assert.Single(members[2].Annotations["Feature"]!.NamedArguments).Key);
    }

    private static string Read(params string[] parts) => string.Join("; ", Scan(parts).Select(static member =>
        $"{member.Name}: {string.Join(' ', member.Annotations.All.Select(static annotation => annotation.Name))}".TrimEnd()));

    private static List<Member> Scan(params string[] parts)
    {
        var sources = parts.Select(static part => Shape.Usings + part).Append("using System;\n" + Other);
        var row = Compilations.Create(Packages.Core, [.. sources]).GetTypeByMetadataName("Row")!;
        return MemberScan.Scan(row, sink: null, CancellationToken.None);
    }
}
