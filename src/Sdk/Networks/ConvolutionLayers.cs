using System.ComponentModel;
using TorchSharp;
using TorchSharp.Modules;

namespace Lamina;

/// <summary>What generated networks do around their convolutions that torch has no single call for.</summary>
[EditorBrowsable(EditorBrowsableState.Advanced)]
public static class ConvolutionLayers
{
    /// <summary>
    /// Convolves images, with as many places behind as before; as the module does, but never with the wrong numbers that libtorch gives
    /// for some numbers of channels and filters on some processors.
    /// </summary>
    /// <param name="filters">The module, with an odd kernel and half of it as padding.</param>
    /// <param name="images"><c>[rows, channels, height, width]</c>.</param>
    /// <returns><c>[rows, filters, height, width]</c>.</returns>
    public static torch.Tensor Convolve(Conv2d filters, torch.Tensor images)
    {
        ArgumentNullException.ThrowIfNull(filters);
        ArgumentNullException.ThrowIfNull(images);
        return AlignedConvolution.Apply(images, filters.weight, filters.bias!);
    }

    /// <summary>Convolves sequences, as <see cref="Convolve(Conv2d, torch.Tensor)"/> does images.</summary>
    /// <param name="filters">The module, with an odd kernel and half of it as padding.</param>
    /// <param name="sequences"><c>[rows, channels, steps]</c>.</param>
    /// <returns><c>[rows, filters, steps]</c>.</returns>
    public static torch.Tensor Convolve(Conv1d filters, torch.Tensor sequences)
    {
        ArgumentNullException.ThrowIfNull(filters);
        ArgumentNullException.ThrowIfNull(sequences);
        using var scope = torch.NewDisposeScope();
        return AlignedConvolution.Apply(sequences.unsqueeze(2), filters.weight.unsqueeze(2), filters.bias!).squeeze(2).MoveToOuterDisposeScope();
    }

    /// <summary>The mean and the maximum of each channel over all places.</summary>
    /// <param name="maps"><c>[rows, channels, steps]</c> or <c>[rows, channels, height, width]</c>.</param>
    /// <returns><c>[rows, 2 * channels]</c>.</returns>
    public static torch.Tensor MeanAndMax(torch.Tensor maps)
    {
        ArgumentNullException.ThrowIfNull(maps);
        using var scope = torch.NewDisposeScope();
        var places = maps.flatten(2);
        return torch.cat([places.mean([2]), places.amax([2])], 1).MoveToOuterDisposeScope();
    }

    /// <summary>Moves each image by a random number of pixels down and to the right (or up and left), its edge repeated.</summary>
    /// <param name="images"><c>[rows, channels, height, width]</c>.</param>
    /// <param name="most">The most pixels in each direction.</param>
    /// <returns><c>[rows, channels, height, width]</c>.</returns>
    public static torch.Tensor Shift(torch.Tensor images, int most)
    {
        ArgumentNullException.ThrowIfNull(images);
        using var scope = torch.NewDisposeScope();
        var (rows, channels, height, width) = (images.shape[0], images.shape[1], images.shape[2], images.shape[3]);
        var down = Sources(rows, height, most, images.device).view(rows, 1, height, 1).expand(rows, channels, height, width);
        var right = Sources(rows, width, most, images.device).view(rows, 1, 1, width).expand(rows, channels, height, width);
        return images.gather(2, down).gather(3, right).MoveToOuterDisposeScope();
    }

    // For each row and place, where its value comes from: [rows, length].
    private static torch.Tensor Sources(long rows, long length, int most, torch.Device device)
    {
        // Drawn on the processor, whose generator a training seeds and gives back.
        var shifts = torch.randint(-most, most + 1, [rows, 1], torch.ScalarType.Int64).to(device);
        return (torch.arange(Held.Of(0), Held.Of(length), Held.Of(1), torch.ScalarType.Int64, device) - shifts).clamp(Held.Of(0), Held.Of(length - 1));
    }
}
