using static TorchSharp.torch;

namespace Lamina;

/// <summary>What an autoencoder minimises: how far what it gives back is from the row, as <see cref="Reconstruction"/> says.</summary>
internal static class ReconstructionLoss
{
    /// <summary>The weighted mean over a batch of each row's error.</summary>
    /// <param name="fitted">The encoders.</param>
    /// <param name="outputs">What the decoder gave, <c>[rows, ReconstructionWidth]</c>.</param>
    /// <param name="batch">The rows as they are.</param>
    /// <returns>A scalar.</returns>
    public static Tensor Of(FittedSchema fitted, Tensor outputs, TensorBatch batch)
    {
        var rows = Rows(fitted, outputs, batch);
        return (rows * batch.Weight).sum() / batch.Weight.sum().clamp_min(Held.Of(1e-12));
    }

    /// <summary>The error of each row, <c>[rows]</c>.</summary>
    public static Tensor Rows(FittedSchema fitted, Tensor outputs, TensorBatch batch)
    {
        var reconstruction = fitted.Reconstruction;
        var errors = zeros([batch.RowCount], device: outputs.device);
        if (reconstruction.NumberCount > 0)
        {
            var squares = Squared(outputs.narrow(1, 0, reconstruction.NumberCount) - batch.Numeric.nan_to_num(0));
            errors = errors.Plus((squares * Present(reconstruction, batch)).sum(1));
        }

        if (reconstruction.IndicatorCount > 0)
            errors = errors.Plus(Squared(outputs.narrow(1, reconstruction.NumberCount, reconstruction.IndicatorCount) - batch.Indicators).sum(1));

        var first = reconstruction.NumberCount + reconstruction.IndicatorCount;
        for (var i = 0; i < reconstruction.CodeCounts.Length; i++)
        {
            var count = reconstruction.CodeCounts[i];
            var codes = batch.Tensors[TensorBatch.FirstCategory + reconstruction.CodePositions[i]];
            codes = codes.masked_fill(codes >= Held.Of(count), Held.Of(Vocabulary.Unknown));
            errors = errors.Plus(nn.functional.cross_entropy(outputs.narrow(1, first, count), codes, reduction: nn.Reduction.None));
            first += count;
        }

        return errors / Held.Of(reconstruction.PartCount);
    }

    private static Tensor Squared(Tensor differences) => differences * differences;

    // 0 where a number is missing or behind the end of a sequence, 1 elsewhere.
    private static Tensor Present(Reconstruction reconstruction, TensorBatch batch)
    {
        var indicators = reconstruction.Indicators;
        var columns = new long[indicators.Length];
        for (var i = 0; i < columns.Length; i++)
            columns[i] = indicators[i] + 1;
        var padded = cat([zeros([batch.RowCount, 1], device: batch.Numeric.device), batch.Indicators], 1);
        var missing = padded.index_select(1, tensor(columns, device: batch.Numeric.device));
        return (Held.Of(1) - missing) * batch.Numeric.isnan().logical_not().to(ScalarType.Float32);
    }
}
