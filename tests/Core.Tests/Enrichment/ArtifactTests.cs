using System.IO.Compression;
using Core.Tests.Artifacts;
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
    public void The_checksums_are_those_of_the_program_sha256sum()
    {
        enricher.Save(File);
        using var zip = ZipFile.OpenRead(File);
        using var reader = new StreamReader(zip.GetEntry("SHA256SUMS")!.Open());

        Assert.Equal(EntryBag.SumsOf(EntryBag.Of(System.IO.File.ReadAllBytes(File)).Entries), reader.ReadToEnd());
        Assert.Equal(["manifest.json", "networks/1.safetensors", "networks/2.safetensors", "SHA256SUMS"], zip.Entries.Select(entry => entry.FullName));
    }

    [Fact]
    public void A_stream_gets_the_bytes_that_a_file_would_have_and_stays_open()
    {
        enricher.Save(File);
        using var stream = new MemoryStream();
        stream.WriteByte(7);
        enricher.Save(stream);
        Assert.Equal([7, .. System.IO.File.ReadAllBytes(File)], stream.ToArray());
        Assert.True(stream.CanWrite);
    }

    [Fact]
    public void A_pipeline_is_loaded_from_a_stream_that_cannot_seek_or_begins_further_on()
    {
        enricher.Save(File);
        var bytes = System.IO.File.ReadAllBytes(File);
        var expected = enricher.Enrich(Passenger.Example).Hidden2;
        using var behind = new MemoryStream([1, 2, 3, .. bytes]) { Position = 3 };
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionMode.Compress, leaveOpen: true))
            gzip.Write(bytes);
        packed.Position = 0;
        using var unpacked = new GZipStream(packed, CompressionMode.Decompress);

        Assert.Equal(expected, PassengerEnricher.Load(new MemoryStream(bytes)).Enrich(Passenger.Example).Hidden2);
        Assert.Equal(expected, PassengerEnricher.Load(behind).Enrich(Passenger.Example).Hidden2);
        Assert.Equal(expected, PassengerEnricher.Load(unpacked).Enrich(Passenger.Example).Hidden2);
        Assert.True(behind.CanRead, "The stream is the caller's: it stays open.");
        Assert.Throws<ArtifactException>(() => PassengerEnricher.Load(Stream.Null));
        Assert.Throws<ArtifactException>(() => PassengerEnricher.Load(new MemoryStream(bytes[..^1])));
    }

    [Fact]
    public void Without_its_checksums_a_file_of_this_form_is_refused()
    {
        enricher.Save(File);
        var bag = EntryBag.Of(System.IO.File.ReadAllBytes(File));

        Refuse(bag.ToBytes(null), "no entry \"SHA256SUMS\"");
        Refuse(bag.ToBytes("no sums"), "line 1 cannot be read");
        Refuse(bag.ToBytes(EntryBag.SumsOf(bag.Entries[1..])), "does not list the entry \"manifest.json\"");
        Refuse(bag.ToBytes(EntryBag.SumsOf([.. bag.Entries, ("model/model.json", [])])), "does not have");
        Refuse(bag.ToBytes(EntryBag.SumsOf([.. bag.Entries[..^1], (bag.Entries[^1].Name, [])])), "\"networks/2.safetensors\" is not the one");
        Refuse(bag.ToBytes(EntryBag.SumsOf([.. bag.Entries, bag.Entries[0]])), "line 2 cannot be read");
    }

    [Theory]
    [InlineData("../outside")]
    [InlineData("networks/../../outside")]
    [InlineData("/outside")]
    [InlineData("C:/outside")]
    [InlineData("networks\\1.safetensors")]
    [InlineData("networks/")]
    [InlineData("networks//1.safetensors")]
    [InlineData("./manifest.json")]
    public void A_name_that_leads_elsewhere_is_refused_even_with_its_checksum(string name)
    {
        enricher.Save(File);
        var bag = EntryBag.Of(System.IO.File.ReadAllBytes(File));
        bag.Entries.Add((name, [1]));

        Refuse(bag.ToBytes(), "leads elsewhere");
    }

    [Theory]
    [InlineData("manifest.json")]
    [InlineData("MANIFEST.json")]
    public void A_doubled_name_is_refused(string name)
    {
        enricher.Save(File);
        var bag = EntryBag.Of(System.IO.File.ReadAllBytes(File));
        bag.Entries.Add((name, [1]));

        Refuse(bag.ToBytes(), "two entries");
    }

    [Fact]
    public void An_entry_that_expands_too_much_is_refused_before_it_is_read()
    {
        enricher.Save(File);
        var bomb = EntryBag.Of(System.IO.File.ReadAllBytes(File)).Set("networks/1.safetensors", new byte[64 << 20]).ToBytes();
        Assert.InRange(Allocation.Of(() => Refuse(bomb, "times as many")), 0, 1 << 20);
    }

    [Fact]
    public void What_is_too_regular_is_saved_so_that_it_can_be_loaded()
    {
        var zeros = new byte[8 << 20];
        ArtifactWriter.Write(File, artifact => artifact.Add("zeros", stream => stream.Write(zeros)));
        using var artifact = ArtifactFile.Open(File);

        Assert.Equal(zeros, artifact.Read("zeros", zeros.Length));
    }

    [Fact]
    public void A_message_shows_no_more_of_a_hostile_file_than_fits_a_line()
    {
        enricher.Save(File);
        var bag = EntryBag.Of(System.IO.File.ReadAllBytes(File));
        var lines = string.Join(", ", Enumerable.Range(0, 50_000).Select(i => $"\"feature {i}\\n{new string('x', 1_000)}\""));
        bag.Set("manifest.json", bag.Text("manifest.json").Replace("\"hash\": \"", "\"hash\": \"0", StringComparison.Ordinal).Replace("\"declared\": [", $"\"declared\": [{lines},", StringComparison.Ordinal));

        var error = Assert.Throws<FitMismatchException>(() => PassengerEnricher.Load(new MemoryStream(bag.ToBytes())));
        Assert.InRange(error.Message.Length, 100, 10_000);
        Assert.DoesNotContain('\n', error.Message);
        Assert.Contains("more", error.Message, StringComparison.Ordinal);
    }

    private static void Refuse(byte[] file, string says) =>
        Assert.Contains(says, Assert.Throws<ArtifactException>(() => PassengerEnricher.Load(new MemoryStream(file))).Message, StringComparison.Ordinal);

    [Fact]
    public void A_failed_save_leaves_the_old_file_as_it_was()
    {
        System.IO.File.WriteAllText(File, "old");
        Assert.Throws<InvalidOperationException>(() => ArtifactWriter.Write(File, artifact =>
            artifact.Add("half", static _ => throw new InvalidOperationException())));
        Assert.Equal("old", System.IO.File.ReadAllText(File));
        Assert.Equal([File], Directory.GetFiles(folder));
    }
}

/// <summary>Another record, for files that do not fit it.</summary>
[Network(Hidden = [8, 4])]
public record Widow([Feature] int Class, [Feature] int Children, [Label] bool Survived);
