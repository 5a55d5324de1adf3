using System.Reflection;

namespace Lamina;

/// <summary>The version of this library, as its assembly says it.</summary>
internal static class LaminaVersion
{
    public static string Text { get; } =
        typeof(LaminaVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "unknown";
}
