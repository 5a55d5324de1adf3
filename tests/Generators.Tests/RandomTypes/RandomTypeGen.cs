using CsCheck;

namespace Generators.Tests.RandomTypes;

/// <summary>Draws random annotated types; about one in three has a mistake.</summary>
internal static class RandomTypeGen
{
    private const int Most = 8;
    private const int MostMembers = 7;
    private const int MostLabels = 3;

    private static readonly string[] Names =
    [
        .. Words.All.Where(word => word.Trim('_').Length > 0).DistinctBy(word => word, StringComparer.OrdinalIgnoreCase),
        "Label", "Weight", "Numeric", "Größe", "温度", "И", "Plain", new('n', 300),
    ];

    // One name is never both a namespace's, a type's and an outer type's: that would not compile.
    private static readonly string[] TypeNames = [.. Names.Where((_, i) => i % 3 == 0)];
    private static readonly string[] Spaces = [.. Names.Where((_, i) => i % 3 == 1)];
    private static readonly string[] OuterNames = [.. Names.Where((_, i) => i % 3 == 2)];

    private static readonly Gen<RandomMember[]> Labels = Gen.Frequency(
        (6, Member(Gen.OneOf(MemberForm.Labels)).Array[1]),
        (1, Member(Gen.OneOf(MemberForm.ExclusiveLabels)).Array[2, MostLabels]),
        (1, Member(Gen.OneOf(MemberForm.FlagLabels)).Array[2, MostLabels]),
        (1, Member(Gen.OneOf(MemberForm.NumberLabels)).Array[2, MostLabels]));

    private static readonly Gen<RandomMember> Feature = Member(Gen.OneOf(MemberForm.FeaturesAlone));
    private static readonly Gen<RandomMember> Other = Member(Gen.OneOf([.. MemberForm.Members.Select(forms => Gen.OneOf(forms))]));
    private static readonly Gen<RandomMember> Mistake = Member(Gen.OneOf(MemberForm.Mistakes));

    private static readonly Gen<RandomMember[]> Members =
        from names in Gen.Shuffle(Names, MostMembers + MostLabels + 2)
        from missing in Gen.Frequency((18, ""), (1, "feature"), (1, "label")) // with neither it is no row type at all
        from feature in Feature.Array[missing == "feature" ? 0 : 1]
        from labels in missing == "label" ? Labels.Select(_ => Array.Empty<RandomMember>()) : Labels
        from mistake in Gen.Frequency((9, Mistake.Array[0]), (1, Mistake.Array[1]))
        from others in Other.Array[0, MostMembers]
        from order in Gen.Int[0, 1000].Array[MostMembers + MostLabels + 2]
        select Arrange([.. feature, .. labels, .. mistake, .. others], order, names);

    private static readonly Gen<string> Network = Gen.Frequency(
        (9, Gen.OneOf(RandomType.GoodNetworks)), (1, Gen.OneOf(RandomType.WrongNetworks)));

    private static readonly Gen<RandomType> One =
        from form in Gen.Enum<TypeForm>()
        from space in Gen.OneOf(Spaces).Array[0, 2]
        from outer in Gen.Shuffle(OuterNames, 2)
        from depth in Gen.Frequency((3, 0), (2, 1), (1, 2))
        from access in depth == 0 ? Gen.OneOf("public", "internal") : Gen.OneOf("public", "internal", "protected internal", "public", "internal", "private")
        from network in Network
        from oblivious in Gen.Frequency((4, false), (1, true))
        from members in Members
        select new RandomType(form, string.Join('.', space.Select(part => "@" + part)), outer[..depth], "", access, network, oblivious, members);

    /// <summary>Several types, which share a compilation.</summary>
    public static readonly Gen<RandomType[]> Several =
        from types in One.Array[1, Most]
        from names in Gen.Shuffle(TypeNames, Most)
        select types.Select((type, i) => type with { Name = names[i], Members = [.. type.Members.Select(member => Rename(member, names[i]))] }).ToArray();

    private static Gen<RandomMember> Member(Gen<MemberForm> forms) =>
        from form in forms
        from value in Gen.Int[0, 5]
        select new RandomMember("", form, value);

    // Of a role there is one at most, and none beside a mistake in it; the order and the names are drawn.
    private static RandomMember[] Arrange(RandomMember[] drawn, int[] order, string[] names)
    {
        var members = Array.FindAll(drawn, member => !drawn.Any(other => other.Form.Part == MemberPart.Mistake
            && other.Form.Attributes.Contains($"{member.Form.Part}", StringComparison.Ordinal)));
        return
        [
            .. members
                .Where((member, i) => member.Form.Part is not (MemberPart.Weight or MemberPart.Group or MemberPart.Time)
                    || Array.FindIndex(members, other => other.Form.Part == member.Form.Part) == i)
                .Select((member, i) => (Member: member with { Name = names[i] }, Order: order[i]))
                .OrderBy(pair => pair.Order)
                .Select(pair => pair.Member),
        ];
    }

    // A member must not have its type's name.
    private static RandomMember Rename(RandomMember member, string type) => member.Name == type ? member with { Name = type + "_" } : member;
}
