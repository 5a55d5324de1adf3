using Lamina.Generators;
using Lamina.Generators.Model;
using Microsoft.CodeAnalysis;

namespace Generators.Tests;

/// <summary>What the steps of the pipeline did in a driver's last run.</summary>
internal static class Steps
{
    /// <summary>The steps that a type of its own flows through.</summary>
    public static readonly string[] OfTypes = [TrackingNames.Models, TrackingNames.Named, TrackingNames.Training];

    /// <summary>The model of the only row type.</summary>
    public static RowModel Model(Compilation compilation) => Assert.Single(Models(Compilations.Driver().RunGenerators(compilation)));

    public static IEnumerable<RowModel> Models(GeneratorDriver driver) =>
        Result(driver).TrackedSteps[TrackingNames.Models].SelectMany(step => step.Outputs).Select(output => (RowModel)output.Value);

    /// <summary>Why a step ran, for each type: its name and the reason.</summary>
    public static Dictionary<string, IncrementalStepRunReason> Reasons(GeneratorDriver driver, string name) =>
        Result(driver).TrackedSteps[name].SelectMany(step => step.Outputs).ToDictionary(output => NameOf(output.Value), output => output.Reason);

    /// <summary>The reasons of the steps that write files.</summary>
    public static IEnumerable<IncrementalStepRunReason> Written(GeneratorDriver driver) =>
        Result(driver).TrackedOutputSteps.SelectMany(steps => steps.Value).SelectMany(step => step.Outputs).Select(output => output.Reason);

    /// <summary>The files, by hint.</summary>
    public static Dictionary<string, string> Files(GeneratorDriver driver) =>
        Result(driver).GeneratedSources.ToDictionary(source => source.HintName, source => source.SourceText.ToString(), StringComparer.Ordinal);

    public static GeneratorRunResult Result(GeneratorDriver driver)
    {
        var result = driver.GetRunResult().Results[0];
        Assert.Null(result.Exception);
        return result;
    }

    private static string NameOf(object value) => value switch
    {
        RowModel row => row.Shared.Stem,
        (RowModel row, _) => row.Shared.Stem,
        (TrainingModel training, _) => training.Stem,
        _ => value.ToString()!,
    };
}
