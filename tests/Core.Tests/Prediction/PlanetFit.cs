using Lamina;

namespace Core.Tests.Prediction;

/// <summary>A record with a multi-class label whose schema is written by hand, with the classes a, b, c.</summary>
public sealed record Planet(float Size, string? Kind);

public readonly struct PlanetByHand : IRowSchema<Planet>
{
    public static RowSchema Descriptor { get; } = new(
        "Planet",
        [Column.Number("Size", nullable: true)],
        LabelColumn.MultiClass("Kind", static key => key.Text!, nullable: true),
        new NetworkDescriptor { Hidden = [2], Activation = Activation.Relu, Normalization = Normalization.None, Dropout = 0, Extract = [1] });

    public static void ReadFeatures(in Planet row, RowBuffer buffer) => buffer.Numbers[0] = row.Size;

    public static void ReadLabels(in Planet row, RowBuffer buffer) => buffer.Keys[0] = row.Kind;

    public static RowRoles ReadRoles(in Planet row) => RowRoles.None;
}

internal static class PlanetFit
{
    public static FittedSchema Create() => RowEncoder.Fit<Planet, PlanetByHand>([new(1, "b"), new(2, "a"), new(float.NaN, "c")]);
}
