using System.ComponentModel;

namespace Lamina;

/// <summary>
/// Written by the generator on each schema: the model it parsed, line by line, so that the training half
/// can be generated in another assembly from the same decisions.
/// </summary>
/// <param name="version">The version of the model's form.</param>
/// <param name="model">The model's lines.</param>
[AttributeUsage(AttributeTargets.Struct)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class GeneratedSchemaAttribute(int version, params string[] model) : Attribute
{
    /// <summary>The version of the model's form.</summary>
    public int Version { get; } = version;

    /// <summary>The model's lines.</summary>
    public IReadOnlyList<string> Model { get; } = model;
}
