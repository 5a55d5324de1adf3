using OxyPlot;

namespace Lamina;

/// <summary>
/// A colour of the page. OxyPlot draws with a marker that stands for it, and <see cref="PlotSvg"/> puts the page's variable in its place: so
/// plots follow the page into the dark.
/// </summary>
/// <param name="Name">The variable's name in the style sheet, and the class of what has the colour outside of plots.</param>
/// <param name="Marker">What OxyPlot draws with.</param>
internal sealed record PlotColor(string Name, OxyColor Marker)
{
    /// <summary>Text, and the reference.</summary>
    public static PlotColor Ink { get; } = new("ink", OxyColor.FromRgb(1, 2, 3));

    /// <summary>Text that matters less.</summary>
    public static PlotColor Muted { get; } = new("muted", OxyColor.FromRgb(2, 3, 4));

    /// <summary>Lines of a grid.</summary>
    public static PlotColor Rule { get; } = new("rule", OxyColor.FromRgb(3, 4, 5));

    /// <summary>The page itself: the edge of a point that lies on a bar.</summary>
    public static PlotColor Paper { get; } = new("paper", OxyColor.FromRgb(6, 7, 8));

    /// <summary>Candidates, and what a network learned.</summary>
    public static PlotColor Candidate { get; } = new("candidate", OxyColor.FromRgb(4, 5, 6));

    /// <summary>Controls.</summary>
    public static PlotColor Control { get; } = new("control", OxyColor.FromRgb(5, 6, 7));

    /// <summary>All of them.</summary>
    public static IReadOnlyList<PlotColor> All { get; } = [Ink, Muted, Rule, Paper, Candidate, Control];

    /// <summary>The colour of an arm.</summary>
    public static PlotColor Of(ArmRole role) => role switch
    {
        ArmRole.Reference => Ink,
        ArmRole.Control => Control,
        _ => Candidate,
    };

    /// <summary>The colour of one of several lines: the reference's first.</summary>
    public static PlotColor Of(int line) => (line % 4) switch { 0 => Ink, 1 => Candidate, 2 => Control, _ => Muted };
}
