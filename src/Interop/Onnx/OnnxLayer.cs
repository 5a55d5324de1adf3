using System.Collections.Concurrent;
using Microsoft.ML.OnnxRuntime;

namespace Lamina;

/// <summary>
/// A foreign network that ends at one of its inner values, and gives that value for each row. Thread-safe: rows may be computed on several
/// threads at once. <see cref="Dispose"/> gives the network's memory back; computations that are going on end first, later ones are refused.
/// </summary>
/// <typeparam name="TRow">The rows.</typeparam>
public sealed class OnnxLayer<TRow> : IDisposable
{
    // Enough to keep a matrix product busy; images take fewer, so that a batch's inputs or values stay below 4 MB.
    private const int MostRows = 256;
    private const int MostNumbers = 1 << 20;

    private readonly CutSession session;
    private readonly MappedInput<TRow>[] inputs;
    private readonly int? fixedBatch;
    private readonly ConcurrentBag<LayerInputs<TRow>> spare = [];

    /// <summary>Takes the session over.</summary>
    internal OnnxLayer(CutSession session, MappedInput<TRow>[] inputs, int width)
    {
        this.session = session;
        this.inputs = inputs;
        Width = width;
        try
        {
            fixedBatch = FixedBatch();
            var buffers = new LayerInputs<TRow>(session, inputs);
            var takesSeveral = BatchProbe.Check(session, buffers, width, fixedBatch);
            BatchSize = fixedBatch ?? (takesSeveral ? PlannedBatch() : 1);
            spare.Add(buffers);
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    /// <summary>The name of the value that it gives.</summary>
    public string Value => session.Value;

    /// <summary>How many numbers that value has for each row.</summary>
    public int Width { get; }

    /// <summary>
    /// How many rows are computed at once. It is 1 where the network takes no more, whatever it declares, or where the rows of a batch
    /// influence each other; a network exported for a fixed batch gets that many, filled up with zeros.
    /// </summary>
    public int BatchSize { get; }

    /// <summary>Computes the value for one row.</summary>
    /// <param name="row">The row.</param>
    /// <returns><see cref="Width"/> numbers, all finite.</returns>
    /// <exception cref="RowException">The row does not fit an input, holds a number that is not finite, or gives one.</exception>
    /// <exception cref="ObjectDisposedException">The layer was disposed.</exception>
    public float[] Compute(TRow row) => Apply([row], static (_, numbers) => numbers)[0];

    /// <summary>Computes the value for many rows, batch by batch, and puts it where you say.</summary>
    /// <typeparam name="TResult">What becomes of a row.</typeparam>
    /// <param name="rows">The rows.</param>
    /// <param name="with">
    /// Takes a row and its <see cref="Width"/> numbers, all finite, in an array of its own: <c>(photo, seen) => photo with { Seen = seen }</c>.
    /// </param>
    /// <param name="cancellationToken">Stops it, also in the middle of a batch.</param>
    /// <returns>The results, in the order of the rows.</returns>
    /// <exception cref="RowException">A row does not fit an input, holds a number that is not finite, or gives one: the message names row and input.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    /// <exception cref="ObjectDisposedException">The layer was disposed.</exception>
    public TResult[] Apply<TResult>(IReadOnlyList<TRow> rows, Func<TRow, float[], TResult> with, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(with);
        session.Enter();
        try
        {
            using var options = new RunOptions();
            using var stop = cancellationToken.UnsafeRegister(static options => ((RunOptions)options!).Terminate = true, options);
            var results = new TResult[rows.Count];
            if (!spare.TryTake(out var buffers))
                buffers = new LayerInputs<TRow>(session, inputs);
            buffers.Reserve(fixedBatch ?? Math.Min(BatchSize, rows.Count));
            for (var start = 0; start < results.Length; start += BatchSize)
            {
                cancellationToken.ThrowIfCancellationRequested();
                ApplyToBatch(rows, start, Math.Min(BatchSize, results.Length - start), buffers, options, with, results, cancellationToken);
            }

            // After an error the buffers are left to the garbage collector.
            if (spare.Count < Environment.ProcessorCount)
                spare.Add(buffers);
            return results;
        }
        finally
        {
            session.Exit();
        }
    }

    /// <summary>Closes the network. It may be called twice.</summary>
    public void Dispose() => session.Dispose();

    private void ApplyToBatch<TResult>(
        IReadOnlyList<TRow> rows,
        int start,
        int count,
        LayerInputs<TRow> buffers,
        RunOptions options,
        Func<TRow, float[], TResult> with,
        TResult[] results,
        CancellationToken cancellationToken)
    {
        for (var i = 0; i < count; i++)
            buffers.Write(rows[start + i], i, start + i);
        var computed = fixedBatch ?? count;
        buffers.FillWithZeros(count, computed - count);
        IDisposableReadOnlyCollection<OrtValue> output;
        try
        {
            output = buffers.Run(options, computed);
        }
        catch (OnnxRuntimeException) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
        catch (OnnxRuntimeException error) when (count == 1)
        {
            throw new RowException($"ONNX Runtime cannot compute \"{Value}\" for it: {error.Message}", start, null, error);
        }
        catch (OnnxRuntimeException error)
        {
            // One by one, so that the row is named that it cannot compute.
            for (var i = 0; i < count; i++)
                ApplyToBatch(rows, start + i, 1, buffers, options, with, results, cancellationToken);
            throw new RowException($"ONNX Runtime cannot compute \"{Value}\" for the {count} rows from here on: {error.Message}", start, null, error);
        }

        using (output)
        {
            var values = new CutValues(output[0], session);
            if (!values.HasRows(computed) || values.Count != computed * Width)
            {
                throw new RowException(
                    $"the value \"{Value}\" has the shape {values.DescribeShape()} for the {computed} rows from here on; its size depends on what is in them. "
                    + "Cut at a value that has the same shape for every row.",
                    start, null);
            }

            for (var i = 0; i < count; i++)
            {
                var numbers = new float[Width];
                values.CopyTo(i * Width, numbers);
                RequireFinite(numbers, start + i);
                results[start + i] = with(rows[start + i], numbers);
            }
        }
    }

    private void RequireFinite(float[] numbers, long position)
    {
        for (var i = 0; i < numbers.Length; i++)
        {
            if (!float.IsFinite(numbers[i]))
            {
                throw new RowException(
                    $"the network gives {numbers[i]} for number {i} (counted from 0) of \"{Value}\", which is not finite. Leave the row out, or cut elsewhere.",
                    position, null);
            }
        }
    }

    /// <summary>The batch that the inputs are fixed to, if any is.</summary>
    private int? FixedBatch()
    {
        MappedInput<TRow>? deciding = null;
        foreach (var input in inputs)
        {
            if (input.Batch is null)
                continue;
            if (deciding is not null && deciding.Batch != input.Batch)
                throw new OnnxException($"{session.Path}: the inputs {deciding.Input} and {input.Input} are fixed to different batches (their first dimensions). Export the network with a free batch.");
            deciding = input;
        }

        return deciding?.Batch;
    }

    private int PlannedBatch()
    {
        var most = Width;
        foreach (var input in inputs)
            most = Math.Max(most, input.Length);
        return Math.Clamp(MostNumbers / most, 1, MostRows);
    }
}
