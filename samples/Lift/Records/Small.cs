using Lamina;
using NetworkDefaults;

namespace Lift;

/// <summary>An iris and its species (Fisher 1936).</summary>
public record Flower(
    [Feature] float SepalLength,
    [Feature] float SepalWidth,
    [Feature] float PetalLength,
    [Feature] float PetalWidth,
    [Label] string Species)
{
    public static Flower[] Read(string folder) =>
    [
        .. Cells.Read(Path.Combine(folder, "multiclass-small", "iris.csv"))
            .Select(cells => new Flower(Cells.Number(cells[0]), Cells.Number(cells[1]), Cells.Number(cells[2]), Cells.Number(cells[3]), cells[4])),
    ];
}

/// <summary>A penguin and its species (Horst, Hill and Gorman 2020).</summary>
public record Penguin(
    [Feature] string? Island,
    [Feature] float? BillLength,
    [Feature] float? BillDepth,
    [Feature] float? FlipperLength,
    [Feature] float? BodyMass,
    [Feature] string? Sex,
    [Label] string Species)
{
    public static Penguin[] Read(string folder) =>
    [
        .. Cells.Read(Path.Combine(folder, "multiclass-small", "penguins.csv"), hasHeader: true).Select(cells => new Penguin(
            cells[1],
            Cells.NumberOrNull(cells[2]),
            Cells.NumberOrNull(cells[3]),
            Cells.NumberOrNull(cells[4]),
            Cells.NumberOrNull(cells[5]),
            cells[6].Length == 0 ? null : cells[6],
            cells[0])),
    ];
}

/// <summary>An echo of 60 bands from a mine or a rock (UCI sonar).</summary>
public record Sonar([Feature(Shape = [60])] float[] Bands, [Label] bool Mine)
{
    public static Sonar[] Read(string folder) =>
    [
        .. Cells.Read(Path.Combine(folder, "binary-small", "sonar.csv"))
            .Select(cells => new Sonar(Array.ConvertAll(cells[..60], Cells.Number), cells[60] == "M")),
    ];
}
