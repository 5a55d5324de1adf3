using System.ComponentModel;
using TorchSharp;
using TorchSharp.Modules;

namespace Lamina;

/// <summary>
/// Sequences of different lengths in one tensor, zeros behind the end of each: the zeros that a convolution pads with, so that each
/// sequence becomes what it would become alone.
/// </summary>
/// <param name="Values"><c>[rows, channels, steps]</c>.</param>
/// <param name="Steps">Whether there is such a step, <c>[rows, 1, steps]</c> bool.</param>
[EditorBrowsable(EditorBrowsableState.Advanced)]
public readonly record struct RaggedSequence(torch.Tensor Values, torch.Tensor Steps)
{
    /// <summary>The sequences of a batch.</summary>
    /// <param name="padded"><c>[rows, channels, steps]</c>, NaN behind the end of each sequence.</param>
    public static RaggedSequence Of(torch.Tensor padded)
    {
        ArgumentNullException.ThrowIfNull(padded);
        return new(padded.nan_to_num(0), padded.narrow(1, 0, 1).isnan().logical_not());
    }

    /// <summary>The same steps with other values, zeros behind the ends.</summary>
    /// <param name="values"><c>[rows, channels, steps]</c>.</param>
    public RaggedSequence With(torch.Tensor values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return new(values.masked_fill(Steps.logical_not(), Held.Of(0)), Steps);
    }

    /// <summary>Batch normalisation over the steps that there are; what is behind the ends is not counted.</summary>
    /// <param name="norm">The layer.</param>
    /// <param name="values"><c>[rows, channels, steps]</c>.</param>
    /// <returns><c>[rows, channels, steps]</c>.</returns>
    public torch.Tensor Normalize(BatchNorm1d norm, torch.Tensor values)
    {
        ArgumentNullException.ThrowIfNull(norm);
        ArgumentNullException.ThrowIfNull(values);
        using var scope = torch.NewDisposeScope();
        var (rows, channels, steps) = (values.shape[0], values.shape[1], values.shape[2]);
        var places = values.transpose(1, 2).reshape(rows * steps, channels);
        var present = Steps.reshape(rows * steps).nonzero().squeeze(1);

        // A single step has no variance to normalise by, and none has no mean.
        if (norm.training && present.shape[0] < 2)
            return values.MoveToOuterDisposeScope();
        var normalized = norm.call(places.index_select(0, present));
        return torch.zeros_like(places).index_copy(0, present, normalized)
            .reshape(rows, steps, channels).transpose(1, 2).MoveToOuterDisposeScope();
    }

    /// <summary>The maximum of each few steps; the last few of a sequence may be fewer.</summary>
    /// <param name="length">How many steps become one.</param>
    public RaggedSequence MaxPool(int length)
    {
        var pooled = torch.nn.functional.max_pool1d(Values.masked_fill(Steps.logical_not(), Held.Of(double.NegativeInfinity)), length);
        var steps = torch.nn.functional.max_pool1d(Steps.to(torch.ScalarType.Float32), length) > Held.Of(0);
        return new RaggedSequence(pooled, steps).With(pooled);
    }

    /// <summary>The mean and the maximum over the steps that there are, <c>[rows, 2 * channels]</c>; zeros for an empty sequence.</summary>
    public torch.Tensor MeanAndMax()
    {
        using var scope = torch.NewDisposeScope();
        var count = Steps.sum(2).clamp_min(Held.Of(1));                          // [rows, 1]
        var mean = Values.sum(2) / count;
        var largest = Values.masked_fill(Steps.logical_not(), Held.Of(double.NegativeInfinity)).amax([2]);
        largest = largest.masked_fill(Steps.any(2).logical_not(), Held.Of(0));
        return torch.cat([mean, largest], 1).MoveToOuterDisposeScope();
    }
}
