using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;
using Lamina;

namespace Studies.Decisions;

/// <summary>A study in a process of its own that is killed at random moments, started again each time, and compared with one that was left alone.</summary>
internal static class Kills
{
    private static readonly JsonSerializerOptions Json = new() { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };

    /// <summary>Kills, and compares.</summary>
    /// <param name="times">How often.</param>
    /// <returns>Whether the numbers are the same to the last bit.</returns>
    public static bool Run(int times)
    {
        var root = Directory.CreateTempSubdirectory("lamina-kill").FullName;
        var (alone, killed) = (Path.Combine(root, "alone.json"), Path.Combine(root, "killed.json"));
        var clock = Stopwatch.StartNew();
        Start(Path.Combine(root, "alone"), alone).WaitForExit();
        var whole = clock.Elapsed;
        var random = new Random(Environment.TickCount);
        for (var kill = 1; kill <= times; kill++)
        {
            using var process = Start(Path.Combine(root, "killed"), killed);

            // Short enough that all of them together do not finish it: each is to be a kill.
            var wait = whole * 2 * random.NextDouble() / times;
            var ended = process.WaitForExit(wait);
            if (!ended)
                process.Kill(entireProcessTree: true);
            process.WaitForExit();
            var folds = Directory.Exists(Path.Combine(root, "killed")) ? Directory.GetFiles(Path.Combine(root, "killed"), "*.json").Length : 0;
            Console.WriteLine($"{(ended ? "ended" : "killed")} after {wait.TotalSeconds:0.0} s, {folds} folds on disk");
            if (ended)
                File.Delete(killed);
        }

        Start(Path.Combine(root, "killed"), killed).WaitForExit();
        var same = File.ReadAllText(alone) == File.ReadAllText(killed);
        Console.WriteLine($"{new FileInfo(alone).Length} characters of numbers: {(same ? "the same" : "DIFFERENT")}. Left alone it took {whole.TotalSeconds:0.0} s.");
        Directory.Delete(root, recursive: true);
        return same;
    }

    /// <summary>The study, in the process that may be killed.</summary>
    public static void Study(string folder, string file)
    {
        var options = new StudyOptions
        {
            Seed = 3,
            Folds = 6,
            Trials = 2,
            BootstrapRounds = 200,
            Folder = folder,
            Network = new FitOptions { Folds = 3, Epochs = 20, Threads = 1 },
            Booster = new LightGbmOptions { Trees = 100, Threads = 1 },
        };
        var report = PointTraining.Study(Point.Simulate(300, seed: 1, strength: 4), options);
        File.WriteAllText(file, JsonSerializer.Serialize(report with { Elapsed = default }, Json));
    }

    private static Process Start(string folder, string file) =>
        Process.Start(new ProcessStartInfo("dotnet", [typeof(Kills).Assembly.Location, "killed", folder, file]))!;
}
