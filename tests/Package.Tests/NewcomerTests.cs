using System.IO.Compression;
using System.Xml.Linq;

namespace Package.Tests;

/// <summary>What somebody meets who knows only the packages and the README.</summary>
[Trait("Category", "Package")]
public sealed class NewcomerTests(PackedFeed feed) : IClassFixture<PackedFeed>
{
    private static string Libtorch =>
        OperatingSystem.IsWindows() ? "libtorch-cpu-win-x64" : OperatingSystem.IsMacOS() ? "libtorch-cpu-osx-arm64" : "libtorch-cpu-linux-x64";

    [Fact]
    public void The_first_model_of_the_readme_runs_in_a_console_project() => AssertPrintsAModel(FirstModel().Output);

    [Fact]
    public void The_record_may_live_in_a_domain_library_on_Lamina_Core_alone()
    {
        var folder = feed.CreateProjectFolder("pair");
        var (program, record) = SplitAtTheRecord(Repository.FirstModel());

        var domain = Directory.CreateDirectory(Path.Combine(folder, "Domain")).FullName;
        WriteProject(domain, "Domain", executable: false, $"""<PackageReference Include="Lamina.Core" Version="{feed.Version}" />""");
        File.WriteAllText(Path.Combine(domain, "Record.cs"), "using Lamina;\n\n" + record);

        var training = Directory.CreateDirectory(Path.Combine(folder, "Training")).FullName;
        WriteProject(training, "Training", executable: true, $"""
            <ProjectReference Include="../Domain/Domain.csproj" />
            <PackageReference Include="Lamina" Version="{feed.Version}" />
            <PackageReference Include="{Libtorch}" Version="{Repository.VersionOf(Libtorch)}" />
            """);
        var name = record.Split("record ")[1].Split('(')[0];
        File.WriteAllText(Path.Combine(training, "TrainingFor.cs"), $"[assembly: Lamina.TrainingFor<{name}>]\n");
        File.WriteAllText(Path.Combine(training, "Program.cs"), program);
        AssertPrintsAModel(DotNet.Run(training, "run", "-c", "Release", "-warnaserror"));
    }

    [Fact]
    public void Lamina_Core_depends_on_nothing_and_carries_the_generator_and_the_code_fixes()
    {
        using var package = ZipFile.OpenRead(Path.Combine(feed.Folder, $"Lamina.Core.{feed.Version}.nupkg"));
        using var nuspec = package.GetEntry("Lamina.Core.nuspec")!.Open();
        Assert.DoesNotContain(XDocument.Load(nuspec).Descendants(), element => element.Name.LocalName == "dependency");
        Assert.Equal(
            ["Lamina.CodeFixes.dll", "Lamina.Generators.dll"],
            package.Entries.Where(entry => entry.FullName.StartsWith("analyzers/dotnet/cs/", StringComparison.Ordinal)).Select(entry => entry.Name).Order(StringComparer.Ordinal));
        Assert.NotNull(package.GetEntry("lib/net10.0/Lamina.Core.xml"));
    }

    [Fact]
    public void Lamina_Interop_depends_on_Lamina_Core_and_the_libraries_of_other_runtimes()
    {
        using var package = ZipFile.OpenRead(Path.Combine(feed.Folder, $"Lamina.Interop.{feed.Version}.nupkg"));
        using var nuspec = package.GetEntry("Lamina.Interop.nuspec")!.Open();
        Assert.Equal(
            ["Apache.Arrow", "Lamina.Core", "Microsoft.ML", "Microsoft.ML.OnnxRuntime", "Microsoft.ML.OnnxTransformer", "Parquet.Net", "System.Numerics.Tensors"],
            XDocument.Load(nuspec).Descendants().Where(element => element.Name.LocalName == "dependency").Select(element => element.Attribute("id")!.Value).Order(StringComparer.Ordinal));
        Assert.NotNull(package.GetEntry("lib/net10.0/Lamina.Interop.xml"));
    }

    [Fact]
    public void A_foreign_network_is_a_column_of_a_project_that_references_Lamina_Interop()
    {
        // An ONNX file that doubles two numbers and takes the softmax of them.
        const string network = "CAhCBAoAEBFCEgoObm8uc3VjaC5kb21haW4QATp4EgR0ZXN0Wh0KBnBpeGVscxITChEIARINCgcSBWJhdGNoCgIIAgomCgZwaXhlbHMKBnBpeGVscxIHZG91YmxlZBoGZG91YmxlIgNBZGQKHAoHZG91YmxlZBIDZW5kGgNlbmQiB1NvZnRtYXhiCwoDZW5kEgQKAggB";
        var folder = feed.CreateProjectFolder("foreign");
        WriteProject(folder, "Foreign", executable: true, $"""<PackageReference Include="Lamina.Interop" Version="{feed.Version}" />""");
        File.WriteAllBytes(Path.Combine(folder, "someone.onnx"), Convert.FromBase64String(network));
        File.WriteAllText(Path.Combine(folder, "Program.cs"), """
            using Lamina;

            using var seen = OnnxNetwork.Load("someone.onnx").CutAt<Photo>("double", width: 2, inputs => inputs.Map("pixels", photo => photo.Pixels));
            Photo[] rows = seen.Apply([new Photo([1, 2.5f], true), new Photo([3, 4], false)], (photo, activations) => photo with { Seen = activations });
            Console.WriteLine($"{string.Join(" ", rows[0].Seen)} in {typeof(PhotoSchema)}");

            public record Photo([Feature(Shape = [2])] float[] Pixels, [Label] bool Sharp)
            {
                [Feature(Shape = [2])]
                public float[] Seen { get; init; } = [];
            }
            """);
        Assert.Equal("2 5 in PhotoSchema", DotNet.Run(folder, "run", "-c", "Release", "-warnaserror").Trim());
    }

