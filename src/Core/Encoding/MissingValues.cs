using System.Numerics;

namespace Lamina;

/// <summary>What stands in for missing values.</summary>
internal static class MissingValues
{
    /// <summary>Puts a value into the place of each NaN.</summary>
    /// <param name="values">The values.</param>
    /// <param name="fills">For each what stands in for it; NaN where nothing does.</param>
    public static void Fill(Span<float> values, ReadOnlySpan<float> fills)
    {
        fills = fills[..values.Length];
        var i = 0;
        for (; i <= values.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            var own = new Vector<float>(values[i..]);
            Vector.ConditionalSelect(Vector.Equals(own, own), own, new Vector<float>(fills[i..])).CopyTo(values[i..]);
        }

        for (; i < values.Length; i++)
        {
            if (float.IsNaN(values[i]))
                values[i] = fills[i];
        }
    }
}
