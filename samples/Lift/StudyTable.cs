using Lamina;
using TorchSharp;

namespace Lift;

/// <summary>Studies data sets, and prints a row for each.</summary>
/// <param name="options">How to compare.</param>
public sealed class StudyTable(StudyOptions options) : IDataSetUse
{
    public void Use<TRow, TSchema, TBatch, TNetwork>(string name, IReadOnlyList<TRow> rows)
        where TSchema : struct, IRowSchema<TRow>
        where TBatch : TensorBatch, ITensorBatch<TBatch>
        where TNetwork : torch.nn.Module, INetwork<TNetwork, TBatch>
    {
        var report = LiftStudy.Run<TRow, TSchema>(rows, NetworkTraining.Fit<TRow, TSchema, TBatch, TNetwork>, options);
        Console.WriteLine($"== {name}");
        Console.WriteLine(report);
    }
}
