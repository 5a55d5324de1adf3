using Lamina.Generators.Diagnostics;
using Lamina.Generators.Model;
using Microsoft.CodeAnalysis;

namespace Lamina.Generators.Parsing;

/// <summary>
/// Decides how a row is made of a table's row: through which constructor, and what is assigned afterwards. Members
/// that the constructor asks for are columns too, annotated or not.
/// </summary>
internal static class ConstructionParser
{
    public static ConstructionModel? Parse(INamedTypeSymbol type, List<Member> members, Compilation compilation, IDiagnosticSink? sink)
    {
        string? reason = null;
        foreach (var constructor in Candidates(type, compilation))
        {
            var plan = new Plan(compilation, members.Count);
            if (plan.TryFill(type, constructor, members, out var problem))
                return plan.Build();
            reason ??= problem;
        }

        sink?.Report(TypeRules.NotConstructible, RowParser.Where(type), Names.Display(type), reason ?? "it has no accessible constructor");
        return null;
    }

    // The primary constructor first, then the one with the most parameters.
    private static IEnumerable<IMethodSymbol> Candidates(INamedTypeSymbol type, Compilation compilation)
    {
        var primary = MemberScan.PrimaryParameters(type);
        return type.InstanceConstructors
            .Where(constructor => compilation.IsSymbolAccessibleWithin(constructor, compilation.Assembly)
                && !IsCopy(constructor, type) && !Obsolescence.IsError(constructor))
            .OrderByDescending(constructor => primary.Count > 0 && SymbolEqualityComparer.Default.Equals(constructor, primary[0].ContainingSymbol))
            .ThenByDescending(static constructor => constructor.Parameters.Length);
    }

    private static bool IsCopy(IMethodSymbol constructor, INamedTypeSymbol type) =>
        constructor.Parameters.Length == 1 && SymbolEqualityComparer.Default.Equals(constructor.Parameters[0].Type, type);

    private sealed class Plan(Compilation compilation, int memberCount)
    {
        private readonly List<TableColumnModel> columns = new(memberCount);
        private readonly List<AssignmentModel> arguments = new(memberCount);
        private readonly List<AssignmentModel> initializers = [];

        public ConstructionModel Build() =>
            new(columns.ToEquatableArray(), arguments.ToEquatableArray(), initializers.ToEquatableArray());

        public bool TryFill(INamedTypeSymbol type, IMethodSymbol constructor, List<Member> members, out string? problem)
        {
            var assigned = new List<Member>(members.Count);
            if (!TryPassArguments(constructor, members, assigned, out problem))
                return false;

            var setsRequired = constructor.GetAttributes().Any(static attribute => attribute.AttributeClass?.Name == "SetsRequiredMembersAttribute");
            if (!setsRequired && FindUnknown(type, members) is { } unknown)
            {
                problem = $"the required member '{unknown.Name}' cannot be read, so no column stands for it";
                return false;
            }

            foreach (var member in members)
            {
                var isRequired = !setsRequired && IsRequired(member.Symbol);
                if (assigned.Contains(member) ? !isRequired : !isRequired && !member.Annotations.Any)
                    continue;
                if (IsComputed(member.Symbol))
                    continue;
                if (!IsAssignable(member.Symbol))
                {
                    problem = $"'{member.Name}' can be set neither by a constructor nor afterwards";
                    return false;
                }

                if (!TryRead(member, out var value, out problem))
                    return false;

                initializers.Add(new AssignmentModel(Names.Escape(member.Name), value));
            }

            return true;
        }

