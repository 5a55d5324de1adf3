using System.Globalization;

namespace Lamina;

/// <summary>
/// Fingerprints of the rows that a fit's networks were trained on, so that a trainer can notice when those very
/// rows come back enriched by networks that have seen them. Lives in memory only.
/// </summary>
internal sealed class TrainingRows(int capacity)
{
    private readonly HashSet<ulong> fingerprints = new(capacity);
    private readonly HashSet<ulong> repeated = [];
    private readonly HashSet<ulong> unlabelled = [];
    private int count;
    private RowFingerprint ofAll = new();

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
        ofAll.AddBits(fingerprint);
        ofAll.AddBits(BitConverter.DoubleToUInt64Bits(roles.Weight));
        ofAll.Add(roles.Group);
        ofAll.AddBits((ulong)roles.Time);
    }

    /// <summary>Adds a row of which networks learn the features alone.</summary>
    /// <param name="features">Its features.</param>
    /// <param name="mayBeMeasured">Whether somebody declared that such rows are measured all the same.</param>
    public void AddUnlabelled(RowBuffer features, bool mayBeMeasured)
    {
        var fingerprint = RowFingerprint.Of(features);
        if (!mayBeMeasured)
            unlabelled.Add(fingerprint);
        ofAll.AddBits(fingerprint);
    }

    /// <summary>Whether networks learned these features from a row without its label.</summary>
    public bool ContainsUnlabelled(RowBuffer features) => unlabelled.Count > 0 && unlabelled.Contains(RowFingerprint.Of(features));

    /// <summary>Whether a row with these features and this label was a training row.</summary>
    public bool Contains(RowBuffer features, RowBuffer label) => fingerprints.Contains(Fingerprint(features, label));

    /// <summary>
    /// Names a fit on these rows in this order with this recipe: the same rows and recipe give the same name,
    /// since they give the same fit.
    /// </summary>
    public string Name(string recipe)
    {
        var name = ofAll;
        name.Add(recipe);
        return name.Value.ToString("x16", CultureInfo.InvariantCulture);
    }

    private static ulong Fingerprint(RowBuffer features, RowBuffer label)
    {
        var fingerprint = new RowFingerprint();
        fingerprint.Add(features);
        fingerprint.Add(label);
        return fingerprint.Value;
    }
}
