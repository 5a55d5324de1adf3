using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Lamina.Generators.Analyzers;

/// <summary>
/// How rows are read from variables: <c>rows</c>, <c>split.Train</c>, <c>fit.Raw(split.Train)</c>. Beyond the variables there are
/// only members of the library that give the same rows each time.
/// </summary>
internal sealed class ReadPath : IEquatable<ReadPath>
{
    private readonly List<ISymbol> steps = [];

    private ReadPath()
    {
    }

    public IEnumerable<ISymbol> Variables => steps.Where(static step => step is ILocalSymbol or IParameterSymbol);

    /// <summary>The path, or null where the value comes from anything else.</summary>
    public static ReadPath? Of(IOperation? value)
    {
        var path = new ReadPath();
        return path.Add(value) ? path : null;
    }

    /// <inheritdoc/>
    public bool Equals(ReadPath? other) => other is not null && steps.SequenceEqual(other.steps, SymbolEqualityComparer.Default);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ReadPath);

    /// <inheritdoc/>
    public override int GetHashCode() => steps.Count;

    private bool Add(IOperation? value) => value switch
    {
        IConversionOperation { OperatorMethod: null } conversion => Add(conversion.Operand),
        ILocalReferenceOperation local => Add(local.Local),
        IParameterReferenceOperation parameter => Add(parameter.Parameter),
        IPropertyReferenceOperation { Instance: { } source, Arguments.IsEmpty: true } property when LaminaTypes.IsOwn(property.Property.ContainingType) =>
            Add(source) && Add(property.Property),
        IInvocationOperation { TargetMethod.Name: "Raw", Instance: { } fit, Arguments: [var rows] } raw when LaminaTypes.IsFit(raw.TargetMethod.ContainingType) =>
            Add(fit) && Add(rows.Value) && Add(raw.TargetMethod),
        _ => false,
    };

    private bool Add(ISymbol step)
    {
        steps.Add(step);
        return true;
    }
}
