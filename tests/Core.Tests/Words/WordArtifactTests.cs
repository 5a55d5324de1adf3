using Core.Tests.Artifacts;
using Lamina;

namespace Core.Tests.Words;

/// <summary>Learned vectors in a saved pipeline: they come back bit by bit, and hostile files are refused.</summary>
public sealed class WordArtifactTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("lamina-").FullName;
    private readonly LetterEnricher enricher = new(RandomNetwork.Create(Letter.Fit()));

    private string Saved => Path.Combine(folder, "letter.lamina");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Saved_vectors_give_the_same_bits_once_loaded()
    {
        enricher.Save(Saved);
        var loaded = LetterEnricher.Load(Saved);
        var (expected, actual) = (enricher.Enrich(Letter.Rows), loaded.Enrich(Letter.Rows));
        Assert.Equal(expected.Select(row => row.Hidden1), actual.Select(row => row.Hidden1));
        Assert.Equal(expected.Select(row => row.BodyVector), actual.Select(row => row.BodyVector));
        Assert.Equal(expected.Select(row => row.ContextVector), actual.Select(row => row.ContextVector));
        Assert.Equal(["good", "bad", "news"], loaded.Network.Fitted.WordVectorsOf("Body").Words);
    }

    [Fact]
    public void A_fit_that_learned_no_word_is_saved_too()
    {
        new LetterEnricher(RandomNetwork.Create(RowEncoder.Fit<Letter, LetterSchema>(Letter.Rows, null, static (_, _) => null))).Save(Saved);
        var loaded = LetterEnricher.Load(Saved);
        Assert.Equal((0, 2), (loaded.Network.Fitted.WordVectorsOf("Body").Count, loaded.Network.Fitted.WordVectorsOf("Body").Width));
        Assert.True(float.IsNaN(loaded.Enrich(Letter.Rows[0]).StampsVector[0]));
    }

    [Theory]
    [InlineData("[\"good\", \"bad\"]", "\"vectors\" have the shape [3, 2]")]
    [InlineData("[\"good\", \"bad\", \"good\"]", "The word \"good\" comes twice")]
    [InlineData("[\"good\", null, \"news\"]", "A word of Body is null")]
    [InlineData("[\"good\", 7, \"news\"]", "is damaged")]
    [InlineData("{}", "is damaged")]
    [InlineData("[", "is damaged")]
    [InlineData(null, "no entry \"words/1.json\"")]
    public void Damaged_words_are_refused(string? words, string message)
    {
        enricher.Save(Saved);
        Replace("words/1.json", words is null ? null : System.Text.Encoding.UTF8.GetBytes(words));
        Assert.Contains(message, Assert.Throws<ArtifactException>(() => LetterEnricher.Load(Saved)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-1f)]
    [InlineData(1e30f)]
    public void A_weight_that_no_word_can_have_is_refused(float weight)
    {
        enricher.Save(Saved);
        using var stream = new MemoryStream();
        SafeTensors.Write(stream, new NetworkWeights(new Dictionary<string, WeightTensor>
        {
            ["vectors"] = new([3, 2], [1, 2, 3, 4, 5, 6]),
            ["weights"] = new([3], [1, weight, 1]),
        }));
        Replace("words/1.safetensors", stream.ToArray());
        Assert.Contains("The words of Body are damaged", Assert.Throws<ArtifactException>(() => LetterEnricher.Load(Saved)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Changed_bytes_are_refused_or_harmless()
    {
        enricher.Save(Saved);
        var whole = File.ReadAllBytes(Saved);
        var random = new Random(1);
        for (var i = 0; i < 200; i++)
        {
            var bytes = (byte[])whole.Clone();
            bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
            File.WriteAllBytes(Saved, bytes);
            try
            {
                LetterEnricher.Load(Saved).Enrich(Letter.Rows);
            }
            catch (LaminaException)
            {
                // Refused with a sentence. Anything else fails the test.
            }
        }
    }

    private void Replace(string name, byte[]? bytes) => EntryBag.Change(Saved, name, _ => bytes);
}
