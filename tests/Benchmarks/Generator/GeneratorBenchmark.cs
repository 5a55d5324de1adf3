using System.Globalization;
using System.Runtime.InteropServices;
using Microsoft.CodeAnalysis;

namespace Benchmarks.Generator;

/// <summary>What the generator costs while a programmer types, beside what Roslyn costs by itself and beside its peers.</summary>
internal sealed class GeneratorBenchmark : IBenchmark
{
    private const int Many = 1_000;
    private const int Few = 100;

    private static readonly Scenario[] Scenarios = Enum.GetValues<Scenario>();

    public string Name => "generator";

    public string Summary => "megabytes, milliseconds and files of the generator for each kind of edit, beside its peers";

    public bool Run(bool quick)
    {
        var repetitions = quick ? 1 : 5;
        var compiler = typeof(Compilation).Assembly.GetName().Version!.ToString(3);
        Console.WriteLine($"Roslyn {compiler}, {RuntimeInformation.FrameworkDescription}, {Environment.ProcessorCount} cores; median of {repetitions}: allocated, time, files written.");
        foreach (var subject in Subjects.All)
            Measure(subject, types: 20, repetitions: 1);

        var measured = new Dictionary<(Subject Subject, int Types, Scenario Scenario), Measurement>();
        foreach (var types in (int[])[1, Few, Many])
        {
            Console.WriteLine($"\n{types.ToString("N0", CultureInfo.InvariantCulture)} type{(types == 1 ? "" : "s")} of 10 members\n");
            Console.WriteLine("| generator | cold | no-op | unrelated edit | comment | line shift | edit one |");
            Console.WriteLine("|---|---|---|---|---|---|---|");
            foreach (var subject in Subjects.All)
            {
                var row = Measure(subject, types, repetitions);
                foreach (var scenario in Scenarios)
                    measured[(subject, types, scenario)] = row[(int)scenario];
                Console.WriteLine($"| {subject.Name} | {string.Join(" | ", row)} |");
            }
        }

        return Judge((subject, types, scenario) => measured[(subject, types, scenario)]);
    }

    private static Measurement[] Measure(Subject subject, int types, int repetitions)
    {
        var project = new Project(subject, types);
        return Array.ConvertAll(Scenarios, scenario => Measurement.Of(project, scenario, repetitions));
    }

    private static bool Judge(Func<Subject, int, Scenario, Measurement> measured)
    {
        var project = new Project(Subjects.Lamina, Many);
        var (cold, unrelated, edited) = (Of(Scenario.Cold), Of(Scenario.Unrelated), Of(Scenario.EditOne));
        var floor = measured(Subjects.MemberFloor, Many, Scenario.Unrelated);
        var equality = ModelEquality.Measure(project);
        Bar[] bars =
        [
            new("unrelated edit: outputs run again", EditCheck.OutputsRunAgain(project, Scenario.Unrelated), 0, "outputs"),
            new("comment: outputs run again", EditCheck.OutputsRunAgain(project, Scenario.Comment), 0, "outputs"),
            new("line shift: outputs run again", EditCheck.OutputsRunAgain(project, Scenario.LineShift), 0, "outputs"),
            new("edit one: files of other types", EditCheck.FilesOfOtherTypes(project), 0, "files"),
            new("cold", cold.Megabytes, 200, "MB"),
            new("unrelated edit", unrelated.Megabytes, 65, "MB"),
            new("edit one, of an unrelated edit", edited.Megabytes / unrelated.Megabytes, 1.02, "times the megabytes"),
            new("unrelated edit, of that among 100 types", unrelated.Megabytes / measured(Subjects.Lamina, Few, Scenario.Unrelated).Megabytes, 11, "times the megabytes"),
            new("cold, of that of 100 types", cold.Megabytes / measured(Subjects.Lamina, Few, Scenario.Cold).Megabytes, 11, "times the megabytes"),
            new("comparing 1,000 models", equality.Bytes, 0, "bytes"),
            new("comparing 1,000 models", equality.Milliseconds, 2, "ms", Judged: false),
            new("unrelated edit, of the floor by a member's attribute", unrelated.Milliseconds / floor.Milliseconds, 3.2, "times the time", Judged: false),
            new("unrelated edit, of System.Text.Json's", unrelated.Megabytes / measured(Subjects.Json, Many, Scenario.Unrelated).Megabytes, 1, "times the megabytes", Judged: false),
        ];

        Console.WriteLine("\n1,000 types of 10 members");
        return Bar.Judge(bars);

        Measurement Of(Scenario scenario) => measured(Subjects.Lamina, Many, scenario);
    }
}
