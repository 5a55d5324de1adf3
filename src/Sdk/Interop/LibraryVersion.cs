using System.Reflection;

namespace Lamina;

/// <summary>The version of a library, as its assembly says it.</summary>
internal static class LibraryVersion
{
    /// <summary>The version without the hash of the commit it was built from.</summary>
    /// <param name="type">Any type of the library.</param>
    public static string Of(Type type) =>
        type.Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "unknown";
}
