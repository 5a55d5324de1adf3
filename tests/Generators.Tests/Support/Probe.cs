using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;

namespace Generators.Tests;

/// <summary>Compiles sources with their generated code, loads the result and runs <c>Probe.Run</c> in it.</summary>
internal static class Probe
{
    public const string Usings =
        """
        using System;
        using System.Collections.Generic;
        using System.Data;
        using System.Globalization;
        using System.Linq;
        using Lamina;

        """;

    /// <summary>What shows a row as the library sees it: its raw numbers, keys, label and roles.</summary>
    public const string Reading =
        """

        public static class Raw
        {
            public static string Of<TRow, TSchema>(TRow row) where TSchema : struct, IRowSchema<TRow>
            {
                var schema = TSchema.Descriptor;
                var features = new RowBuffer(new float[schema.NumberCount], new CategoryKey[schema.CategoryCount]);
                var label = RowBuffer.ForLabels(schema);
                TSchema.ReadFeatures(in row, features);
                TSchema.ReadLabels(in row, label);
                var target = schema.Label.Task == TaskKind.MultiClass ? Text(label.Keys[0]) : string.Join(" ", label.Numbers.ToArray().Select(Text));
                var roles = TSchema.ReadRoles(in row);
                return $"{string.Join(" ", features.Numbers.ToArray().Select(Text))} | {string.Join(" ", features.Keys.ToArray().Select(Text))} | {target} | "
                    + string.Create(CultureInfo.InvariantCulture, $"{roles.Weight} {Text(roles.Group)} {roles.Time}");
            }

            private static string Text(float number) => number.ToString(CultureInfo.InvariantCulture);

            private static string Text(CategoryKey key) => key.IsMissing ? "?" : key.IsText ? $"'{key}'" : key.ToString();
        }
        """;

    /// <summary>What the body returns; <c>Raw.Of&lt;TRow, TSchema&gt;(row)</c> shows a row as the library sees it.</summary>
    public static string Run(string declarations, string body)
    {
        var source = $"{Usings}{declarations}\npublic static class Probe {{ public static string Run() {{ {body} }} }}\n{Reading}";
        var compilation = Compilations.Create("Probe" + Guid.NewGuid().ToString("N"), Packages.Core, source);
        Compilations.Driver().RunGeneratorsAndUpdateCompilation(compilation, out var generated, out _);
        Compilations.AssertCompiles(generated);
        return Run(Load(generated), "Probe");
    }

    /// <summary>What the method <c>Run</c> of a type returns.</summary>
    public static string Run(Assembly assembly, string type) => assembly.GetType(type)!.GetMethod("Run")!.CreateDelegate<Func<string>>()();

    /// <summary>Compiles and loads, beside the test's own Lamina.Core and not with a second one.</summary>
    public static Assembly Load(Compilation compilation)
    {
        using var stream = new MemoryStream();
        Assert.True(compilation.Emit(stream).Success);
        stream.Position = 0;
        var context = new AssemblyLoadContext("probe", isCollectible: true);
        context.Resolving += static (_, name) => Assembly.Load(name);
        return context.LoadFromStream(stream);
    }
}
