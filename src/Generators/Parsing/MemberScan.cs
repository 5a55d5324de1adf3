using Lamina.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lamina.Generators.Parsing;

/// <summary>A property or field of a row type, inherited ones among them.</summary>
internal sealed class Member(ISymbol symbol, ITypeSymbol type, INamedTypeSymbol row, Annotations annotations)
{
    public ISymbol Symbol { get; } = symbol;

    public ITypeSymbol Type { get; } = type;

    /// <summary>The row type; the member may be one of its base types'.</summary>
    public INamedTypeSymbol Row { get; } = row;

    public Annotations Annotations { get; } = annotations;

    public string Name => Symbol.Name;

    /// <summary>The expression that reads it.</summary>
    public string Access => "row." + Names.Escape(Symbol.Name);

    /// <summary>Where it is declared; where that is another assembly, the row type.</summary>
    public Location? Location => RowParser.Where(Symbol) ?? RowParser.Where(Row);
}

/// <summary>Finds the members of a row type and their annotations, base types first, in the order of declaration.</summary>
internal static class MemberScan
{
    public static List<Member> Scan(INamedTypeSymbol type, IDiagnosticSink? sink, CancellationToken cancellationToken)
    {
        var members = new List<Member>();
        var chain = new Stack<INamedTypeSymbol>();
        for (var current = type; current is { SpecialType: SpecialType.None }; current = current.BaseType)
            chain.Push(current);
        foreach (var current in chain)
        {
            cancellationToken.ThrowIfCancellationRequested();
            ScanOne(current, type, members, sink);
        }

        return members;
    }

    /// <summary>
    /// The parameters of a type's primary constructor. In metadata there is no such thing: there a constructor with
    /// annotated parameters was one.
    /// </summary>
    public static IReadOnlyList<IParameterSymbol> PrimaryParameters(INamedTypeSymbol type)
    {
        foreach (var constructor in type.InstanceConstructors)
        {
            var primary = constructor.DeclaringSyntaxReferences.Length > 0
                ? constructor.DeclaringSyntaxReferences[0].GetSyntax() is TypeDeclarationSyntax
                : !type.Locations.Any(location => location.IsInSource) && constructor.Parameters.Any(Annotations.Has);
            if (primary)
                return constructor.Parameters;
        }

        return [];
    }

    private static void ScanOne(INamedTypeSymbol type, INamedTypeSymbol row, List<Member> members, IDiagnosticSink? sink)
    {
        var parameters = PrimaryParameters(type);
        var matched = new bool[parameters.Count];
        var names = new AttributeNames();

        // What inherits nothing hides nothing.
        var symbols = members.Count == 0 ? DeclaredMembers.Of(type) : type.GetMembers();
        var own = new List<(int Order, Member Member)>(symbols.Count);
        foreach (var symbol in symbols)
        {
            // While somebody types, a member may have no name yet.
            if (symbol is { Name: "" } or IFieldSymbol { AssociatedSymbol: not null })
                continue;
            if (TypeOf(symbol) is not { } memberType)
            {
                Hide(members, symbol, sink);
                continue;
            }

            var annotations = new Annotations();
            var order = Match(parameters, symbol, type.IsRecord);
            if (order >= 0)
            {
                matched[order] = true;
                names.Read(parameters[order], annotations);
            }

            if (!names.Read(symbol, annotations) && BackingField(symbol) is { } field)
                names.Read(field, annotations);
            own.Add((order < 0 ? int.MaxValue : order, new Member(symbol, memberType, row, annotations)));
        }

        foreach (var parameter in parameters)
        {
            if (!matched[parameter.Ordinal] && Annotations.Has(parameter))
                ReportUnmatched(parameter, members, row, names, sink);
        }

        // A stable sort: positional members in the order of their parameters, then the others. The parts of a partial
        // type come by the names of their files, for the compiler may be given the files in any order.
        var parts = type.DeclaringSyntaxReferences.Length;
        if (parts > 1 || !IsInOrder(own))
        {
            var sorted = own.OrderBy(static member => member.Order);
            own = [.. parts > 1 ? sorted.ThenBy(static member => FileOf(member.Member.Symbol), StringComparer.Ordinal) : sorted];
        }

        foreach (var (_, member) in own)
            Add(members, member, sink);
    }

