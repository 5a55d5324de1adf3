using System.Globalization;
using System.Text.Json;

namespace Lamina;

/// <summary>
/// The entries of a saved pipeline that hold encoders and networks: <c>manifest.json</c>, readable by people, and
/// <c>networks/1.safetensors</c> and so on.
/// </summary>
internal static class NetworkEntries
{
    /// <summary>The version of the form that is written; the forms of released versions stay readable.</summary>
    public const int FormatVersion = 1;

    private const string ManifestName = "manifest.json";
    private const long LongestManifest = 256L << 20;
    private const long LongestNetwork = 1L << 30;
    private const int MostNetworks = 64;

    public static void Write(ArtifactFile artifact, FittedNetwork network)
    {
        using (var stream = artifact.Create(ManifestName))
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
            ManifestWriter.Write(json, network);
        WordEntries.Write(artifact, network.Fitted.Pooled);

        for (var i = 0; i < network.MemberCount; i++)
        {
            using var stream = artifact.Create(NetworkName(i));
            SafeTensors.Write(stream, network.Members[i]);
        }
    }

    public static FittedNetwork Read(ArtifactFile artifact, RowSchema schema)
    {
        FittedSchema fitted;
        int networks;
        try
        {
            using var manifest = JsonDocument.Parse(artifact.Read(ManifestName, LongestManifest));
            var root = manifest.RootElement;
            RequireVersion(root);
            DeclaredColumns.RequireSame(root.GetProperty("schema"), schema);
            fitted = ManifestReader.Read(artifact, root, schema);
            networks = root.GetProperty("networks").GetInt32();
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or KeyNotFoundException or FormatException or ArgumentException)
        {
            throw new ArtifactException($"The entry \"{ManifestName}\" is damaged: {error.Message} Save the pipeline again.", error);
        }

        if (networks is < 1 or > MostNetworks)
            throw new ArtifactException($"The file claims {networks} networks; between 1 and {MostNetworks} are expected.");
        var members = new NetworkWeights[networks];
        for (var i = 0; i < members.Length; i++)
            members[i] = SafeTensors.Read(artifact.Read(NetworkName(i), LongestNetwork));
        return new FittedNetwork(fitted, members);
    }

    private static void RequireVersion(JsonElement root)
    {
        var version = root.GetProperty("format").GetInt32();
        if (version is < 1 or > FormatVersion)
        {
            throw new ArtifactException(
                $"The file has format version {version}; this version of Lamina reads up to {FormatVersion}. Update the package Lamina.Core.");
        }
    }

    private static string NetworkName(int index) => string.Create(CultureInfo.InvariantCulture, $"networks/{index + 1}.safetensors");
}
