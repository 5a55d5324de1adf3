using System.Globalization;
using Lamina;

namespace Sdk.Tests.RealData;

/// <summary>An 8 x 8 image of a digit (UCI optdigits), each pixel 0 to 16.</summary>
public record DigitImage([Feature(Shape = [8, 8]), Image] byte[] Pixels, [Label(LabelTask.MultiClass)] int Value)
{
    public static DigitImage[] Read(string path)
    {
        var digits = new List<DigitImage>();
        foreach (var line in File.ReadLines(path))
        {
            var cells = line.Split(',');
            if (cells.Length != 65 || !char.IsAsciiDigit(line[0]))
                continue;   // a header
            var values = Array.ConvertAll(cells, cell => byte.Parse(cell, CultureInfo.InvariantCulture));
            digits.Add(new DigitImage(values[..64], values[64]));
        }

        return [.. digits];
    }
}
