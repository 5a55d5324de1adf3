using System.Collections.Concurrent;
using TorchSharp;

namespace Lamina;

/// <summary>
/// The constants of tensor expressions, kept as long as the process. TorchSharp 0.107 makes a native number for every constant that an
/// expression names, and nothing holds it while libtorch reads it: a collection of garbage that begins just then frees it, and libtorch
/// reads what is there next. BannedSymbols.txt keeps such expressions out of this project; what is no constant is made and disposed of
/// with <c>using</c>.
/// </summary>
internal static class Held
{
    private static readonly ConcurrentDictionary<double, Scalar> Reals = new();
    private static readonly ConcurrentDictionary<long, Scalar> Integers = new();

    /// <summary>A real number.</summary>
    public static Scalar Of(double constant) => Reals.GetOrAdd(constant, static constant => constant.ToScalar());

    /// <summary>A whole number: codes and positions stay whole beside it.</summary>
    public static Scalar Of(long constant) => Integers.GetOrAdd(constant, static constant => constant.ToScalar());

    /// <summary>The sum of two tensors, of which the second is multiplied by a 1 that is held.</summary>
    public static torch.Tensor Plus(this torch.Tensor tensor, torch.Tensor other) => tensor.add(other, Of(1));

    /// <summary>A tensor with a number added to each of its values.</summary>
    public static torch.Tensor Plus(this torch.Tensor tensor, Scalar number) => tensor.add(number, Of(1));
}
