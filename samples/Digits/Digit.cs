using System.Globalization;
using Lamina;

namespace Digits;

/// <summary>A handwritten digit, 8 x 8 pixels of 0 to 16, row by row (UCI, Optical Recognition of Handwritten Digits).</summary>
[Network(Hidden = [64])]
public record Digit([Feature(Shape = [64])] float[] Pixels, [Label(LabelTask.MultiClass)] int Value)
{
    /// <summary>Reads a file of 64 pixels and the digit on a line, with or without a line of names.</summary>
    public static Digit[] Read(string path) =>
        [.. File.ReadLines(path).Where(static line => line.Length > 0 && char.IsAsciiDigit(line[0])).Select(Parse)];

    private static Digit Parse(string line)
    {
        var cells = Array.ConvertAll(line.Split(','), static cell => float.Parse(cell, CultureInfo.InvariantCulture));
        return new Digit(cells[..64], (int)cells[64]);
    }
}

/// <summary>The same digit as an image, which the network takes through convolutional layers.</summary>
public record DigitImage([Feature(Shape = [8, 8]), Image] float[] Pixels, [Label(LabelTask.MultiClass)] int Value);
