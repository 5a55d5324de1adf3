namespace Lamina.Generators.Model;

/// <summary>
/// What the training half is made of. It is kept in <c>[GeneratedSchema]</c> on the schema, so that another assembly
/// writes the same training half without parsing anything twice.
/// </summary>
internal sealed record TrainingModel
{
    /// <summary>The hint of the annotated type's files.</summary>
    public required string Hint { get; init; }

    /// <summary>The namespace, empty for the global one.</summary>
    public required string Namespace { get; init; }

    /// <summary>What the names of generated types begin with: <c>Passenger</c>, <c>Outer_Row</c>.</summary>
    public required string Stem { get; init; }

    /// <summary>The annotated type, with <c>global::</c>.</summary>
    public required string RowType { get; init; }

    /// <summary>The accessibility of the generated types.</summary>
    public required string Access { get; init; }

    public required TaskKind Task { get; init; }

    /// <summary>The type of a class, for several classes; the type of several labels together; else empty.</summary>
    public required string ClassType { get; init; }

    /// <summary>How many numbers the network takes, indicators not counted.</summary>
    public required int NumericWidth { get; init; }

    public required int IndicatorCount { get; init; }

    public required EquatableArray<CategoryModel> Categories { get; init; }

    /// <summary>The columns that go through convolutional layers.</summary>
    public EquatableArray<ConvolutionModel> Convolutions { get; init; } = EquatableArray<ConvolutionModel>.Empty;

    /// <summary>How many of the numbers the dense layers take as they are.</summary>
    public int DenseNumericWidth => NumericWidth - Convolutions.Sum(static convolution => convolution.Count);

    /// <summary>The networks: one without a name, or some with names.</summary>
    public required EquatableArray<NetworkModel> Networks { get; init; }

    public string Schema => Qualify(Stem + "Schema");

    public string Enriched => Qualify("Enriched" + Stem);

    public string Enricher => Qualify(Stem + "Enricher");

    public string Predictor => Qualify(Stem + "Predictor");

    public string Tensors => Qualify(Stem + "Tensors");

    public int ActivationCount => Networks.Sum(static network => network.ActivationCount);

    public string Fit => Qualify(Stem + "Fit");

    public string TaskType => $"global::Lamina.{Task}{TypeArgument}";

    /// <summary>The type of a predicted value.</summary>
    public string Value => HasClassType(Task) ? ClassType : Task == TaskKind.Binary ? "bool" : "float";

    /// <summary>Whether a network has more than one output.</summary>
    public bool HasSeveralOutputs => HasClassType(Task);

    /// <summary>Whether a task has a type of classes, or of several labels.</summary>
    public static bool HasClassType(TaskKind task) => task is TaskKind.MultiClass or TaskKind.MultiLabel or TaskKind.MultiRegression;

    public string Metrics => $"global::Lamina.{Task}Metrics";

    /// <summary>The outcome, given the expression of the fitted schema.</summary>
    public string Outcome(string fitted) =>
        $"global::Lamina.Outcome.{Task}{TypeArgument}({(HasClassType(Task) ? fitted : "")})";

    /// <summary>The name of a network's type: <c>PassengerNetwork</c>, <c>PassengerSeenNetwork</c>.</summary>
    public string NetworkName(NetworkModel network) => Stem + network.Name + "Network";

    public string NetworkType(NetworkModel network) => Qualify(NetworkName(network));

    private string TypeArgument => HasClassType(Task) ? $"<{ClassType}>" : "";

    private string Qualify(string name) => Namespace.Length == 0 ? $"global::{name}" : $"global::{Namespace}.{name}";
}

/// <summary>A category as a tensor of codes.</summary>
/// <param name="Column">The column's name.</param>
/// <param name="Property">The property of the batch; another name than the column's where that is taken.</param>
internal sealed record CategoryModel(string Column, string Property);
