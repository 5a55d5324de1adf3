using System.Collections.Immutable;
using System.Reflection;
using Lamina.Generators;
using Microsoft.CodeAnalysis;

namespace Benchmarks.Generator;

/// <summary>
/// The generators that are measured. All see the same ten members, with an attribute of their own on each member where
/// they have one; the judged types are positional records in a project that trains.
/// </summary>
internal static class Subjects
{
    public static readonly Subject Lamina = new(
        "**Lamina**",
        new FeatureGenerator().AsSourceGenerator(),
        References("Lamina.Core", "Lamina", "TorchSharp", "Microsoft.Extensions.Logging.Abstractions"),
        Sources.Record);

    public static readonly Subject MemberFloor = Lamina with
    {
        Name = "floor: one attribute of a member",
        Generator = new FloorGenerator("Lamina.LabelAttribute").AsSourceGenerator(),
    };

    public static readonly Subject TypeFloor = Lamina with
    {
        Name = "floor: an attribute of the type",
        Generator = new FloorGenerator("System.SerializableAttribute").AsSourceGenerator(),
        Source = static (number, second) => Sources.Record(number, second).Replace("public record", "[Serializable]\npublic record", StringComparison.Ordinal),
    };

    public static readonly Subject Json = Peer("System.Text.Json", Sources.JsonContext);

    public static readonly ImmutableArray<Subject> All =
    [
        Lamina,
        Lamina with { Name = "Lamina, classes with properties", Source = Sources.Class },
        Lamina with { Name = "Lamina.Core alone", References = References("Lamina.Core") },
        MemberFloor,
        TypeFloor,
        Json,
        Peer("PolyType", Sources.PolyTypeShape, "PolyType"),
        Peer("Riok.Mapperly", Sources.Mapper, "Riok.Mapperly.Abstractions"),
    ];

    private static Subject Peer(string name, Func<int, string, string> source, params string[] references)
    {
        var path = typeof(Subjects).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(item => item.Key == name).Value!;
        var assembly = Assembly.LoadFrom(path);
        var type = assembly.GetTypes().Single(static type => type.IsDefined(typeof(GeneratorAttribute)));
        var generator = (IIncrementalGenerator)Activator.CreateInstance(type)!;
        var version = assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
        return new Subject($"{name} {version}", generator.AsSourceGenerator(), References(references), source);
    }

    // The framework, and the named assemblies beside this program.
    private static ImmutableArray<MetadataReference> References(params string[] names)
    {
        var framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        return
        [
            .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
                .Where(path => Path.GetDirectoryName(path) == framework || names.Contains(Path.GetFileNameWithoutExtension(path)))
                .Select(static path => MetadataReference.CreateFromFile(path)),
        ];
    }
}
