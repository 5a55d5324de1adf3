using System.Globalization;
using Lamina;

namespace IndoorMovement;

/// <summary>
/// A walk through an office: the strength of the radio signal at four anchors, eight times a second, from the start of the walk to a
/// marked place. The label says whether it goes on into another room.
/// </summary>
public record Walk(
    [Feature, Sequence(Channels = 4, MaxLength = 64)] float[][] Signal,
    [Label] bool ChangesRoom)
{
    /// <summary>Which of three environments the walk was measured in.</summary>
    public int Environment { get; init; }

    /// <summary>Reads the walks of a folder that holds <c>dataset</c> and <c>groups</c>.</summary>
    public static Walk[] Read(string folder)
    {
        var environments = Pairs(Path.Combine(folder, "groups", "MovementAAL_DatasetGroup.csv"));
        return
        [
            .. Pairs(Path.Combine(folder, "dataset", "MovementAAL_target.csv")).OrderBy(pair => pair.Key).Select(pair => new Walk(
                [.. Numbers(Path.Combine(folder, "dataset", $"MovementAAL_RSS_{pair.Key}.csv"))], pair.Value > 0)
            {
                Environment = environments[pair.Key],
            }),
        ];
    }

    private static Dictionary<int, int> Pairs(string file) => Numbers(file).ToDictionary(cells => (int)cells[0], cells => (int)cells[1]);

    private static IEnumerable<float[]> Numbers(string file) => File.ReadLines(file)
        .Where(line => line.Length > 0 && line[0] != '#')
        .Select(line => Array.ConvertAll(line.Split(','), cell => float.Parse(cell, CultureInfo.InvariantCulture)));
}