    [Fact]
    public void The_code_fixes_of_the_package_mend_a_project()
    {
        var folder = feed.CreateProjectFolder("mended");
        WriteProject(folder, "Domain", executable: false, $"""<PackageReference Include="Lamina.Core" Version="{feed.Version}" />""");
        var file = Path.Combine(folder, "Visit.cs");
        File.WriteAllText(file, "using Lamina;\n\npublic class Visit\n{\n    [Feature] public int Minutes { get; }\n    [Label] public bool Bought { get; }\n}\n");

        DotNet.Run(folder, "format", "analyzers", "--diagnostics", "LAM0008");

        Assert.Equal("using Lamina;\n\npublic record Visit(\n    [Feature] int Minutes,\n    [Label] bool Bought);\n", File.ReadAllText(file));
    }

    [LinkerFact]
    public void Lamina_Core_publishes_under_NativeAOT_without_a_warning_and_predicts_there_as_anywhere()
    {
        var trained = FirstModel();
        var (program, record) = SplitAtTheRecord(Repository.FirstModel());
        var predicting = program.Split('\n').Single(line => line.Contains("Predictor.Load(", StringComparison.Ordinal));
        var folder = feed.CreateProjectFolder("native");
        WriteProject(folder, "Service", executable: true, $"""<PackageReference Include="Lamina.Core" Version="{feed.Version}" />""", """
            <PublishAot>true</PublishAot>
            <InvariantGlobalization>true</InvariantGlobalization>
            """);
        File.WriteAllText(Path.Combine(folder, "Program.cs"), $"using Lamina;\n\n{predicting}\n\n{record}");
        DotNet.Run(folder, ["publish", "-c", "Release", "-o", "out", "-warnaserror", "--use-current-runtime", .. LinkerFactAttribute.PublishArguments]);

        // Where the model was saved; the console project printed the same prediction last.
        var printed = DotNet.RunProgram(Path.Combine(folder, "out", "Service"), trained.Folder).Trim();
        Assert.StartsWith("True (probability", printed, StringComparison.Ordinal);
        Assert.EndsWith(printed, trained.Output.Trim(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_console_project_without_libtorch_is_warned_when_it_is_built()
    {
        var folder = feed.CreateProjectFolder("forgetful");
        WriteProject(folder, "Console", executable: true, $"""<PackageReference Include="Lamina" Version="{feed.Version}" />""");
        File.WriteAllText(Path.Combine(folder, "Program.cs"), "System.Console.WriteLine();\n");
        Assert.Contains("warning LAMN001", DotNet.Run(folder, "build"), StringComparison.Ordinal);
    }

    private (string Folder, string Output) FirstModel()
    {
        if (feed.FirstModel is { } known)
            return known;
        var folder = feed.CreateProjectFolder("console");
        WriteProject(folder, "Console", executable: true, $"""
            <PackageReference Include="Lamina" Version="{feed.Version}" />
            <PackageReference Include="{Libtorch}" Version="{Repository.VersionOf(Libtorch)}" />
            """);
        File.WriteAllText(Path.Combine(folder, "Program.cs"), Repository.FirstModel());
        var run = (folder, DotNet.Run(folder, "run", "-c", "Release", "-warnaserror"));
        feed.FirstModel = run;
        return run;
    }

    private static void AssertPrintsAModel(string output)
    {
        Assert.Contains("log-loss", output, StringComparison.Ordinal);
        Assert.Contains("AUC", output, StringComparison.Ordinal);
    }

    private static (string Program, string Record) SplitAtTheRecord(string code)
    {
        var start = code.IndexOf("public record", StringComparison.Ordinal);
        return (code[..start], code[start..]);
    }

    private static void WriteProject(string folder, string name, bool executable, string references, string properties = "") =>
        File.WriteAllText(Path.Combine(folder, $"{name}.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <OutputType>{(executable ? "Exe" : "Library")}</OutputType>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <CreateHardLinksForCopyFilesToOutputDirectoryIfPossible>true</CreateHardLinksForCopyFilesToOutputDirectoryIfPossible>
                <CreateHardLinksForCopyLocalIfPossible>true</CreateHardLinksForCopyLocalIfPossible>
                {properties}
              </PropertyGroup>
              <ItemGroup>
                {references}
              </ItemGroup>
            </Project>
            """);
}
