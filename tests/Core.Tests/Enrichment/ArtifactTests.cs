using System.IO.Compression;
using Lamina;

namespace Core.Tests.Enrichment;

public sealed class ArtifactTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("lamina-").FullName;
    private readonly PassengerEnricher enricher = new(RandomNetwork.OfPassengers());

    private string File => Path.Combine(folder, "passenger.lamina");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_saved_enricher_gives_the_same_bits_once_loaded()
    {
        enricher.Save(File);
        var loaded = PassengerEnricher.Load(File);
        foreach (var row in Passenger.Simulate(100, seed: 3))
        {
            Assert.Equal(enricher.Enrich(row).Hidden2, loaded.Enrich(row).Hidden2);
            Assert.Equal(enricher.Enrich(row).NetworkPrediction, loaded.Enrich(row).NetworkPrediction);
        }

        Assert.Equal(enricher.Network.Fitted.FitId, loaded.Network.Fitted.FitId);
        Assert.Equal([File], Directory.GetFiles(folder));
    }

    [Fact]
    public void Equal_pipelines_give_equal_files()
    {
        enricher.Save(File);
        var first = System.IO.File.ReadAllBytes(File);
        enricher.Save(File);
        Assert.Equal(first, System.IO.File.ReadAllBytes(File));
    }

    [Fact]
    public void A_file_of_another_record_is_refused_with_the_columns_that_differ()
    {
        enricher.Save(File);
        var error = Assert.Throws<FitMismatchException>(() => FittedNetwork.Load(File, WidowSchema.Descriptor));
        Assert.Contains("feature Ticket", error.Message, StringComparison.Ordinal);
        Assert.Contains("feature Children", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_no_pipeline_is_refused()
    {
        System.IO.File.WriteAllText(File, "rows, rows, rows");
        Assert.Throws<ArtifactException>(() => PassengerEnricher.Load(File));
        using (var zip = ZipFile.Open(Path.Combine(folder, "other.zip"), ZipArchiveMode.Create))
            zip.CreateEntry("readme.txt");
        Assert.Throws<ArtifactException>(() => PassengerEnricher.Load(Path.Combine(folder, "other.zip")));
        Assert.Throws<FileNotFoundException>(() => PassengerEnricher.Load(Path.Combine(folder, "none.lamina")));
    }

    [Fact]
    public void A_file_cut_off_or_with_changed_bytes_is_refused_or_harmless()
    {
        enricher.Save(File);
        var whole = System.IO.File.ReadAllBytes(File);
        var random = new Random(1);
        for (var i = 0; i < 300; i++)
        {
            var bytes = i % 2 == 0 ? whole[..random.Next(whole.Length)] : (byte[])whole.Clone();
            if (i % 2 == 1)
                bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
            System.IO.File.WriteAllBytes(File, bytes);
            try
            {
                PassengerEnricher.Load(File).Enrich(Passenger.Example);
            }
            catch (LaminaException)
            {
                // Refused with a sentence. Anything else fails the test.
            }
        }
    }

    [Fact]
    public void A_failed_save_leaves_the_old_file_as_it_was()
    {
        System.IO.File.WriteAllText(File, "old");
        Assert.Throws<InvalidOperationException>(() => ArtifactFile.Write(File, artifact =>
        {
            using (artifact.Create("half"))
                throw new InvalidOperationException();
        }));
        Assert.Equal("old", System.IO.File.ReadAllText(File));
        Assert.Equal([File], Directory.GetFiles(folder));
    }
}

/// <summary>Another record, for files that do not fit it.</summary>
[Network(Hidden = [8, 4])]
public record Widow([Feature] int Class, [Feature] int Children, [Label] bool Survived);
