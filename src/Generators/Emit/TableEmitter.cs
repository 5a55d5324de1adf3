using Lamina.Generators.Model;

namespace Lamina.Generators.Emit;

/// <summary>Prints how rows are made of a table.</summary>
internal static class TableEmitter
{
    public static void WriteColumns(SourceWriter writer, ConstructionModel construction)
    {
        writer.Write("private static readonly global::Lamina.TableColumn[] Columns =").Write("[").Indent();
        foreach (var column in construction.Columns)
        {
            var flags = (column.IsLabel ? "IsLabel = true" : "") + (column is { IsLabel: true, IsOptional: true } ? ", " : "")
                + (column.IsOptional ? "IsOptional = true" : "");
            writer.Write($"new(\"{column.Name}\"){(flags.Length == 0 ? "" : $" {{ {flags} }}")},");
        }

        writer.Close("];").Line();
    }

    public static void WriteReaders(SourceWriter writer, RowModel model, ConstructionModel construction)
    {
        var row = model.Shared.RowType;
        writer.Write(
            $$"""

            /// <summary>Reads all rows of a table; columns are found by name.</summary>
            /// <param name="reader">The table: a database's reader, or one over a CSV file.</param>
            /// <param name="options">What counts as missing, and whether the label is left out.</param>
            /// <exception cref="global::Lamina.SchemaMismatchException">A column is missing or doubled.</exception>
            /// <exception cref="global::Lamina.RowException">A value cannot be read; the message names row, column and text.</exception>
            public static global::System.Collections.Generic.List<{{row}}> Read(global::System.Data.Common.DbDataReader reader, global::Lamina.TableOptions? options = null)
                => [.. Stream(reader, options)];

            /// <summary>Reads the rows of a table one after the other; the columns are checked at once, the rows as they come.</summary>
            /// <param name="reader">The table: a database's reader, or one over a CSV file.</param>
            /// <param name="options">What counts as missing, and whether the label is left out.</param>
            /// <exception cref="global::Lamina.SchemaMismatchException">A column is missing or doubled.</exception>
            /// <exception cref="global::Lamina.RowException">A value cannot be read; the message names row, column and text.</exception>
            public static global::System.Collections.Generic.IEnumerable<{{row}}> Stream(global::System.Data.Common.DbDataReader reader, global::Lamina.TableOptions? options = null)
            {
                return Rows(global::Lamina.TableReader.Open(reader, Columns, options));

                static global::System.Collections.Generic.IEnumerable<{{row}}> Rows(global::Lamina.TableReader table)
                {
                    while (table.Read())
                    {
            """);
        writer.Indent().Indent().Indent();
        WriteRow(writer, row, construction);
        writer.Close().Close().Close();
    }

    private static void WriteRow(SourceWriter writer, string row, ConstructionModel construction)
    {
        var start = $"yield return new {row}";
        if (construction.Arguments.Count > 0)
        {
            writer.Write(start + "(").Indent();
            for (var i = 0; i < construction.Arguments.Count; i++)
            {
                var (target, value) = (construction.Arguments[i].Target, construction.Arguments[i].Value);
                var isLast = i == construction.Arguments.Count - 1;
                var end = !isLast ? "," : construction.Initializers.Count == 0 ? ");" : ")";
                writer.Write((target.Length == 0 ? value : $"{target}: {value}") + end);
            }

            writer.Outdent();
        }
        else
        {
            writer.Write(construction.Initializers.Count == 0 ? start + "();" : start);
        }

        if (construction.Initializers.Count == 0)
            return;
        writer.Open();
        foreach (var initializer in construction.Initializers)
            writer.Write($"{initializer.Target} = {initializer.Value},");
        writer.Close("};");
    }
}
