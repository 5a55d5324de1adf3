using Lamina.Generators.Diagnostics;
using Lamina.Generators.Model;

namespace Lamina.Generators.Parsing;

/// <summary>Finds the columns with a role.</summary>
internal static class RoleParser
{
    private static readonly string[] Roles = ["Weight", "Group", "Time", "Id"];

    public static EquatableArray<RoleModel> Parse(List<Member> members, IDiagnosticSink? sink)
    {
        var found = new List<RoleModel>();
        foreach (var role in Roles)
        {
            string? first = null;
            foreach (var member in members)
            {
                if (member.Annotations[role] is null)
                    continue;
                if (role != "Id" && first is not null)
                {
                    sink?.Report(LabelRules.RoleTwice, member.Location, FixProperties.Attributes(role), member.Name, role, first);
                    continue;
                }

                first = member.Name;
                var type = ScalarType.Of(member.Type);
                if (Misfit(role, type) is { } reason)
                    sink?.Report(LabelRules.RoleTypeDoesNotFit, member.Location, role, member.Name, Names.Display(member.Type), reason);
                else
                    found.Add(new RoleModel(member.Name, role, Read(role, member.Access, type)));
            }
        }

        return found.ToEquatableArray();
    }

    /// <summary>Whether a label that is ranked has groups to be ranked in.</summary>
    public static bool RequireGroup(List<Member> members, LabelModel label, Member labelMember, IDiagnosticSink? sink)
    {
        if (label.Task != TaskKind.Ranking || members.Any(static member => member.Annotations["Group"] is not null))
            return true;
        sink?.Report(LabelRules.RankingWithoutGroup, labelMember.Location, label.Name);
        return false;
    }

    private static string Read(string role, string access, ScalarType type) => role switch
    {
        "Weight" => Expressions.Weight(access, type),
        "Group" => Expressions.Key(access, type),
        "Time" => Expressions.Moment(access, type),
        _ => "",
    };

    private static string? Misfit(string role, ScalarType type)
    {
        switch (role)
        {
            case "Weight":
                return type.IsNumber ? null : "a weight must be a number";
            case "Group":
                var groups = type.IsWhole || type.Kind is ScalarKind.String or ScalarKind.Char or ScalarKind.Enum or ScalarKind.Guid or ScalarKind.Boolean;
                return groups ? null : "a group must be a string, a whole number, an enum, a Guid or a bool";
            case "Time":
                if (type.Nullable)
                    return "every row needs its moment, so it must not be nullable";
                var moments = type.Kind is ScalarKind.Whole or ScalarKind.DateTime or ScalarKind.DateTimeOffset or ScalarKind.DateOnly or ScalarKind.TimeSpan;
                return moments ? null : "a moment must be a DateTime, DateTimeOffset, DateOnly, TimeSpan or whole number";
            default:
                return null;
        }
    }
}
