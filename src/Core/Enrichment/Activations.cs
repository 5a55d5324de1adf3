using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json.Serialization;

namespace Lamina;

/// <summary>
/// What a layer made of one row, or the pooled vector of its words: a view into a block of floats that many rows share. Copying it copies no
/// values; two views are equal where their values are.
/// </summary>
[DebuggerDisplay("{ToString(),nq}")]
[DebuggerTypeProxy(typeof(DebuggerView))]
[JsonConverter(typeof(ActivationsJsonConverter))]
public readonly struct Activations : IEquatable<Activations>
{
    private const int ShownValues = 4;

    private readonly float[]? values;
    private readonly int offset;

    internal Activations(float[] values, int offset, int length)
    {
        this.values = values;
        this.offset = offset;
        Length = length;
    }

    /// <summary>How many values there are: the width of the layer.</summary>
    public int Length { get; }

    /// <summary>One value.</summary>
    /// <param name="index">Its position, counted from 0.</param>
    /// <exception cref="IndexOutOfRangeException">The layer has no such unit.</exception>
    public float this[int index] => AsSpan()[index];

    /// <summary>All values, without a copy.</summary>
    public ReadOnlySpan<float> AsSpan() => values.AsSpan(offset, Length);

    /// <summary>Enumerates the values.</summary>
    public ReadOnlySpan<float>.Enumerator GetEnumerator() => AsSpan().GetEnumerator();

    /// <summary>A copy of the values.</summary>
    public float[] ToArray() => AsSpan().ToArray();

    /// <inheritdoc/>
    public bool Equals(Activations other) => AsSpan().SequenceEqual(other.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Activations other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        // float equality joins 0 and -0 and all NaN, byte equality does not: hash the values themselves.
        var hash = default(HashCode);
        foreach (var value in AsSpan())
            hash.Add(value);
        return hash.ToHashCode();
    }

    /// <summary>Whether the values of two views are equal.</summary>
    public static bool operator ==(Activations left, Activations right) => left.Equals(right);

    /// <summary>Whether the values of two views differ.</summary>
    public static bool operator !=(Activations left, Activations right) => !left.Equals(right);

    /// <summary>The first values, and how many there are: <c>[0.12, -0.5, 0, 1.7, … 32]</c>.</summary>
    public override string ToString()
    {
        var text = new StringBuilder("[");
        var values = AsSpan();
        for (var i = 0; i < Math.Min(values.Length, ShownValues); i++)
        {
            if (i > 0)
                text.Append(", ");
            text.Append(values[i].ToString("0.###", CultureInfo.InvariantCulture));
        }

        if (values.Length > ShownValues)
            text.Append(CultureInfo.InvariantCulture, $", … {values.Length}");
        return text.Append(']').ToString();
    }

    private sealed class DebuggerView(Activations activations)
    {
        [DebuggerBrowsable(DebuggerBrowsableState.RootHidden)]
        public float[] Values { get; } = activations.ToArray();
    }
}
