using System.Diagnostics;
using System.Globalization;
using Lift;
using Studies.Decisions;
using Studies.Samples;
using Studies.Schemes;

namespace Studies;

/// <summary>What the program measures.</summary>
internal static class Commands
{
    public static int Run(string[] args)
    {
        switch (args)
        {
            case ["schemes", var folder, .. var rest]:
                CompareSchemes(folder, Number(rest, 0, 2_000), Number(rest, 1, 1), rest.Length > 2 ? rest[2..] : [], contendersOnly: false);
                return 0;
            case ["contenders", var folder, .. var rest]:
                CompareSchemes(folder, Number(rest, 0, 2_000), Number(rest, 1, 3), rest.Length > 2 ? rest[2..] : [], contendersOnly: true);
                return 0;
            case ["gate", var folder, .. var rest]:
                JudgeGate(folder, Number(rest, 0, 1_000), Number(rest, 1, 10), Number(rest, 2, 2), rest.Length > 3 ? rest[3..] : []);
                return 0;
            case ["noise", .. var rest]:
                SimulatedTables.Run(Number(rest, 1, 240), Number(rest, 0, 100), strength: 0);
                return 0;
            case ["power", .. var rest]:
                SimulatedTables.Run(Number(rest, 1, 1_000), Number(rest, 0, 100), Number(rest, 2, 6));
                return 0;
            case ["kill", .. var rest]:
                return Kills.Run(Number(rest, 0, 10)) ? 0 : 1;
            case ["killed", var folder, var file]:
                Kills.Study(folder, file);
                return 0;
            case ["samples", var folder, var version]:
                SampleFiles.Write(folder, version);
                return 0;
            default:
                Console.WriteLine("dotnet run -c Release --project tests/Studies -- <command>\n");
                Console.WriteLine("  schemes FOLDER [ROWS] [SEEDS] [DATASET ...]         ways of giving a booster what a network learned, on the data sets of a folder");
                Console.WriteLine("  contenders FOLDER [ROWS] [SEEDS] [DATASET ...]      the best of them, on more divisions");
                Console.WriteLine("  gate FOLDER [ROWS] [PARTS] [REPEATS] [DATASET ...]  what the safe choice brings on each data set of a folder, and what it misses");
                Console.WriteLine("  noise [TABLES] [ROWS]                               how often a study finds a lift where labels hang on nothing");
                Console.WriteLine("  power [TABLES] [ROWS] [STRENGTH]                    how often it finds a planted interaction");
                Console.WriteLine("  kill [TIMES]                                        a study that is killed at random moments, and ends in the same numbers");
                Console.WriteLine("  samples FOLDER VERSION                              the sample files of tests/Core.Tests/Artifacts, in the form that is written now");
                return 2;
        }
    }

    private static void CompareSchemes(string folder, int rows, int seeds, string[] names, bool contendersOnly)
    {
        var clock = Stopwatch.StartNew();
        var table = new SchemeTable();
        foreach (var set in DataSets.All.Where(set => names.Length == 0 || names.Contains(set.Name)))
        {
            for (var seed = 1; seed <= seeds; seed++)
                set.Open(folder, rows, seed, new SchemeBench(seed, trials: 3, contendersOnly, table));
        }

        table.Print();
        Console.WriteLine($"\nAt most {rows} rows of each, {seeds} division(s), {clock.Elapsed.TotalSeconds:0} s.");
    }

    // LAMINA_STUDIES names a folder that keeps finished folds, so that a run of hours can be stopped.
    private static void JudgeGate(string folder, int rows, int parts, int repeats, string[] names)
    {
        var clock = Stopwatch.StartNew();
        var table = new GateTable(parts, repeats, Environment.GetEnvironmentVariable("LAMINA_STUDIES"));
        foreach (var set in DataSets.All.Where(set => names.Length == 0 || names.Contains(set.Name)))
            set.Open(folder, rows, 1, table);
        table.Print();
        Console.WriteLine($"At most {rows} rows of each, {parts} parts, {repeats} x 5 folds to choose by, {clock.Elapsed.TotalSeconds:0} s.");
    }

    private static int Number(string[] args, int at, int otherwise) =>
        args.Length > at ? int.Parse(args[at], CultureInfo.InvariantCulture) : otherwise;
}
