using System.Globalization;
using Microsoft.CodeAnalysis.CSharp;

namespace Lamina.Generators.Model;

/// <summary>The convolutional layers of a column as a line of <see cref="ModelText"/>: name, kind, numbers, filters last.</summary>
internal static class ConvolutionText
{
    private const int Fixed = 9;

    public static string Write(ConvolutionModel model)
    {
        int[] numbers =
        [
            model.Input, model.Channels, model.Height, model.Width, model.Kernel, model.Pool,
            model.HasNorms ? 1 : 0, model.GlobalPooling ? 1 : 0, model.Shift, .. model.Filters,
        ];
        var text = numbers.Select(static number => number.ToString(CultureInfo.InvariantCulture));
        return $"{model.Column} {model.Kind} {string.Join(" ", text)}";
    }

    /// <summary>The layers of a line, or null where it is damaged.</summary>
    public static ConvolutionModel? Read(string line)
    {
        var parts = line.Split(' ');
        if (parts.Length <= Fixed + 2 || !SyntaxFacts.IsValidIdentifier(parts[0]) || !Enum.TryParse(parts[1], out ConvolutionKind kind) || !Enum.IsDefined(typeof(ConvolutionKind), kind))
            return null;
        var numbers = new int[parts.Length - 2];
        for (var i = 0; i < numbers.Length; i++)
        {
            if (!int.TryParse(parts[i + 2], NumberStyles.Integer, CultureInfo.InvariantCulture, out numbers[i]) || numbers[i] is < 0 or > 65_536)
                return null;
        }

        var model = new ConvolutionModel(
            parts[0], kind, numbers[0], numbers[1], numbers[2], numbers[3], numbers.Skip(Fixed).ToEquatableArray(),
            numbers[4], numbers[5], numbers[6] == 1, numbers[7] == 1, numbers[8]);
        return IsSound(model) ? model : null;
    }

    /// <summary>Whether the layers of columns take numbers that are there, and none twice.</summary>
    public static bool Fit(IReadOnlyList<ConvolutionModel> models, int numbers)
    {
        var end = 0L;
        foreach (var model in models)
        {
            if (model.Input < end)
                return false;
            end = model.Input + ((long)model.Channels * model.Height * model.Width);
        }

        return end <= numbers;
    }

    private static bool IsSound(ConvolutionModel model)
    {
        if (model.Channels < 1 || model.Height < 1 || model.Width < 1 || model.Pool < 1 || model.Kernel % 2 == 0 || model.Filters.Any(static filters => filters < 1))
            return false;
        var (_, height, width) = model.SizeAfter(model.Filters.Count);
        return height >= 1 && width >= 1 && (model.IsImage || model.Height == 1) && (!model.IsRagged || model.GlobalPooling);
    }
}
