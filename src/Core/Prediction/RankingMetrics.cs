using System.Globalization;

namespace Lamina;

/// <summary>
/// How well rows are ordered within their groups. Every figure is the mean over the groups that hold a row with any relevance, a
/// group counting by the mean weight of its rows; NaN where there is no such group. Rows of equal score count by the mean over
/// all orders that they may have.
/// </summary>
public sealed record RankingMetrics
{
    /// <summary>How many rows were measured.</summary>
    public required int RowCount { get; init; }

    /// <summary>How many groups they belong to; those without a relevant row are counted too.</summary>
    public required int GroupCount { get; init; }

    /// <summary>
    /// The normalised discounted cumulative gain of the first five rows (Järvelin and Kekäläinen 2002), in [0, 1]: the sum of
    /// <c>(2^relevance - 1) / log2(place + 1)</c> as a share of the best possible one. Higher is better.
    /// </summary>
    public required double NdcgAt5 { get; init; }

    /// <summary>The same of the first ten rows.</summary>
    public required double NdcgAt10 { get; init; }

    /// <summary>The mean of one over the place of the first row with any relevance, in [0, 1]; higher is better.</summary>
    public required double MeanReciprocalRank { get; init; }

    /// <summary><c>NDCG@5 0.7123, NDCG@10 0.7450, MRR 0.8120</c>, with the invariant culture.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"NDCG@5 {NdcgAt5:0.0000}, NDCG@10 {NdcgAt10:0.0000}, MRR {MeanReciprocalRank:0.0000}");
}
