using System.Numerics;

namespace Lamina;

/// <summary>Activation functions over whole layers, in place.</summary>
internal static class ActivationFunction
{
    /// <summary>Applies a function to every value.</summary>
    /// <param name="activation">The function.</param>
    /// <param name="values">The values; a whole number of vectors.</param>
    public static void Apply(Activation activation, Span<float> values)
    {
        switch (activation)
        {
            case Activation.Relu:
                Map<Relu>(values);
                break;
            case Activation.Silu:
                Map<Silu>(values);
                break;
            case Activation.Gelu:
                Map<Gelu>(values);
                break;
            case Activation.Tanh:
                Map<Tanh>(values);
                break;
            case Activation.Sigmoid:
                Map<Sigmoid>(values);
                break;
            case Activation.LeakyRelu:
                Map<LeakyRelu>(values);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(activation), activation, "No such activation.");
        }
    }

    private static void Map<TFunction>(Span<float> values)
        where TFunction : struct, IFunction
    {
        for (var i = 0; i < values.Length; i += Vector<float>.Count)
        {
            var slice = values.Slice(i, Vector<float>.Count);
            TFunction.Of(new Vector<float>(slice)).CopyTo(slice);
        }
    }

    private interface IFunction
    {
        static abstract Vector<float> Of(Vector<float> x);
    }

    private readonly struct Relu : IFunction
    {
        public static Vector<float> Of(Vector<float> x) => Vector.Max(x, Vector<float>.Zero);
    }

    private readonly struct LeakyRelu : IFunction
    {
        public static Vector<float> Of(Vector<float> x) =>
            Vector.Max(x, Vector<float>.Zero) + (Vector.Min(x, Vector<float>.Zero) * 0.01f);
    }

    private readonly struct Sigmoid : IFunction
    {
        public static Vector<float> Of(Vector<float> x) => Vector<float>.One / (Vector<float>.One + Vector.Exp(-x));
    }

    private readonly struct Silu : IFunction
    {
        public static Vector<float> Of(Vector<float> x) => x / (Vector<float>.One + Vector.Exp(-x));
    }

    private readonly struct Tanh : IFunction
    {
        // 1 - 2 / (exp(2x) + 1) has the right limits on both sides; its absolute error stays below 1e-7.
        public static Vector<float> Of(Vector<float> x) =>
            Vector<float>.One - (new Vector<float>(2) / (Vector.Exp(x + x) + Vector<float>.One));
    }

    private readonly struct Gelu : IFunction
    {
        public static Vector<float> Of(Vector<float> x)
        {
            var half = new Vector<float>(0.5f);
            return x * half * (Vector<float>.One + Erf(x * new Vector<float>(0.70710678f)));
        }

        // Abramowitz and Stegun 1964, 7.1.26: absolute error below 1.5e-7.
        private static Vector<float> Erf(Vector<float> x)
        {
            var magnitude = Vector.Abs(x);
            var t = Vector<float>.One / (Vector<float>.One + (magnitude * 0.3275911f));
            var polynomial = t * (new Vector<float>(0.254829592f)
                + (t * (new Vector<float>(-0.284496736f)
                + (t * (new Vector<float>(1.421413741f)
                + (t * (new Vector<float>(-1.453152027f)
                + (t * 1.061405429f))))))));
            var erf = Vector<float>.One - (polynomial * Vector.Exp(-(magnitude * magnitude)));
            return Vector.ConditionalSelect(Vector.LessThan(x, Vector<float>.Zero), -erf, erf);
        }
    }
}
