using System.Globalization;
using Lamina;

namespace DigitImages;

/// <summary>An 8 x 8 image of a digit (UCI optdigits), each pixel 0 to 16.</summary>
public record Digit([Feature(Shape = [8, 8]), Image] byte[] Pixels, [Label(LabelTask.MultiClass)] int Value)
{
    /// <summary>Reads a file of the data set: 64 pixels and the digit in each line.</summary>
    public static Digit[] Read(string path) =>
    [
        .. File.ReadLines(path)
            .Select(line => line.Split(','))
            .Where(cells => cells.Length == 65 && char.IsAsciiDigit(cells[0][0]))
            .Select(cells => Array.ConvertAll(cells, cell => byte.Parse(cell, CultureInfo.InvariantCulture)))
            .Select(values => new Digit(values[..64], values[64])),
    ];
}
