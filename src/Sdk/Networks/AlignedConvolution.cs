using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace Lamina;

/// <summary>
/// Convolutions with as many places behind as before. On some processors the library that libtorch 2.10 convolves with (oneDNN 3.7)
/// sums over memory that nobody wrote: forwards where there are more than 16 channels and no multiple of 16, backwards where the filters are
/// no multiple of 16. No error tells. So both are brought to a multiple of 16 here, with zeros.
/// </summary>
internal static class AlignedConvolution
{
    private const long Block = 16;

    /// <summary>Convolves.</summary>
    /// <param name="x"><c>[rows, channels, height, width]</c>.</param>
    /// <param name="weight"><c>[filters, channels, kernel height, kernel width]</c>, both odd.</param>
    /// <param name="bias"><c>[filters]</c>.</param>
    /// <returns><c>[rows, filters, height, width]</c>.</returns>
    public static Tensor Apply(Tensor x, Tensor weight, Tensor bias)
    {
        var (filters, channels) = (weight.shape[0], weight.shape[1]);
        var (more, moreChannels) = (Lacking(filters), channels > Block ? Lacking(channels) : 0);
        if (x.device_type != TorchSharp.DeviceType.CPU || (more == 0 && moreChannels == 0))
            return Convolve(x, weight, bias);

        using var scope = NewDisposeScope();
        var inputs = moreChannels == 0 ? x : F.pad(x, [0, 0, 0, 0, 0, moreChannels]);
        var maps = Convolve(inputs, F.pad(weight, [0, 0, 0, 0, 0, moreChannels, 0, more]), F.pad(bias, [0, more]));
        return maps.narrow(1, 0, filters).MoveToOuterDisposeScope();
    }

    private static Tensor Convolve(Tensor x, Tensor weight, Tensor bias) =>
        F.conv2d(x, weight, bias, padding: [weight.shape[2] / 2, weight.shape[3] / 2]);

    private static long Lacking(long count) => (Block - (count % Block)) % Block;
}
