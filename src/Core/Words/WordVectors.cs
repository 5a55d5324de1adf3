using System.Numerics;

namespace Lamina;

/// <summary>
/// Learned vectors of words, or of any tokens: products in baskets, pages in sessions, values of categories. It does not
/// change, and any number of threads may share it.
/// </summary>
public sealed class WordVectors
{
    private readonly Dictionary<string, int> positions;
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> spans;
    private readonly float[] values;
    private readonly float[] lengths;
    private readonly float[] weights;

    /// <summary>Creates vectors.</summary>
    /// <param name="words">The words, the most frequent first, each once.</param>
    /// <param name="values">Their vectors one after the other, <c>[words, width]</c>.</param>
    /// <param name="inverseDocumentFrequencies">
    /// How much each word counts in <see cref="Pooling.InverseFrequency"/>; empty to count all alike.
    /// </param>
    /// <exception cref="ArgumentException">The numbers do not fit together, a word comes twice, or a number is not finite.</exception>
    public WordVectors(IReadOnlyList<string> words, float[] values, float[]? inverseDocumentFrequencies = null)
    {
        ArgumentNullException.ThrowIfNull(words);
        ArgumentNullException.ThrowIfNull(values);
        if (words.Count == 0 || values.Length == 0 || values.Length % words.Count != 0)
            throw new ArgumentException($"There are {values.Length} numbers for {words.Count} words: pass the same number for each word, at least one.", nameof(values));
        weights = inverseDocumentFrequencies is { Length: > 0 } frequencies ? frequencies : [.. Enumerable.Repeat(1f, words.Count)];
        if (weights.Length != words.Count)
            throw new ArgumentException($"There are {weights.Length} frequencies for {words.Count} words.", nameof(inverseDocumentFrequencies));
        Words = words;
        Width = values.Length / words.Count;
        this.values = values;
        positions = new Dictionary<string, int>(words.Count, StringComparer.Ordinal);
        spans = positions.GetAlternateLookup<ReadOnlySpan<char>>();
        lengths = new float[words.Count];
        for (var i = 0; i < words.Count; i++)
        {
            if (!positions.TryAdd(words[i], i))
                throw new ArgumentException($"The word \"{words[i]}\" comes twice.", nameof(words));
            var vector = VectorOf(i);
            lengths[i] = MathF.Sqrt(Dot(vector, vector));
            if (!float.IsFinite(lengths[i]) || !float.IsFinite(weights[i]))
                throw new ArgumentException($"The vector of \"{words[i]}\" holds a number that is not finite, or too large.", nameof(values));
        }
    }

