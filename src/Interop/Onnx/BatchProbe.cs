using Microsoft.ML.OnnxRuntime;

namespace Lamina;

/// <summary>Finds out what a cut network gives and how many rows it takes, by running it on rows of zeros and ones.</summary>
internal static class BatchProbe
{
    // Far above what another order of sums changes, far below what a batch's statistics do.
    private const float Tolerance = 1e-3f;

    /// <summary>Checks the value's shape.</summary>
    /// <param name="session">The cut network.</param>
    /// <param name="inputs">Its inputs.</param>
    /// <param name="width">How many numbers a row is to have.</param>
    /// <param name="fixedBatch">How many rows the network takes, where that is fixed.</param>
    /// <returns>Whether several rows may be computed in one batch.</returns>
    /// <exception cref="OnnxException">The shape is another one, or the network cannot compute rows.</exception>
    public static bool Check<TRow>(CutSession session, LayerInputs<TRow> inputs, int width, int? fixedBatch)
    {
        using var options = new RunOptions();
        var rows = fixedBatch ?? 1;
        inputs.Reserve(Math.Max(rows, 2));
        inputs.FillWithZeros(0, rows);
        float[] alone;
        try
        {
            using var results = inputs.Run(options, rows);
            var values = new CutValues(results[0], session);
            if (!values.HasRows(rows))
            {
                throw new OnnxException(
                    $"{session.Path}: the value \"{session.Value}\" has the shape {values.DescribeShape()} for {rows} row(s): its first dimension is not the batch. "
                    + "Cut where the batch comes first.");
            }

            if (values.Count != (long)rows * width)
            {
                throw new OnnxException(
                    $"{session.Path}: the value \"{session.Value}\" has {values.Count / rows} numbers for each row (shape {values.DescribeShape()} for {rows} row(s)), "
                    + $"but the width {width} is declared. Declare the width {values.Count / rows}, or cut elsewhere.");
            }

            alone = new float[width];
            values.CopyTo(0, alone);
        }
        catch (OnnxRuntimeException error)
        {
            throw new OnnxException($"{session.Path}, cut at \"{session.Value}\", cannot compute a row of zeros: {error.Message}", error);
        }

        if (rows == 1 && fixedBatch is not null)
            return false;
        if (IsSameBesideOthers(session, inputs, options, Math.Max(rows, 2), alone, wholeNumbers: true))
            return true;
        return fixedBatch is null
            ? false
            : throw new OnnxException(
                $"{session.Path}: the value \"{session.Value}\" of one row depends on the other rows of its batch, and the network takes {rows} rows at once. "
                + "Export it for a single row or for a free batch.");
    }

    /// <summary>Whether a row of zeros gives the same among rows of ones.</summary>
    private static bool IsSameBesideOthers<TRow>(CutSession session, LayerInputs<TRow> inputs, RunOptions options, int rows, float[] alone, bool wholeNumbers)
    {
        inputs.FillWithZeros(0, 1);
        inputs.FillWithOnes(1, rows - 1, wholeNumbers);
        try
        {
            using var results = inputs.Run(options, rows);
            var values = new CutValues(results[0], session);
            if (values.HasRows(1) && values.Count == alone.Length)
                throw new OnnxException($"{session.Path}: the value \"{session.Value}\" has the same shape {values.DescribeShape()} for one row and for {rows}. Cut at a value that each row has.");
            if (!values.HasRows(rows) || values.Count != rows * alone.Length)
                return false;
            var beside = new float[alone.Length];
            values.CopyTo(0, beside);
            for (var i = 0; i < alone.Length; i++)
            {
                if (!(alone[i].Equals(beside[i]) || Math.Abs(alone[i] - beside[i]) <= Tolerance * Math.Max(1, Math.Abs(alone[i]))))
                    return false;
            }

            return true;
        }
        catch (OnnxRuntimeException)
        {
            // Exported for one row, whatever it declares; or 1 is no category that it knows.
            return wholeNumbers && IsSameBesideOthers(session, inputs, options, rows, alone, wholeNumbers: false);
        }
    }
}
