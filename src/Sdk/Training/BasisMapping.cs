using static TorchSharp.torch;

namespace Lamina;

/// <summary>Maps the units of one network's layer onto another's, so that unit 5 means the same in every fold.</summary>
internal static class BasisMapping
{
    // Relative to the mean variance of the units: enough to tame units that say the same, too little to shrink others.
    private const double RidgeShare = 1e-3;

    /// <summary>Fits the mapping.</summary>
    /// <param name="alignment">How; not <see cref="Alignment.None"/>.</param>
    /// <param name="from"><c>[rows, units]</c>: the layer to be mapped.</param>
    /// <param name="to"><c>[rows, units]</c>: the same rows' layer in the basis.</param>
    /// <param name="units">How many units both have.</param>
    /// <returns>Weights <c>[to, from]</c> and bias <c>[to]</c>.</returns>
    public static (WeightTensor Weight, WeightTensor Bias) Fit(Alignment alignment, float[] from, float[] to, int units)
    {
        using var noGradient = no_grad();
        using var scope = NewDisposeScope();
        var x = frombuffer(from, ScalarType.Float32).reshape(-1, units).to(ScalarType.Float64);
        var y = frombuffer(to, ScalarType.Float32).reshape(-1, units).to(ScalarType.Float64);
        var xMean = x.mean([0L]);
        var yMean = y.mean([0L]);
        var weight = alignment == Alignment.Procrustes ? Rotation(x - xMean, y - yMean) : Ridge(x - xMean, y - yMean, units);
        var bias = yMean - weight.mv(xMean);
        return (
            new WeightTensor([units, units], NetworkState.ToArray(weight.to(ScalarType.Float32))),
            new WeightTensor([units], NetworkState.ToArray(bias.to(ScalarType.Float32))));
    }

    // Hoerl and Kennard 1970.
    private static Tensor Ridge(Tensor x, Tensor y, int units)
    {
        var gram = x.t().mm(x);
        var ridge = (Held.Of(RidgeShare) * gram.trace() / Held.Of(units)).Plus(Held.Of(1e-9));
        return linalg.solve(gram.Plus(ridge * eye(units, dtype: ScalarType.Float64)), x.t().mm(y)).t();
    }

    // The orthogonal matrix that brings x closest to y, from the singular vectors of their products (Schönemann 1966).
    private static Tensor Rotation(Tensor x, Tensor y)
    {
        var (left, _, right) = linalg.svd(y.t().mm(x), fullMatrices: false);
        return left.mm(right);
    }
}
