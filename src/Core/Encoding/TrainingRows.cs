using System.Globalization;
using System.Runtime.CompilerServices;

namespace Lamina;

/// <summary>
/// Fingerprints of the rows that a fit's networks were trained on, so that a trainer can notice when those very
/// rows come back enriched by networks that have seen them. Lives in memory only.
/// </summary>
internal sealed class TrainingRows(int capacity)
{
    private const ulong Start = 0xcbf29ce484222325;

    private readonly HashSet<ulong> fingerprints = new(capacity);
    private readonly HashSet<ulong> repeated = [];
    private readonly HashSet<ulong> unlabelled = [];
    private int count;
    private ulong ofAll = Start;

    /// <summary>The share of rows that equal another one in features and label.</summary>
    public double ShareOfEqualRows => count == 0 ? 0 : (double)(count - fingerprints.Count + repeated.Count) / count;

    /// <summary>Adds a training row.</summary>
    public void Add(RowBuffer features, RowBuffer label, RowRoles roles)
    {
        var fingerprint = Fingerprint(features, label);
        if (!fingerprints.Add(fingerprint))
            repeated.Add(fingerprint);
        count++;

        // Roles decide the fit, not whether a row was seen.
        Mix(fingerprint, ref ofAll);
        Mix(BitConverter.DoubleToUInt64Bits(roles.Weight), ref ofAll);
        MixKey(roles.Group, ref ofAll);
        Mix((ulong)roles.Time, ref ofAll);
    }

    /// <summary>Adds a row of which networks learn the features alone.</summary>
    /// <param name="features">Its features.</param>
    /// <param name="mayBeMeasured">Whether somebody declared that such rows are measured all the same.</param>
    public void AddUnlabelled(RowBuffer features, bool mayBeMeasured)
    {
        var fingerprint = Start;
        Add(features, ref fingerprint);
        if (!mayBeMeasured)
            unlabelled.Add(fingerprint);
        Mix(fingerprint, ref ofAll);
    }

    /// <summary>Whether networks learned these features from a row without its label.</summary>
    public bool ContainsUnlabelled(RowBuffer features)
    {
        if (unlabelled.Count == 0)
            return false;
        var fingerprint = Start;
        Add(features, ref fingerprint);
        return unlabelled.Contains(fingerprint);
    }

    /// <summary>Whether a row with these features and this label was a training row.</summary>
    public bool Contains(RowBuffer features, RowBuffer label) => fingerprints.Contains(Fingerprint(features, label));

    /// <summary>
    /// Names a fit on these rows in this order with this recipe: the same rows and recipe give the same name,
    /// since they give the same fit.
    /// </summary>
    public string Name(string recipe)
    {
        var hash = ofAll;
        MixText(recipe, ref hash);
        return hash.ToString("x16", CultureInfo.InvariantCulture);
    }

    private static ulong Fingerprint(RowBuffer features, RowBuffer label)
    {
        var hash = Start;
        Add(features, ref hash);
        Add(label, ref hash);
        return hash;
    }

    private static void Add(RowBuffer buffer, ref ulong hash)
    {
        foreach (var number in buffer.Numbers)
            Mix(BitConverter.SingleToUInt32Bits(number), ref hash);
        foreach (var key in buffer.Keys)
            MixKey(key, ref hash);
        foreach (var tokens in buffer.Tokens)
            MixTokens(tokens, ref hash);
    }

    private static void MixTokens(RowTokens tokens, ref ulong hash)
    {
        if (tokens.List is not { } list)
        {
            MixKey(tokens.Text, ref hash);
            return;
        }

        for (var i = 0; i < list.Count; i++)
            MixText(list[i], ref hash);
        Mix((ulong)list.Count, ref hash);
    }

    private static void MixKey(CategoryKey key, ref ulong hash)
    {
        if (key.IsText)
            MixText(key.Text, ref hash);
        else
            Mix(key.IsMissing ? ulong.MaxValue : (ulong)key.Number, ref hash);
    }

    // Not string.GetHashCode, which differs from process to process: the name of a fit must not.
    private static void MixText(string text, ref ulong hash)
    {
        foreach (var character in text)
            Mix(character, ref hash);
        Mix((ulong)text.Length, ref hash);
    }

    // Multiply and fold the halves together, so that every input bit reaches every output bit.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Mix(ulong value, ref ulong hash)
    {
        var high = Math.BigMul(hash ^ (value * 0x9E3779B97F4A7C15UL), 0xD6E8FEB86659FD93UL, out var low);
        hash = high ^ low;
    }
}
