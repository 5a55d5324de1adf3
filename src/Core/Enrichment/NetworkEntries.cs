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
    public const int FormatVersion = 2;   // 2: "layers", and a checksum of every entry

    private const int FirstWithSums = 2;
    private const string ManifestName = "manifest.json";
    private const long LongestManifest = 256L << 20;
    private const long LongestNetwork = 1L << 30;
    private const int MostNetworks = 64;

    public static void Write(ArtifactWriter artifact, FittedNetwork network)
    {
        artifact.AddJson(ManifestName, json => ManifestWriter.Write(json, network));
        WordEntries.Write(artifact, network.Fitted.Pooled);
        for (var i = 0; i < network.MemberCount; i++)
            artifact.AddWeights(NetworkName(i), network.Members[i]);
    }

    /// <summary>Reads networks, and checks that they are what the file says and what the record asks for.</summary>
    /// <exception cref="ArtifactException">The file is damaged.</exception>
    /// <exception cref="FitMismatchException">It was saved for other columns.</exception>
    public static FittedNetwork Read(ArtifactFile artifact, RowSchema schema)
    {
        try
        {
            using var manifest = artifact.ReadJson(ManifestName, LongestManifest);
            var root = manifest.RootElement;
            var version = ReadVersion(artifact, root);
            DeclaredColumns.RequireSame(root.GetProperty("schema"), schema);
            var fitted = ManifestReader.Read(artifact, root, schema);
            var network = new FittedNetwork(fitted, ReadWeights(artifact, root.GetProperty("networks").GetInt32()));
            if (version >= FirstWithSums)
                NetworkLayers.Require(root, network);
            return network;
        }
        catch (Exception error) when (ArtifactJson.IsDamage(error))
        {
            throw new ArtifactException($"The entry \"{ManifestName}\" is damaged: {error.Message} Save the pipeline again.", error);
        }
    }

    private static NetworkWeights[] ReadWeights(ArtifactFile artifact, int networks)
    {
        if (networks is < 1 or > MostNetworks)
            throw new ArtifactException($"The file claims {networks} networks; between 1 and {MostNetworks} are expected.");
        var members = new NetworkWeights[networks];
        for (var i = 0; i < members.Length; i++)
            members[i] = SafeTensors.Read(artifact.Read(NetworkName(i), LongestNetwork));
        return members;
    }

    private static int ReadVersion(ArtifactFile artifact, JsonElement root)
    {
        var version = root.GetProperty("format").GetInt32();
        if (version is < 1 or > FormatVersion)
        {
            throw new ArtifactException(
                $"The file has format version {version}; this version of Lamina reads up to {FormatVersion}. Update the package Lamina.Core.");
        }

        if (version >= FirstWithSums && !artifact.HasSums)
            throw new ArtifactException($"The file has no entry \"{EntrySums.Name}\", which format version {version} asks for. It was changed: save the pipeline again.");
        return version;
    }

    private static string NetworkName(int index) => string.Create(CultureInfo.InvariantCulture, $"networks/{index + 1}.safetensors");
}
