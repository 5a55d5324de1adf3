using System.Globalization;

namespace Lamina;

/// <summary>The rows of a study: those with labels, and what names them.</summary>
internal static class StudyRows
{
    /// <summary>The rows that have every label.</summary>
    /// <exception cref="RowException">There are none, or a row is null.</exception>
    public static IReadOnlyList<TRow> Labelled<TRow, TSchema>(IReadOnlyList<TRow> rows)
        where TSchema : struct, IRowSchema<TRow>
    {
        var schema = TSchema.Descriptor;
        var label = RowBuffer.ForLabels(schema);
        var labelled = new List<TRow>(rows.Count);
        for (var row = 0; row < rows.Count; row++)
        {
            var item = rows[row];
            RowEncoder.RequireRow(item, row);
            TSchema.ReadLabels(in item, label);
            if (!LabelReader.IsMissing(schema.Label, label))
                labelled.Add(item);
        }

        if (labelled.Count == 0)
            throw new RowException($"None of the {rows.Count} rows has a label. A study needs rows whose {schema.Label.Name} is known.");
        return labelled.Count == rows.Count ? rows : labelled;
    }

    /// <summary>What names the rows in their order: features, labels and roles.</summary>
    public static string Fingerprint<TRow, TSchema>(IReadOnlyList<TRow> rows)
        where TSchema : struct, IRowSchema<TRow>
    {
        var schema = TSchema.Descriptor;
        var features = RowBuffer.For(schema);
        var label = RowBuffer.ForLabels(schema);
        var print = new RowFingerprint();
        for (var row = 0; row < rows.Count; row++)
        {
            var item = rows[row];
            FeatureReader.Read<TRow, TSchema>(in item, row, schema, features);
            TSchema.ReadLabels(in item, label);
            print.Add(features);
            print.Add(label);
            var roles = TSchema.ReadRoles(in item);
            print.AddBits(BitConverter.DoubleToUInt64Bits(roles.Weight));
            print.Add(roles.Group);
            print.AddBits((ulong)roles.Time);
        }

        return print.Value.ToString("x16", CultureInfo.InvariantCulture);
    }

    /// <summary>What names a study: the same rows, columns, options and version give the same numbers.</summary>
    public static string Name(RowSchema schema, string fingerprint, string recipe)
    {
        var name = new RowFingerprint();
        name.Add(schema.Hash);
        name.Add(fingerprint);
        name.Add(recipe);
        name.Add(LibraryVersion.Of(typeof(LiftReport)));
        return name.Value.ToString("x16", CultureInfo.InvariantCulture);
    }
}
