using System.Globalization;
using System.Runtime.CompilerServices;
using Lamina;

namespace Core.Tests.Artifacts;

/// <summary>A record of the sample files and how a file of it is loaded and asked.</summary>
internal sealed class SamplePipeline
{
    private readonly Func<Stream, float[]> predict;

    private SamplePipeline(string name, RowSchema schema, Func<Stream, float[]> predict)
    {
        (Name, Schema) = (name, schema);
        this.predict = predict;
    }

    /// <summary>All of them: each kind of column, network, task and model is in one.</summary>
    public static IReadOnlyList<SamplePipeline> All { get; } =
    [
        new("guest-trees", GuestSchema.Descriptor, file => Said(GuestPredictor.Load(file).Predict(Guest.Simulate(Rows, 2)))),
        new("note-linear", NoteSchema.Descriptor, PredictNotes),
        new("note-fourier", NoteSchema.Descriptor, PredictNotes),
        new("scan-neighbors", ScanSchema.Descriptor, file => Said(ScanPredictor.Load(file).Predict(Scan.Simulate(Rows, 2)))),
        new("orchid-forest", OrchidSchema.Descriptor, file => Said(OrchidPredictor.Load(file).Predict(Orchid.Simulate(Rows, 2)))),
        new("hut-blend", HutSchema.Descriptor, file => Said(HutPredictor.Load(file).Predict(Hut.Simulate(Rows, 2)))),
        new("sky-trees", SkySchema.Descriptor, file => Said(SkyPredictor.Load(file).Predict(Sky.Simulate(Rows, 2)))),
    ];

    /// <summary>The record, and the model.</summary>
    public string Name { get; }

    public RowSchema Schema { get; }

    private static int Rows => 12;

    public static SamplePipeline Of(string name) => All.Single(pipeline => name.StartsWith(pipeline.Name, StringComparison.Ordinal));

    /// <summary>Loads a file and predicts rows with it.</summary>
    public float[] Predict(byte[] file) => predict(new MemoryStream(file));

    /// <summary>The sample files of this folder, by their names: <c>guest-trees.1-2</c> has format 1 and its model format 2.</summary>
    public static IEnumerable<string> Files() =>
        Directory.GetFiles(Folder(), "*.lamina").Select(path => Path.GetFileNameWithoutExtension(path)!).Order(StringComparer.Ordinal);

    public static byte[] Read(string name) => File.ReadAllBytes(Path.Combine(Folder(), name + ".lamina"));

    /// <summary>What the version that wrote a file said of the same rows.</summary>
    public static float[] Recorded(string name) =>
        [.. File.ReadAllText(Path.Combine(Folder(), name + ".txt"))
            .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .Select(static cell => float.Parse(cell, CultureInfo.InvariantCulture))];

    private static float[] PredictNotes(Stream file) => Said(NotePredictor.Load(file).Predict(Note.Simulate(Rows, 2)));

    private static float[] Said<T>(Prediction<T>[] predictions) =>
        [.. predictions.SelectMany(static prediction => prediction switch
        {
            { Probabilities.IsEmpty: false } => prediction.Probabilities.ToArray(),
            { Value: float number } => [number],
            _ => [prediction.Probability],
        })];

    private static string Folder([CallerFilePath] string here = "") => Path.GetDirectoryName(here)!;
}
