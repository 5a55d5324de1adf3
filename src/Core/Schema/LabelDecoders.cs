namespace Lamina;

/// <summary>Turns class keys back into values of the label's type.</summary>
public abstract class ClassDecoder
{
    private protected ClassDecoder()
    {
    }

    /// <summary>Whether a key is one that a class has: a saved file may hold texts where the label is a number.</summary>
    internal abstract bool Takes(CategoryKey key);
}

/// <summary>Turns class keys back into values of the label's type.</summary>
/// <typeparam name="TClass">The label's type.</typeparam>
/// <param name="decode">The conversion that the generator wrote.</param>
public sealed class ClassDecoder<TClass>(Func<CategoryKey, TClass> decode) : ClassDecoder
    where TClass : notnull
{
    /// <summary>The value of a key.</summary>
    public TClass Decode(CategoryKey key) => decode(key);

    internal override bool Takes(CategoryKey key)
    {
        try
        {
            return decode(key) is not null;
        }
        catch (Exception error) when (error is InvalidOperationException or ArgumentException or OverflowException or NullReferenceException)
        {
            return false;
        }
    }
}

/// <summary>Makes one value of several labels.</summary>
/// <typeparam name="TLabels">The type of their values together.</typeparam>
/// <param name="values">A number for each label, in the order of declaration.</param>
public delegate TLabels DecodeLabels<out TLabels>(ReadOnlySpan<float> values);

/// <summary>Makes one value of several labels.</summary>
public abstract class LabelsDecoder
{
    private protected LabelsDecoder()
    {
    }
}

/// <summary>Makes one value of several labels.</summary>
/// <typeparam name="TLabels">The type of their values together.</typeparam>
/// <param name="decode">The conversion that the generator wrote.</param>
public sealed class LabelsDecoder<TLabels>(DecodeLabels<TLabels> decode) : LabelsDecoder
    where TLabels : struct
{
    /// <summary>The value of the labels.</summary>
    /// <param name="values">A number for each label, in the order of declaration.</param>
    public TLabels Decode(ReadOnlySpan<float> values) => decode(values);
}
