namespace Lamina;

/// <summary>A simple function of a row's raw columns. It does not change, and any number of threads may share it.</summary>
internal abstract record Formula
{
    /// <summary>What it does.</summary>
    public abstract FormulaKind Kind { get; }

    /// <summary>As it is read: <c>Debt / Income</c>.</summary>
    public abstract string Text { get; }

    /// <summary>The names of the columns it is made of, each once.</summary>
    public abstract IReadOnlyList<string> Columns { get; }

    /// <summary>The formula that ranks all rows in the reverse order, or null where there is none of the same form.</summary>
    public virtual Formula? Opposite => null;

    /// <summary>Its value for a row; NaN where a part is missing, or where there is no finite value, as in a division by zero.</summary>
    /// <param name="raw">The row, as generated code read it.</param>
    public float Evaluate(RowBuffer raw)
    {
        var value = ValueOf(raw);
        return float.IsFinite(value) ? value : float.NaN;
    }

    /// <inheritdoc/>
    public sealed override string ToString() => Text;

    /// <summary>The value before it is known to be finite; NaN where a part is missing.</summary>
    protected abstract float ValueOf(RowBuffer raw);
}
