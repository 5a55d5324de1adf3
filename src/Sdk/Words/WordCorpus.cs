using System.Runtime.InteropServices;

namespace Lamina;

/// <summary>Sequences as codes of the words that occur often enough.</summary>
internal sealed class WordCorpus
{
    private WordCorpus(IReadOnlyList<string> words, long[] counts, int[] documents, int[][] sequences)
    {
        Words = words;
        Counts = counts;
        Documents = documents;
        Sequences = sequences;
        foreach (var count in counts)
            TokenCount += count;
    }

    /// <summary>The words, the most frequent first.</summary>
    public IReadOnlyList<string> Words { get; }

    /// <summary>How often each occurs.</summary>
    public long[] Counts { get; }

    /// <summary>In how many sequences each occurs.</summary>
    public int[] Documents { get; }

    /// <summary>The sequences, rare words left out.</summary>
    public int[][] Sequences { get; }

    /// <summary>How many words all sequences have.</summary>
    public long TokenCount { get; }

    public bool HasPairs => Array.Exists(Sequences, static sequence => sequence.Length > 1);

    /// <summary>Reads sequences.</summary>
    public static WordCorpus Read(IReadOnlyList<IReadOnlyList<string>> sequences, int minimumCount)
    {
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        for (var i = 0; i < sequences.Count; i++)
        {
            var sequence = sequences[i] ?? throw new RowException("the sequence is null. Pass an empty one where there are no words.", i, null);
            foreach (var word in sequence)
                CollectionsMarshal.GetValueRefOrAddDefault(counts, word ?? throw new RowException("a word is null. Leave it out.", i, null), out _)++;
        }

        var words = counts.Where(word => word.Value >= minimumCount).ToArray();
        Array.Sort(words, static (a, b) => a.Value != b.Value ? b.Value.CompareTo(a.Value) : string.CompareOrdinal(a.Key, b.Key));
        var codes = new Dictionary<string, int>(words.Length, StringComparer.Ordinal);
        for (var i = 0; i < words.Length; i++)
            codes.Add(words[i].Key, i);

        var documents = new int[words.Length];
        var seenIn = new int[words.Length];
        var encoded = new int[sequences.Count][];
        for (var i = 0; i < encoded.Length; i++)
        {
            var own = new List<int>(sequences[i].Count);
            foreach (var word in sequences[i])
            {
                if (!codes.TryGetValue(word, out var code))
                    continue;
                own.Add(code);
                if (seenIn[code] == i + 1)
                    continue;
                seenIn[code] = i + 1;
                documents[code]++;
            }

            encoded[i] = [.. own];
        }

        return new WordCorpus(Array.ConvertAll(words, static word => word.Key), Array.ConvertAll(words, static word => word.Value), documents, encoded);
    }

    /// <summary>See <see cref="Pooling.InverseFrequency"/>.</summary>
    public float[] InverseDocumentFrequencies() =>
        Array.ConvertAll(Documents, documents => (float)(Math.Log((1.0 + Sequences.Length) / (1.0 + documents)) + 1));
}
