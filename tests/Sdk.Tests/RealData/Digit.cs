using System.Globalization;
using Lamina;

namespace Sdk.Tests.RealData;

/// <summary>An 8 x 8 image of a digit (UCI optdigits) as 64 plain numbers of 0 to 16.</summary>
[Network(Hidden = [128, 64])]
public record Digit(
    [Feature] float P00, [Feature] float P01, [Feature] float P02, [Feature] float P03, [Feature] float P04, [Feature] float P05, [Feature] float P06, [Feature] float P07,
    [Feature] float P10, [Feature] float P11, [Feature] float P12, [Feature] float P13, [Feature] float P14, [Feature] float P15, [Feature] float P16, [Feature] float P17,
    [Feature] float P20, [Feature] float P21, [Feature] float P22, [Feature] float P23, [Feature] float P24, [Feature] float P25, [Feature] float P26, [Feature] float P27,
    [Feature] float P30, [Feature] float P31, [Feature] float P32, [Feature] float P33, [Feature] float P34, [Feature] float P35, [Feature] float P36, [Feature] float P37,
    [Feature] float P40, [Feature] float P41, [Feature] float P42, [Feature] float P43, [Feature] float P44, [Feature] float P45, [Feature] float P46, [Feature] float P47,
    [Feature] float P50, [Feature] float P51, [Feature] float P52, [Feature] float P53, [Feature] float P54, [Feature] float P55, [Feature] float P56, [Feature] float P57,
    [Feature] float P60, [Feature] float P61, [Feature] float P62, [Feature] float P63, [Feature] float P64, [Feature] float P65, [Feature] float P66, [Feature] float P67,
    [Feature] float P70, [Feature] float P71, [Feature] float P72, [Feature] float P73, [Feature] float P74, [Feature] float P75, [Feature] float P76, [Feature] float P77,
    [Label(LabelTask.MultiClass)] int Value)
{
    public static Digit[] Read(string path)
    {
        var digits = new List<Digit>();
        foreach (var line in File.ReadLines(path))
        {
            var cells = line.Split(',');
            if (cells.Length != 65 || !char.IsAsciiDigit(line[0]))
                continue;   // a header
            var v = Array.ConvertAll(cells, cell => float.Parse(cell, CultureInfo.InvariantCulture));
            digits.Add(new Digit(
                v[0], v[1], v[2], v[3], v[4], v[5], v[6], v[7], v[8], v[9], v[10], v[11], v[12], v[13], v[14], v[15],
                v[16], v[17], v[18], v[19], v[20], v[21], v[22], v[23], v[24], v[25], v[26], v[27], v[28], v[29], v[30], v[31],
                v[32], v[33], v[34], v[35], v[36], v[37], v[38], v[39], v[40], v[41], v[42], v[43], v[44], v[45], v[46], v[47],
                v[48], v[49], v[50], v[51], v[52], v[53], v[54], v[55], v[56], v[57], v[58], v[59], v[60], v[61], v[62], v[63],
                (int)v[64]));
        }

        return [.. digits];
    }
}
