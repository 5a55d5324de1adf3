namespace Generators.Tests.RandomTypes;

/// <summary>The forms that a type may have.</summary>
internal enum TypeForm
{
    PositionalRecord,
    PositionalRecordStruct,
    ReadonlyRecordStruct,
    PrimaryConstructor,
    InitRecord,
    RequiredClass,
    SettableClass,
    StructOfProperties,
    StructOfFields,
    DerivedRecord,
    DerivedClass,
}

/// <summary>A member of a random type.</summary>
internal sealed record RandomMember(string Name, MemberForm Form, int Value)
{
    public string Read => Form.Values[Value % Form.Values.Length].Read;

    public string Literal => Form.Values[Value % Form.Values.Length].Literal;
}

/// <summary>A random annotated type: its source, how a row is made, and what is to be read of the row.</summary>
internal sealed record RandomType(
    TypeForm Form, string Space, string[] Outer, string Name, string Access, string Network, bool Oblivious, RandomMember[] Members)
{
    private const string Usings = "using System; using System.Collections.Generic; using Lamina;";

    public static readonly string[] GoodNetworks =
    [
        "",
        "[Network]",
        "[Network(Hidden = [8, 4], Extract = [1, 2])]",
        "[Network(Hidden = [3], Activation = Activation.Gelu, Normalization = Normalization.Batch, Dropout = 0)]",
        "[Network(Normalization = Normalization.Layer, Dropout = 0.5)]",
        "[Network(Hidden = [8, 8, 4], Residual = true, Members = 3)]",
    ];

    public static readonly string[] WrongNetworks =
    [
        "[Network(Hidden = [0])]", "[Network(Extract = [9])]", "[Network(Dropout = 1)]", "[Network(Members = 65)]", "[Network(Activation = (Activation)77)]",
    ];

    private bool IsInaccessible => Access.StartsWith("private", StringComparison.Ordinal);

    private bool IsPositional => Form <= TypeForm.ReadonlyRecordStruct;

    private bool IsDerived => Form >= TypeForm.DerivedRecord;

    private string Nest => string.Concat(Outer.Select(outer => $"@{outer}."));

    private string Prefix => Space.Length == 0 ? "" : $"{Space}.";

    private string Row => $"global::{Prefix}{Nest}@{Name}";

    private string Schema => $"global::{Prefix}@{string.Concat(Outer.Select(outer => outer + "_"))}{Name}Schema";

    /// <summary>Whether something in it is wrong.</summary>
    public bool HasMistake => IsInaccessible || WrongNetworks.Contains(Network)
        || Members.Any(member => member.Form.Part == MemberPart.Mistake) || !Members.Any(member => member.Form.Part == MemberPart.Label)
        || !Members.Any(member => member.Form.Part is MemberPart.Numbers or MemberPart.Key);

    /// <summary>The raw numbers, the keys, the label and the roles.</summary>
    public string Expected =>
        $"{Join(MemberPart.Numbers)} | {Join(MemberPart.Key)} | {Labels()} | {One(MemberPart.Weight, "1")} {One(MemberPart.Group, "?")} {One(MemberPart.Time, "0")}";

    /// <summary>The expression that shows a row.</summary>
    public string Probe => $"Raw.Of<{Row}, {Schema}>({Create()})";

    /// <summary>The source, and the lines (from 0) that a mistake is to be looked for on: those of wrong members, and the type's.</summary>
    public (string Source, HashSet<int> Wrong, int Header) Render()
    {
        var lines = new List<string> { Usings, Oblivious ? "#nullable disable" : "" };
        var wrong = new HashSet<int>();
        if (Space.Length > 0)
            lines.Add($"namespace {Space};");
        foreach (var outer in Outer)
            lines.Add($"public partial class @{outer} {{");
        var split = IsDerived ? Members.Length / 2 : 0;
        if (IsDerived)
            AddBody($"{Access} abstract {Kind} @{Name}_Base", Members[..split], lines, wrong);
        if (WrongNetworks.Contains(Network))
            wrong.Add(lines.Count);
        lines.Add(Network);
        var header = lines.Count;
        if (IsPositional || Form == TypeForm.PrimaryConstructor)
        {
            lines.Add($"{Access} {Kind} @{Name}(");
            for (var i = 0; i < Members.Length; i++)
                Add(Parameter(Members[i], i == Members.Length - 1), Members[i], lines, wrong);
            if (Form == TypeForm.PrimaryConstructor)
                AddBody("", Members, lines, wrong);
            else
                lines.Add(";");
        }
        else
        {
            AddBody($"{Access} {Kind} @{Name}{(IsDerived ? $" : @{Name}_Base" : "")}", Members[split..], lines, wrong);
        }

        foreach (var _ in Outer)
            lines.Add("}");
        if (IsInaccessible || wrong.Count == 0)
            wrong.Add(header);
        return (string.Join('\n', lines), wrong, header);
    }

    public override string ToString() => $"{Render().Source}\n// {Probe}\n// {Expected}";

    private string Kind => Form switch
    {
        TypeForm.PositionalRecord or TypeForm.InitRecord or TypeForm.DerivedRecord => "record",
        TypeForm.PositionalRecordStruct => "record struct",
        TypeForm.ReadonlyRecordStruct => "readonly record struct",
        TypeForm.StructOfProperties or TypeForm.StructOfFields => "struct",
        _ => "class",
    };

    private void AddBody(string header, RandomMember[] members, List<string> lines, HashSet<int> wrong)
    {
        lines.Add(header + " {");
        foreach (var member in members)
            Add(Property(member), member, lines, wrong);
        lines.Add("}");
    }

    private static void Add(string line, RandomMember member, List<string> lines, HashSet<int> wrong)
    {
        if (member.Form.Part == MemberPart.Mistake)
            wrong.Add(lines.Count);
        lines.Add(line);
    }

    private string Parameter(RandomMember member, bool isLast) =>
        $"    {member.Form.Attributes} {TypeOf(member)} @{member.Name}{(isLast ? ")" : ",")}";

    private string Property(RandomMember member)
    {
        var (type, attributes) = (TypeOf(member), member.Form.Attributes);
        var isReference = !Oblivious && (type is "string" or "int[]" || type.EndsWith('>'));
        var value = isReference ? " = default!;" : "";
        return "    " + Form switch
        {
            TypeForm.PrimaryConstructor => $"public {type} @{member.Name} {{ get; }} = @{member.Name};",
            TypeForm.RequiredClass => $"{attributes} public required {type} @{member.Name} {{ get; init; }}",
            TypeForm.StructOfFields => $"{attributes} public {type} @{member.Name};",
            TypeForm.StructOfProperties => $"{attributes} public {type} @{member.Name} {{ get; init; }}",
            TypeForm.SettableClass => $"{attributes} public {type} @{member.Name} {{ get; set; }}{value}",
            _ => $"{attributes} public {type} @{member.Name} {{ get; init; }}{value}",
        };
    }

    private string Create()
    {
        if (IsPositional || Form == TypeForm.PrimaryConstructor)
            return $"new {Row}({string.Join(", ", Members.Select(member => member.Literal))})";
        return $"new {Row} {{ {string.Join(", ", Members.Select(member => $"@{member.Name} = {member.Literal}"))} }}";
    }

    // Where annotations are off, every reference may be null and none says so.
    private string TypeOf(RandomMember member) => Oblivious
        ? member.Form.Type.Replace("string?", "string", StringComparison.Ordinal).Replace("object?", "object", StringComparison.Ordinal)
        : member.Form.Type;

    private string Join(MemberPart part) => string.Join(' ', Members.Where(member => member.Form.Part == part).Select(member => member.Read));

    // Labels that exclude each other are read as the position of the true one.
    private string Labels()
    {
        var labels = Array.FindAll(Members, member => member.Form.Part == MemberPart.Label);
        if (labels.Length < 2 || !MemberForm.ExclusiveLabels.Contains(labels[0].Form))
            return Join(MemberPart.Label);
        return labels.Count(label => label.Read == "1") switch
        {
            0 => labels.Any(label => label.Read == "NaN") ? "?" : "-1",
            1 => $"{Array.FindIndex(labels, label => label.Read == "1")}",
            _ => "-2",
        };
    }

    private string One(MemberPart part, string otherwise) => Members.FirstOrDefault(member => member.Form.Part == part)?.Read ?? otherwise;
}
