using Interop.Tests.OnnxExport;
using Lamina;

namespace Interop.Tests.Tables;

/// <summary>Short trainings that several tests share.</summary>
internal static class Fits
{
    public static FitOptions Quick { get; } = new() { Seed = 1, Epochs = 2, Folds = 2, Threads = 1 };

    public static CarFit Cars { get; } = CarTraining.Fit(Car.Simulate(200), Quick);

    public static BasketFit Baskets { get; } = BasketTraining.Fit(Basket.Simulate(120), Quick);

    /// <summary>A file in a folder of its own, and what is in the folder in the end.</summary>
    public static async Task<T> InFolder<T>(Func<string, Task<T>> act)
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            return await act(folder.FullName);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}

/// <summary>A text, a list of tokens and several labels.</summary>
[Network(Hidden = [5])]
public record Basket(
    int Id,
    [Feature(Encode.Text, VectorWidth = 3)] string? Note,
    [Feature(VectorWidth = 2)] string[]? Items,
    [Feature] float? Sum,
    [Label(LabelTask.MultiLabel)] bool? Returned,
    [Label(LabelTask.MultiLabel)] bool? Paid)
{
    public static Basket[] Simulate(int count)
    {
        var random = new Random(1);
        var baskets = new Basket[count];
        for (var i = 0; i < count; i++)
        {
            string[]? items = random.Next(5) == 0 ? null : [.. Enumerable.Range(0, random.Next(4)).Select(_ => $"item {random.Next(4)}")];
            baskets[i] = new Basket(
                i, random.Next(4) == 0 ? null : $"bring {random.Next(3)} boxes", items, random.Next(4) == 0 ? null : i, random.Next(2) == 0, random.Next(2) == 0);
        }

        return baskets;
    }
}
