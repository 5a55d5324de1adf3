using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Lamina;

/// <summary>A hash of everything that is declared: of schemas that read, encode and enrich rows alike it is the same.</summary>
internal static class SchemaHash
{
    public static string Of(RowSchema schema)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"schema {schema.Name}\n");
        foreach (var column in schema.Columns)
        {
            text.Append(CultureInfo.InvariantCulture, $"feature {column.Name} {column.Kind} {(column.Nullable ? "nullable" : "")}\n");
            if (column.Shape.Count > 0)
                text.Append(CultureInfo.InvariantCulture, $"  shape {string.Join(' ', column.Shape)}\n");
            if (column.Convolutions is { } convolutions)
                text.Append(CultureInfo.InvariantCulture, $"  {(column.IsImage ? "image" : column.IsRagged ? "ragged sequence" : "sequence")} {convolutions}\n");
            if (column.IsPooled)
                text.Append(CultureInfo.InvariantCulture, $"  vectors {column.VectorWidth} {column.Pooling}\n");
            foreach (var slot in column.Numbers)
                text.Append(CultureInfo.InvariantCulture, $"  number {slot.Name} {slot.Period}\n");
            foreach (var value in column.Values)
                text.Append(CultureInfo.InvariantCulture, $"  value {value}\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"label {schema.Label.Name} {schema.Label.Task}\n");
        foreach (var value in schema.Label.Values)
            text.Append(CultureInfo.InvariantCulture, $"  value {value}\n");
        for (var i = 0; i < schema.Networks.Count; i++)
        {
            var network = schema.Networks[i];
            if (network.Name.Length > 0)
                text.Append(CultureInfo.InvariantCulture, $"name {network.Name}\n");
            text.Append(CultureInfo.InvariantCulture, $"network {string.Join(' ', network.Hidden)} {network.Activation} {network.Normalization}\n");
            if (network.IsAutoencoder)
                text.Append(CultureInfo.InvariantCulture, $"autoencoder {(network.TiedWeights ? "tied" : "")}\n");
            if (network.Residual)
                text.Append("residual\n");
            if (network.Members > 1)
                text.Append(CultureInfo.InvariantCulture, $"members {network.Members}\n");
            if (schema.Embeddings[i].Any)
                text.Append(CultureInfo.InvariantCulture, $"embeddings {schema.Embeddings[i]}\n");
            text.Append(CultureInfo.InvariantCulture, $"extract {string.Join(' ', network.Extract)}\n");
        }

        if (schema.Context is not null)
            text.Append(CultureInfo.InvariantCulture, $"context {schema.Context.VectorWidth}\n");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
