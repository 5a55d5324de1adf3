using Microsoft.CodeAnalysis;

namespace Benchmarks.Generator;

/// <summary>What an edit made Lamina do again, by the reasons that Roslyn gives.</summary>
internal static class EditCheck
{
    /// <summary>How many outputs ran again, or wrote a file anew, after an edit that changes no type.</summary>
    public static int OutputsRunAgain(Project project, Scenario scenario)
    {
        var (before, after) = Run(project, scenario);
        var outputs = after.GetRunResult().Results.Single().TrackedOutputSteps
            .SelectMany(static steps => steps.Value)
            .SelectMany(static step => step.Outputs);
        return WrittenFiles.Between(before, after).Count + outputs.Count(static output => output.Reason != IncrementalStepRunReason.Cached);
    }

    /// <summary>How many files of other types an edit of one type wrote anew; all of them, where it wrote none of its own.</summary>
    public static int FilesOfOtherTypes(Project project)
    {
        var (before, after) = Run(project, Scenario.EditOne);
        var written = WrittenFiles.Between(before, after);
        return written.Exists(project.IsOfEditedType) ? written.Count(file => !project.IsOfEditedType(file)) : int.MaxValue;
    }

    private static (GeneratorDriver Before, GeneratorDriver After) Run(Project project, Scenario scenario)
    {
        var before = project.Driver(track: true).RunGenerators(project.Compilation);
        return (before, before.RunGenerators(project.After(scenario, 0)));
    }
}