        private bool TryPassArguments(IMethodSymbol constructor, List<Member> members, List<Member> assigned, out string? problem)
        {
            problem = null;
            var named = false;
            foreach (var parameter in constructor.Parameters)
            {
                var member = Find(members, parameter);
                var value = "";
                problem = member is null ? $"no member gives the constructor's parameter '{parameter.Name}' its value" : null;
                if (member is null || !TryRead(member, out value, out problem))
                {
                    if (parameter.IsOptional || parameter.IsParams)
                    {
                        (named, problem) = (true, null);
                        continue;
                    }

                    return false;
                }

                if (parameter.RefKind is RefKind.Ref or RefKind.Out)
                {
                    problem = $"the constructor's parameter '{parameter.Name}' is passed by reference";
                    return false;
                }

                assigned.Add(member);
                arguments.Add(new AssignmentModel(named ? Names.Escape(parameter.Name) : "", value));
            }

            return true;
        }

        private bool TryRead(Member member, out string value, out string? problem)
        {
            var type = ScalarType.Of(member.Type);
            var steps = ConvolutionParser.AttributeOf(member) is null ? null : VectorType.OfSteps(member.Type);
            var vector = steps ?? VectorType.Of(member.Type);
            var tokens = TokensType.Of(member.Type);
            (value, problem) = ("", null);
            if (type.Kind == ScalarKind.Other && vector is null && tokens is null)
            {
                problem = $"'{member.Name}' has the type '{Names.Display(member.Type)}', which no column of a table gives";
                return false;
            }

            var column = IndexOf(member.Name);
            if (column >= 0 && columns[column].Name != member.Name)
            {
                problem = $"'{columns[column].Name}' and '{member.Name}' would be one column, for tables are read by name in any case";
                return false;
            }

            if (column < 0)
            {
                column = columns.Count;
                columns.Add(new TableColumnModel(member.Name, member.Annotations["Label"] is not null, vector?.Nullable ?? tokens?.Nullable ?? type.Nullable));
            }

            value = steps is not null ? Expressions.Steps(column, steps, ConvolutionParser.ChannelsOf(member))
                : vector is not null ? Expressions.Vector(column, vector)
                : tokens is not null ? Expressions.Tokens(column, tokens)
                : Expressions.Column(column, type);
            return true;
        }

        private static bool IsRequired(ISymbol symbol) => symbol is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true };

        // What has to be set and yet is no member to the scan: what cannot be read.
        private static ISymbol? FindUnknown(INamedTypeSymbol type, List<Member> members)
        {
            for (var current = type; current is { SpecialType: SpecialType.None }; current = current.BaseType)
            {
                foreach (var symbol in DeclaredMembers.Of(current))
                {
                    if (IsRequired(symbol) && MemberScan.IndexOf(members, symbol.Name) < 0)
                        return symbol;
                }
            }

            return null;
        }

        private int IndexOf(string column)
        {
            for (var i = 0; i < columns.Count; i++)
            {
                if (string.Equals(columns[i].Name, column, StringComparison.OrdinalIgnoreCase))
                    return i;
            }

            return -1;
        }

        private static Member? Find(List<Member> members, IParameterSymbol parameter) =>
            Find(members, parameter, StringComparison.Ordinal) ?? Find(members, parameter, StringComparison.OrdinalIgnoreCase);

        private static Member? Find(List<Member> members, IParameterSymbol parameter, StringComparison comparison)
        {
            foreach (var member in members)
            {
                if (string.Equals(member.Name, parameter.Name, comparison) && SameType(member, parameter))
                    return member;
            }

            return null;
        }

        private static bool SameType(Member member, IParameterSymbol parameter) =>
            SymbolEqualityComparer.Default.Equals(member.Type, parameter.Type);

        // A property without a setter and without a value of its own follows from the others.
        private static bool IsComputed(ISymbol symbol) => symbol is IPropertySymbol { SetMethod: null } && !MemberScan.IsAutoProperty(symbol);

        private bool IsAssignable(ISymbol symbol) => symbol switch
        {
            IPropertySymbol { SetMethod: { } setter } => compilation.IsSymbolAccessibleWithin(setter, compilation.Assembly) && !Obsolescence.IsError(setter),
            IFieldSymbol field => !field.IsReadOnly,
            _ => false,
        };
    }
}