    private WordVectors(int width)
    {
        Words = [];
        Width = width;
        (positions, values, lengths, weights) = (new Dictionary<string, int>(StringComparer.Ordinal), [], [], []);
        spans = positions.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The words, the most frequent first.</summary>
    public IReadOnlyList<string> Words { get; }

    /// <summary>How many numbers a vector has.</summary>
    public int Width { get; }

    /// <summary>How many words there are.</summary>
    public int Count => Words.Count;

    /// <summary>The vector of a word, <c>[Width]</c>.</summary>
    /// <param name="word">The word, in the case it was learned in.</param>
    /// <exception cref="KeyNotFoundException">The word was not learned.</exception>
    public ReadOnlySpan<float> this[string word] => VectorOf(Require(word));

    /// <summary>Whether a word was learned.</summary>
    /// <param name="word">The word.</param>
    public bool Contains(string word) => positions.ContainsKey(word);

    /// <summary>The position of a word in <see cref="Words"/>, or -1 where it was not learned.</summary>
    /// <param name="word">The word.</param>
    public int IndexOf(string word) => positions.TryGetValue(word, out var position) ? position : -1;

    /// <summary>The cosine of the angle between the vectors of two words, from -1 to 1.</summary>
    /// <param name="first">A word.</param>
    /// <param name="second">Another word.</param>
    /// <exception cref="KeyNotFoundException">A word was not learned.</exception>
    public float Similarity(string first, string second)
    {
        var (a, b) = (Require(first), Require(second));
        return Cosine(Dot(VectorOf(a), VectorOf(b)), lengths[a], lengths[b]);
    }

    /// <summary>The words whose vectors point most nearly the same way, the nearest first; the word itself left out.</summary>
    /// <param name="word">The word.</param>
    /// <param name="count">How many, at least 1.</param>
    /// <exception cref="KeyNotFoundException">The word was not learned.</exception>
    public IReadOnlyList<Neighbor> Nearest(string word, int count = 10)
    {
        var position = Require(word);
        return Search(VectorOf(position), count, [position]);
    }

    /// <summary>The words whose vectors point most nearly the way of a vector, the nearest first.</summary>
    /// <param name="vector"><c>[Width]</c>.</param>
    /// <param name="count">How many, at least 1.</param>
    /// <exception cref="ArgumentException">The vector has another width.</exception>
    public IReadOnlyList<Neighbor> Nearest(ReadOnlySpan<float> vector, int count = 10)
    {
        if (vector.Length != Width)
            throw new ArgumentException($"The vector has {vector.Length} numbers; the words have {Width}.", nameof(vector));
        return Search(vector, count, []);
    }

    /// <summary>
    /// What is to <paramref name="c"/> as <paramref name="b"/> is to <paramref name="a"/>: the words nearest to b - a + c,
    /// of vectors of length 1 (Mikolov et al. 2013). The three words are left out.
    /// </summary>
    /// <param name="a">As in "Paris is to".</param>
    /// <param name="b">As in "France what".</param>
    /// <param name="c">As in "Rome is to".</param>
    /// <param name="count">How many, at least 1.</param>
    /// <exception cref="KeyNotFoundException">A word was not learned.</exception>
    public IReadOnlyList<Neighbor> Analogy(string a, string b, string c, int count = 5)
    {
        var (from, to, start) = (Require(a), Require(b), Require(c));
        var wanted = new float[Width];
        for (var i = 0; i < wanted.Length; i++)
            wanted[i] = Unit(to, i) - Unit(from, i) + Unit(start, i);
        return Search(wanted, count, [from, to, start]);

        float Unit(int word, int i) => lengths[word] > 0 ? VectorOf(word)[i] / lengths[word] : 0;
    }

    /// <summary>Writes the vectors of some words as one; words that were not learned are passed over.</summary>
    /// <param name="words">The words.</param>
    /// <param name="pooling">How they become one.</param>
    /// <param name="target">Room for <see cref="Width"/> numbers for each way of pooling: all 0 where no word was learned.</param>
    /// <returns>How many of the words were learned.</returns>
    /// <exception cref="ArgumentException">There is too little room.</exception>
    public int Pool(IReadOnlyList<string> words, Pooling pooling, Span<float> target)
    {
        ArgumentNullException.ThrowIfNull(words);
        var pool = new WordPool(this, pooling, target);
        for (var i = 0; i < words.Count; i++)
        {
            if (words[i] is { } word && positions.TryGetValue(word, out var position))
                pool.Add(position);
        }

        return pool.Finish();
    }

    /// <summary>Writes the vectors of the words of a text as one, without making strings of them.</summary>
    /// <param name="text">The text, taken apart as <see cref="Tokenizer"/> does.</param>
    /// <param name="pooling">How they become one.</param>
    /// <param name="target">Room for <see cref="Width"/> numbers for each way of pooling: all 0 where no word was learned.</param>
    /// <returns>How many of the words were learned.</returns>
    /// <exception cref="ArgumentException">There is too little room.</exception>
    public int PoolText(ReadOnlySpan<char> text, Pooling pooling, Span<float> target)
    {
        Span<char> buffer = stackalloc char[Tokenizer.LongestWord];
        var pool = new WordPool(this, pooling, target);
        var reader = new WordReader(text, buffer);
        while (reader.Read())
        {
            if (spans.TryGetValue(reader.Word, out var position))
                pool.Add(position);
        }

        return pool.Finish();
    }

    /// <summary>Writes the vectors in word2vec's text format: a line with count and width, then a line for each word.</summary>
    /// <param name="path">The file; it is written beside its place and moved there.</param>
    public void Save(string path) => WordVectorFile.Write(path, this);

    /// <summary>Reads vectors in word2vec's text format.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="ArtifactException">The file is damaged: the message names the line.</exception>
    public static WordVectors Load(string path) => WordVectorFile.Read(path);

    /// <summary>How much each word counts in <see cref="Pooling.InverseFrequency"/>.</summary>
    internal IReadOnlyList<float> InverseDocumentFrequencies => weights;

    /// <summary>All vectors, <c>[words, width]</c>.</summary>
    internal float[] Values => values;

    /// <summary>Vectors of no word: what is learned where no word occurs often enough.</summary>
    internal static WordVectors Empty(int width) => new(width);

    internal ReadOnlySpan<float> VectorOf(int position) => values.AsSpan(position * Width, Width);

    private int Require(string word)
    {
        ArgumentNullException.ThrowIfNull(word);
        return positions.TryGetValue(word, out var position)
            ? position
            : throw new KeyNotFoundException($"The word \"{word}\" was not learned. Ask Contains first; words are told apart by case.");
    }

    private Neighbor[] Search(ReadOnlySpan<float> vector, int count, ReadOnlySpan<int> without)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        var length = MathF.Sqrt(Dot(vector, vector));
        var best = new PriorityQueue<int, (float Similarity, int Position)>();
        for (var i = 0; i < Count; i++)
        {
            if (without.Contains(i))
                continue;
            var key = (Cosine(Dot(vector, VectorOf(i)), length, lengths[i]), -i);
            if (best.Count < count)
                best.Enqueue(i, key);
            else
                best.EnqueueDequeue(i, key);
        }

        var neighbors = new Neighbor[best.Count];
        for (var i = neighbors.Length - 1; i >= 0; i--)
        {
            best.TryDequeue(out var position, out var key);
            neighbors[i] = new Neighbor(Words[position], key.Similarity);
        }

        return neighbors;
    }

    private static float Cosine(float dot, float first, float second) => first > 0 && second > 0 ? Math.Clamp(dot / (first * second), -1, 1) : 0;

    private static float Dot(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        var sums = Vector<float>.Zero;
        var i = 0;
        for (; i + Vector<float>.Count <= a.Length; i += Vector<float>.Count)
            sums += new Vector<float>(a[i..]) * new Vector<float>(b[i..]);
        var sum = Vector.Sum(sums);
        for (; i < a.Length; i++)
            sum += a[i] * b[i];
        return sum;
    }
}

/// <summary>A word and how near it is.</summary>
/// <param name="Word">The word.</param>
/// <param name="Similarity">The cosine of the angle between the vectors, from -1 to 1.</param>
public sealed record Neighbor(string Word, float Similarity)
{
    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"{Word} {Similarity:0.00}");
}
