using Microsoft.Extensions.Logging;

namespace Lamina;

/// <summary>Keeps the training rows that count.</summary>
internal static class NeighborsTraining
{
    public static Scorer Train(InputTable inputs, NearestNeighborsOptions options, ILogger logger, CancellationToken cancellationToken)
    {
        var positions = Array.FindAll(FoldPlan.AllPositions(inputs.Count), row => inputs.Rows.Weights[row] > 0);
        var width = inputs.Encoder.Width;
        var points = RowArray.Create<float>(positions.Length, width);
        for (var i = 0; i < positions.Length; i++)
            inputs.Features[positions[i]].CopyTo(points.AsSpan(i * width));
        cancellationToken.ThrowIfCancellationRequested();
        ClassifierTraining.Report(logger, nameof(NearestNeighbors), inputs);
        return new Neighbors(
            inputs.Layout,
            inputs.Encoder,
            points,
            Array.ConvertAll(positions, row => inputs.Rows.Targets[row]),
            Array.ConvertAll(positions, row => inputs.Rows.Weights[row]),
            Math.Min(options.Neighbors, positions.Length),
            inputs.Shares());
    }
}
