using System.Runtime.CompilerServices;

namespace Lamina;

/// <summary>
/// A 64-bit hash of what a row holds: equal rows have equal ones, in every process and on every version of .NET. Two different
/// rows among a million have the same one with a probability of about 3e-8.
/// </summary>
internal struct RowFingerprint
{
    private const ulong Start = 0xcbf29ce484222325;

    private ulong hash = Start;

    public RowFingerprint()
    {
    }

    /// <summary>The hash of everything that was added, in its order.</summary>
    public readonly ulong Value => hash;

    /// <summary>The fingerprint of a row's features alone.</summary>
    public static ulong Of(RowBuffer features)
    {
        var fingerprint = new RowFingerprint();
        fingerprint.Add(features);
        return fingerprint.Value;
    }

    public void Add(RowBuffer buffer)
    {
        foreach (var number in buffer.Numbers)
            AddBits(BitConverter.SingleToUInt32Bits(number));
        foreach (var key in buffer.Keys)
            Add(key);
        foreach (var tokens in buffer.Tokens)
            Add(tokens);
    }

    public void Add(CategoryKey key)
    {
        if (key.IsText)
            Add(key.Text);
        else
            AddBits(key.IsMissing ? ulong.MaxValue : (ulong)key.Number);
    }

    // Not string.GetHashCode, which differs from process to process: the name of a fit must not.
    public void Add(string text)
    {
        foreach (var character in text)
            AddBits(character);
        AddBits((ulong)text.Length);
    }

    // Multiply and fold the halves together, so that every input bit reaches every output bit.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void AddBits(ulong value)
    {
        var high = Math.BigMul(hash ^ (value * 0x9E3779B97F4A7C15UL), 0xD6E8FEB86659FD93UL, out var low);
        hash = high ^ low;
    }

    private void Add(RowTokens tokens)
    {
        if (tokens.List is not { } list)
        {
            Add((CategoryKey)tokens.Text);
            return;
        }

        for (var i = 0; i < list.Count; i++)
            Add(list[i]);
        AddBits((ulong)list.Count);
    }
}
