using Microsoft.CodeAnalysis;

namespace Lamina.Generators.Analyzers;

/// <summary>Finds tasks in types: a row carries its task as an interface, and a trainer asks for one in a parameter.</summary>
internal static class RowTasks
{
    private const string Task = "ITask";

    /// <summary>The task markers of a row type; none where no trainer takes it.</summary>
    public static IEnumerable<ITypeSymbol> Of(ITypeSymbol row) => row is ITypeParameterSymbol parameter
        ? parameter.ConstraintTypes.SelectMany(Of)
        : SelfAndInterfaces(row).Where(IsTask).Select(static task => task.TypeArguments[1]);

    /// <summary>The task marker that a trainer's parameter asks of rows, or null for any other parameter.</summary>
    public static ITypeSymbol? AskedBy(IParameterSymbol parameter) =>
        parameter.Type is INamedTypeSymbol
        {
            OriginalDefinition.SpecialType: SpecialType.System_Collections_Generic_IReadOnlyList_T, TypeArguments: [INamedTypeSymbol row],
        }
        && IsTask(row)
            ? row.TypeArguments[1]
            : null;

    /// <summary>What a sequence holds, or null where the type is not such a sequence.</summary>
    public static ITypeSymbol? ElementOf(ITypeSymbol sequence, SpecialType kind) =>
        SelfAndInterfaces(sequence).FirstOrDefault(type => type.OriginalDefinition.SpecialType == kind)?.TypeArguments[0];

    private static IEnumerable<INamedTypeSymbol> SelfAndInterfaces(ITypeSymbol type) =>
        type is INamedTypeSymbol named ? type.AllInterfaces.Prepend(named) : type.AllInterfaces;

    private static bool IsTask(INamedTypeSymbol type) => LaminaTypes.Is(type, Task, 2);
}
