using System.Globalization;

namespace Lamina;

/// <summary>What a model says about one row.</summary>
/// <typeparam name="TValue">The label's type.</typeparam>
public readonly struct Prediction<TValue> : IEquatable<Prediction<TValue>>
{
    /// <summary>Creates a prediction.</summary>
    /// <param name="value">The predicted value.</param>
    /// <param name="probability">See <see cref="Probability"/>.</param>
    /// <param name="probabilities">See <see cref="Probabilities"/>.</param>
    public Prediction(TValue value, float probability = float.NaN, ReadOnlyMemory<float> probabilities = default)
    {
        Value = value;
        Probability = probability;
        Probabilities = probabilities;
    }

    /// <summary>The predicted value: the likelier outcome, the likeliest class, the number, or the score in a ranking.</summary>
    public TValue Value { get; }

    /// <summary>
    /// In [0, 1]. Two outcomes: the probability that the label is true, whatever <see cref="Value"/> is. Several
    /// classes: the probability of <see cref="Value"/>. A number, or several labels: NaN.
    /// </summary>
    public float Probability { get; }

    /// <summary>
    /// Several classes: the probability of each, <c>[classes]</c>, in the order of <see cref="FittedSchema.Classes"/>.
    /// Several labels of which any may be true: the probability of each, <c>[labels]</c>, in the order of declaration. Else empty.
    /// </summary>
    public ReadOnlyMemory<float> Probabilities { get; }

    /// <inheritdoc/>
    public bool Equals(Prediction<TValue> other) =>
        EqualityComparer<TValue>.Default.Equals(Value, other.Value)
        && Probability.Equals(other.Probability)
        && Probabilities.Span.SequenceEqual(other.Probabilities.Span);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Prediction<TValue> other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Value, Probability);

    /// <summary>Whether two predictions say the same.</summary>
    public static bool operator ==(Prediction<TValue> left, Prediction<TValue> right) => left.Equals(right);

    /// <summary>Whether two predictions differ.</summary>
    public static bool operator !=(Prediction<TValue> left, Prediction<TValue> right) => !left.Equals(right);

    /// <summary>
    /// <c>False (probability of true 0.127)</c>, <c>Setosa (probability 0.981)</c> or <c>12.5</c>, with the
    /// invariant culture.
    /// </summary>
    public override string ToString()
    {
        var value = Value is IFormattable formattable ? formattable.ToString(null, CultureInfo.InvariantCulture) : Value?.ToString();
        if (float.IsNaN(Probability))
            return value ?? "";
        var of = Probabilities.IsEmpty ? "probability of true" : "probability";
        return string.Create(CultureInfo.InvariantCulture, $"{value} ({of} {Probability:0.000})");
    }
}
