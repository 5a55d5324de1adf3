using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Lamina;

/// <summary>
/// Finished folds on disk: a file for each, written beside its place and moved there, so that a study that was killed loses the fold it was at
/// and no other. A file names its study; those of other rows or options are not looked at.
/// </summary>
/// <param name="folder">Where they are, or null to keep nothing.</param>
/// <param name="study">What names the study.</param>
internal sealed class StudyStore(string? folder, string study)
{
    private static readonly JsonSerializerOptions Json = new()
    {
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>A fold that was finished before, or null.</summary>
    public FoldRecord? Read(FoldKey key)
    {
        var path = PathOf(key);
        if (path is null || !File.Exists(path))
            return null;
        try
        {
            using var stream = File.OpenRead(path);
            var stored = JsonSerializer.Deserialize<StoredFold>(stream, Json);
            return stored?.Study == study && stored.Record.Key == key && stored.Record.IsWhole ? stored.Record : null;
        }
        catch (JsonException)
        {
            return null;   // damaged: the fold is worked out again
        }
    }

    /// <summary>Keeps a finished fold.</summary>
    public void Write(FoldRecord record)
    {
        var path = PathOf(record.Key);
        if (path is null)
            return;
        Directory.CreateDirectory(folder!);
        var beside = path + ".new";
        using (var stream = File.Create(beside))
            JsonSerializer.Serialize(stream, new StoredFold(study, record), Json);
        File.Move(beside, path, overwrite: true);
    }

    private string? PathOf(FoldKey key) =>
        folder is null ? null : Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{study}-{key.Repeat}-{key.Fold}-{key.Share}.json"));

    private sealed record StoredFold(string Study, FoldRecord Record);
}
