using System.Globalization;

namespace Lamina;

/// <summary>Numbers as the page writes them, with the invariant culture; a dash where there is none.</summary>
internal static class ReportNumber
{
    private const string None = "–";

    // A space that does not break: the sign stays with its number.
    private const string PerCent = "\u00A0%";

    /// <summary>A difference as a share: <c>−2.4 %</c>.</summary>
    public static string Difference(double share) =>
        double.IsFinite(share) ? (100 * share).ToString("+0.0;−0.0;0.0", CultureInfo.InvariantCulture) + PerCent : None;

    /// <summary>An interval of a difference.</summary>
    public static string Interval(double low, double high) => $"{Difference(low)} to {Difference(high)}";

    /// <summary>A share in [0, 1].</summary>
    public static string Share(double share) =>
        double.IsFinite(share) ? (100 * share).ToString("0.0", CultureInfo.InvariantCulture) + PerCent : None;

    /// <summary>A share in [0, 1], without decimals.</summary>
    public static string RoundShare(double share) =>
        double.IsFinite(share) ? (100 * share).ToString("0.##", CultureInfo.InvariantCulture) + PerCent : None;

    /// <summary>A measure, to four or five digits.</summary>
    public static string Measure(double value) => !double.IsFinite(value) ? None : Math.Abs(value) switch
    {
        >= 1000 => value.ToString("#,0;−#,0", CultureInfo.InvariantCulture),
        >= 100 => value.ToString("0.0;−0.0", CultureInfo.InvariantCulture),
        >= 10 => value.ToString("0.00;−0.00", CultureInfo.InvariantCulture),
        0 => "0",
        < 0.0001 => value.ToString("0.##E+0;−0.##E+0", CultureInfo.InvariantCulture),
        _ => value.ToString("0.0000;−0.0000", CultureInfo.InvariantCulture),
    };

    /// <summary>A number on an axis.</summary>
    public static string Tick(double value) => value.ToString("#,0.######;−#,0.######;0", CultureInfo.InvariantCulture);

    /// <summary>A correlation.</summary>
    public static string Correlation(double value) =>
        double.IsFinite(value) ? value.ToString("0.00;−0.00;0.00", CultureInfo.InvariantCulture) : None;

    /// <summary>A probability.</summary>
    public static string Probability(double value) =>
        !double.IsFinite(value) ? None : value < 0.001 ? "< 0.001" : value.ToString("0.000", CultureInfo.InvariantCulture);

    /// <summary>A count.</summary>
    public static string Count(double count) => double.IsFinite(count) ? count.ToString("#,0", CultureInfo.InvariantCulture) : None;
}