    private static bool IsInOrder(List<(int Order, Member Member)> members)
    {
        for (var i = 1; i < members.Count; i++)
        {
            if (members[i].Order < members[i - 1].Order)
                return false;
        }

        return true;
    }

    private static string FileOf(ISymbol symbol) => RowParser.Where(symbol)?.SourceTree?.FilePath.Replace('\\', '/') ?? "";

    private static void Add(List<Member> members, Member member, IDiagnosticSink? sink)
    {
        var hidden = IndexOf(members, member.Name);
        if (hidden < 0)
        {
            members.Add(member);
            return;
        }

        if (member.Symbol.IsOverride)
            member.Annotations.Inherit(members[hidden].Annotations);
        else if (!member.Annotations.Any && HidesNothing(member.Symbol))
            return;
        else if (!member.Annotations.Any)
            ReportHidden(members[hidden], member.Symbol, sink);

        members[hidden] = member;
    }

    // A method, an event or a type may hide an inherited member too.
    private static void Hide(List<Member> members, ISymbol symbol, IDiagnosticSink? sink)
    {
        if (HidesNothing(symbol) || members.Find(other => other.Name == symbol.Name) is not { } hidden)
            return;
        ReportHidden(hidden, symbol, sink);
        members.Remove(hidden);
    }

    // Generated code stands outside of the type, where private members are not seen.
    private static bool HidesNothing(ISymbol symbol) => symbol.DeclaredAccessibility == Accessibility.Private;

    private static void ReportHidden(Member hidden, ISymbol symbol, IDiagnosticSink? sink)
    {
        if (!hidden.Annotations.Any)
            return;
        sink?.Report(
            MemberRules.UnreadableMember,
            RowParser.Where(symbol) ?? hidden.Location,
            hidden.Name,
            $"hidden by the member of the same name in '{Names.Display(symbol.ContainingType)}'");
    }

    // A derived record hands a parameter on to its base: the property is the base's.
    private static void ReportUnmatched(
        IParameterSymbol parameter, List<Member> members, INamedTypeSymbol row, AttributeNames names, IDiagnosticSink? sink)
    {
        var inherited = members.Find(member => string.Equals(member.Name, parameter.Name, StringComparison.OrdinalIgnoreCase));
        if (inherited is not null && !inherited.Annotations.Any)
        {
            names.Read(parameter, inherited.Annotations);
            return;
        }

        if (inherited is null)
        {
            sink?.Report(
                MemberRules.UnreadableMember,
                RowParser.Where(parameter) ?? RowParser.Where(row),
                parameter.Name,
                "a constructor parameter without a property of its name");
        }
    }

    /// <summary>The place of the member of a name, or -1.</summary>
    public static int IndexOf(List<Member> members, string name)
    {
        for (var i = 0; i < members.Count; i++)
        {
            if (members[i].Name == name)
                return i;
        }

        return -1;
    }

    private static int Match(IReadOnlyList<IParameterSymbol> parameters, ISymbol symbol, bool exactly)
    {
        for (var i = 0; i < parameters.Count; i++)
        {
            if (string.Equals(parameters[i].Name, symbol.Name, StringComparison.Ordinal))
                return i;
        }

        // A class writes the parameter in lower case and exposes it through a property.
        for (var i = 0; i < parameters.Count && !exactly; i++)
        {
            if (symbol is IPropertySymbol && string.Equals(parameters[i].Name, symbol.Name, StringComparison.OrdinalIgnoreCase))
                return i;
        }

        return -1;
    }

    private static ITypeSymbol? TypeOf(ISymbol symbol) => symbol switch
    {
        IPropertySymbol property => property.Type,
        IFieldSymbol field => field.Type,
        _ => null,
    };

    private static IFieldSymbol? BackingField(ISymbol symbol)
    {
        if (symbol is not IPropertySymbol)
            return null;
        foreach (var member in symbol.ContainingType.GetMembers())
        {
            if (member is IFieldSymbol field && SymbolEqualityComparer.Default.Equals(field.AssociatedSymbol, symbol))
                return field;
        }

        return null;
    }

    /// <summary>Whether a property only holds what a constructor or initialiser put there.</summary>
    public static bool IsAutoProperty(ISymbol symbol) => BackingField(symbol) is not null;
}
