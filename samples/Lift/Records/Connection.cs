using System.IO.Compression;
using Lamina;
using NetworkDefaults;

namespace Lift;

/// <summary>A connection through a network and the attack that it is, if any (KDD Cup 1999). Most rows equal another one.</summary>
public record Connection(
    [Feature(Encode.Category)] string Protocol,
    [Feature(Encode.Category)] string Service,
    [Feature(Encode.Category)] string Flag,
    [Feature(Shape = [38])] float[] Numbers,
    [Label(LabelTask.MultiClass)] string Kind)
{
    public static Connection[] Read(string folder)
    {
        using var file = new GZipStream(File.OpenRead(Path.Combine(folder, "kddcup99-10pct", "kddcup.data_10_percent.gz")), CompressionMode.Decompress);
        using var reader = new StreamReader(file);
        var connections = new List<Connection>();
        while (reader.ReadLine() is { Length: > 0 } line)
        {
            var cells = line.Split(',');
            connections.Add(new Connection(cells[1], cells[2], cells[3], [Cells.Number(cells[0]), .. cells[4..41].Select(Cells.Number)], cells[41]));
        }

        return [.. connections];
    }
}
