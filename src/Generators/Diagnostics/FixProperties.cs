using System.Collections.Immutable;
using System.Globalization;

namespace Lamina.Generators.Diagnostics;

/// <summary>What a diagnostic tells its code fix; the message is for people alone.</summary>
internal static class FixProperties
{
    /// <summary>The names of the attributes of which one is to go, with a space between them.</summary>
    public const string SurplusAttributes = "attributes";

    /// <summary>The number of the layer that does not exist.</summary>
    public const string Layer = "layer";

    /// <summary>The number of the layer to use instead.</summary>
    public const string NearestLayer = "nearest";

    /// <summary>The tasks that all labels of a type may have together, with a space between them.</summary>
    public const string LabelTasks = "tasks";

    public static ImmutableDictionary<string, string?> None => ImmutableDictionary<string, string?>.Empty;

    public static ImmutableDictionary<string, string?> Tasks(params string[] tasks) => None.Add(LabelTasks, string.Join(" ", tasks));

    public static ImmutableDictionary<string, string?> Attributes(params string[] names) =>
        ImmutableDictionary<string, string?>.Empty.Add(SurplusAttributes, string.Join(" ", names));

    public static ImmutableDictionary<string, string?> Layers(int layer, int nearest) => ImmutableDictionary<string, string?>.Empty
        .Add(Layer, layer.ToString(CultureInfo.InvariantCulture))
        .Add(NearestLayer, nearest.ToString(CultureInfo.InvariantCulture));
}
