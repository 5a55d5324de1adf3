namespace Lamina;

/// <summary>
/// Generates the training half (tensors, network, training) in this assembly for a record that lives in
/// another one: <c>[assembly: TrainingFor&lt;Passenger&gt;]</c>.
/// </summary>
/// <typeparam name="TRow">The annotated record of the other assembly.</typeparam>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class TrainingForAttribute<TRow> : Attribute
{
    /// <summary>Whether the generated types are public. Default: internal.</summary>
    public bool Public { get; init; }
}
