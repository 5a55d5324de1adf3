using Lamina;
using NetworkDefaults;

namespace Lift;

/// <summary>
/// A horse with colic, and whether its lesion asked for surgery (UCI horse-colic, attribute 24). The hospital's number is left out, and so are the
/// outcome and the codes of the lesion itself, which are known only afterwards.
/// </summary>
public record Horse(
    [Feature(Encode.Category)] string? Surgery,
    [Feature(Encode.Category)] string? Age,
    [Feature] float? Temperature,
    [Feature] float? Pulse,
    [Feature] float? Respiration,
    [Feature(Encode.Category)] string? Extremities,
    [Feature(Encode.Category)] string? PeripheralPulse,
    [Feature(Encode.Category)] string? Membranes,
    [Feature(Encode.Category)] string? RefillTime,
    [Feature(Encode.Category)] string? Pain,
    [Feature(Encode.Category)] string? Peristalsis,
    [Feature(Encode.Category)] string? Distension,
    [Feature(Encode.Category)] string? Tube,
    [Feature(Encode.Category)] string? Reflux,
    [Feature] float? RefluxPh,
    [Feature(Encode.Category)] string? Feces,
    [Feature(Encode.Category)] string? Abdomen,
    [Feature] float? CellVolume,
    [Feature] float? Protein,
    [Feature(Encode.Category)] string? FluidLook,
    [Feature] float? FluidProtein,
    [Label] bool SurgicalLesion)
{
    public static Horse[] Read(string folder) =>
    [
        .. Cells.Read(Path.Combine(folder, "binary-small", "horse-colic.csv")).Select(cells => new Horse(
            Cells.Text(cells[0]),
            Cells.Text(cells[1]),
            Number(cells[3]),
            Number(cells[4]),
            Number(cells[5]),
            Cells.Text(cells[6]),
            Cells.Text(cells[7]),
            Cells.Text(cells[8]),
            Cells.Text(cells[9]),
            Cells.Text(cells[10]),
            Cells.Text(cells[11]),
            Cells.Text(cells[12]),
            Cells.Text(cells[13]),
            Cells.Text(cells[14]),
            Number(cells[15]),
            Cells.Text(cells[16]),
            Cells.Text(cells[17]),
            Number(cells[18]),
            Number(cells[19]),
            Cells.Text(cells[20]),
            Number(cells[21]),
            cells[23] == "1")),
    ];

    private static float? Number(string cell) => cell == "?" ? null : Cells.Number(cell);
}
