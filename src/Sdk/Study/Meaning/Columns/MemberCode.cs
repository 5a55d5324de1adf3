using System.Globalization;
using System.Reflection;

namespace Lamina;

/// <summary>A number member of a record, as C# writes it.</summary>
/// <param name="Name">The member, with an <c>@</c> where its name is a keyword.</param>
/// <param name="Value">The member as a <c>float</c>, or a <c>float?</c> where it is nullable.</param>
/// <param name="Compared">The member as it is compared with a number: without a cast where that changes nothing.</param>
/// <param name="IsNullable">Whether it is nullable.</param>
internal sealed record MemberCode(string Name, string Value, string Compared, bool IsNullable)
{
    private const BindingFlags Members = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    private static readonly HashSet<Type> Whole =
    [
        typeof(sbyte), typeof(byte), typeof(short), typeof(ushort), typeof(int), typeof(uint), typeof(long), typeof(ulong),
    ];

    private static readonly HashSet<string> Keywords = new(StringComparer.Ordinal)
    {
        "abstract", "as", "base", "bool", "break", "byte", "case", "catch", "char", "checked", "class", "const", "continue", "decimal", "default",
        "delegate", "do", "double", "else", "enum", "event", "explicit", "extern", "false", "field", "finally", "fixed", "float", "for", "foreach",
        "goto", "if", "implicit", "in", "int", "interface", "internal", "is", "lock", "long", "namespace", "new", "null", "object", "operator",
        "out", "override", "params", "private", "protected", "public", "readonly", "ref", "return", "sbyte", "sealed", "short", "sizeof",
        "stackalloc", "static", "string", "struct", "switch", "this", "throw", "true", "try", "typeof", "uint", "ulong", "unchecked", "unsafe",
        "ushort", "using", "virtual", "void", "volatile", "while",
    };

    /// <summary>The code of a column's member.</summary>
    /// <param name="record">The record.</param>
    /// <param name="column">The column, a plain number.</param>
    public static MemberCode Of(Type record, Column column)
    {
        var name = Keywords.Contains(column.Name) ? "@" + column.Name : column.Name;
        var type = TypeOf(record, column.Name);
        var value = Nullable.GetUnderlyingType(type) ?? type;
        var isNullable = column.Nullable || value != type;
        if (value == typeof(float))
            return new MemberCode(name, name, name, isNullable);
        if (value == typeof(bool))
            return Alike(name, isNullable ? $"({name} switch {{ true => 1f, false => 0f, null => (float?)null }})" : $"({name} ? 1f : 0f)", isNullable);
        var cast = isNullable ? $"(float?){name}" : $"(float){name}";
        return Whole.Contains(value) ? new MemberCode(name, cast, name, isNullable) : Alike(name, cast, isNullable);
    }

    /// <summary>A number as C# writes it.</summary>
    public static string Literal(float value)
    {
        var text = ShortNumber.Text(value);
        return int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _) ? text : text + "f";
    }

    /// <summary>The names of all members of a record, and its own: what a new property cannot be called.</summary>
    public static HashSet<string> NamesOf(Type record)
    {
        var names = new HashSet<string>(StringComparer.Ordinal) { record.Name };
        foreach (var member in record.GetMembers(Members | BindingFlags.Static))
            names.Add(member.Name);
        return names;
    }

    private static MemberCode Alike(string name, string value, bool isNullable) => new(name, value, value, isNullable);

    // An object stands for a member that is not found: it is cast, which is right for every number.
    private static Type TypeOf(Type record, string name)
    {
        for (var type = record; type is not null; type = type.BaseType)
        {
            if (type.GetProperty(name, Members | BindingFlags.DeclaredOnly) is { } property)
                return property.PropertyType;
            if (type.GetField(name, Members | BindingFlags.DeclaredOnly) is { } field)
                return field.FieldType;
        }

        return typeof(object);
    }
}
