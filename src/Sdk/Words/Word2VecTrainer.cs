using System.Numerics;

namespace Lamina;

/// <summary>The passes over a corpus that move the vectors.</summary>
internal sealed class Word2VecTrainer
{
    // Negative words are drawn by count to this power (Mikolov et al. 2013).
    private const double NegativePower = 0.75;

    private readonly WordCorpus corpus;
    private readonly WordVectorOptions options;
    private readonly int stride;
    private readonly float[] inputs;
    private readonly float[] outputs;
    private readonly double[] cumulative;
    private readonly double[] keep;
    private readonly float[] hidden;
    private readonly float[] gradient;
    private SeededRandom random;
    private long tokensDone;

    public Word2VecTrainer(WordCorpus corpus, WordVectorOptions options)
    {
        this.corpus = corpus;
        this.options = options;
        var lanes = Vector<float>.Count;
        stride = (options.Width + lanes - 1) / lanes * lanes;       // filled up with zeros, which stay zero
        random = new SeededRandom((ulong)options.Seed);
        inputs = new float[corpus.Words.Count * stride];
        outputs = new float[inputs.Length];
        hidden = new float[stride];
        gradient = new float[stride];
        for (var word = 0; word < corpus.Words.Count; word++)
        {
            for (var i = 0; i < options.Width; i++)
                inputs[(word * stride) + i] = (float)((random.NextDouble() - 0.5) / options.Width);
        }

        cumulative = new double[corpus.Words.Count];
        keep = new double[corpus.Words.Count];
        var sum = 0.0;
        for (var word = 0; word < keep.Length; word++)
        {
            cumulative[word] = sum += Math.Pow(corpus.Counts[word], NegativePower);
            var ratio = options.Subsample * corpus.TokenCount / corpus.Counts[word];
            keep[word] = options.Subsample > 0 ? Math.Sqrt(ratio) + ratio : 1;
        }
    }

    /// <summary>The vectors as they are now, <c>[words, width]</c>.</summary>
    public float[] Vectors
    {
        get
        {
            var vectors = new float[corpus.Words.Count * options.Width];
            for (var word = 0; word < corpus.Words.Count; word++)
                inputs.AsSpan(word * stride, options.Width).CopyTo(vectors.AsSpan(word * options.Width));
            return vectors;
        }
    }

    /// <summary>One pass over all sequences, in an order of its own.</summary>
    public void RunEpoch(int epoch, CancellationToken cancellationToken)
    {
        var order = new int[corpus.Sequences.Length];
        for (var i = 0; i < order.Length; i++)
            order[i] = i;
        random.Shuffle(order.AsSpan());

        var kept = new List<int>();
        foreach (var sequence in order)
        {
            cancellationToken.ThrowIfCancellationRequested();
            kept.Clear();
            foreach (var word in corpus.Sequences[sequence])
            {
                if (keep[word] >= 1 || random.NextDouble() < keep[word])
                    kept.Add(word);
            }

            tokensDone += corpus.Sequences[sequence].Length;
            var progress = (double)tokensDone / (corpus.TokenCount * options.Epochs);
            var rate = (float)(options.LearningRate * Math.Max(1e-4, 1 - progress));
            for (var center = 0; center < kept.Count; center++)
                Learn(kept, center, rate);
        }
    }

    private void Learn(List<int> words, int center, float rate)
    {
        var window = options.Window is { } most ? 1 + random.NextInt32(most) : words.Count;
        var from = Math.Max(0, center - window);
        var to = Math.Min(words.Count - 1, center + window);
        if (from == to)
            return;
        if (options.Model == WordModel.SkipGram)
        {
            for (var other = from; other <= to; other++)
            {
                if (other == center || words[other] == words[center])
                    continue;
                var input = inputs.AsSpan(words[other] * stride, stride);
                gradient.AsSpan().Clear();
                Discriminate(input, words[center], rate);
                Add(gradient, 1, input);
            }

            return;
        }

        hidden.AsSpan().Clear();
        gradient.AsSpan().Clear();
        for (var other = from; other <= to; other++)
        {
            if (other != center)
                Add(inputs.AsSpan(words[other] * stride, stride), 1f / (to - from), hidden);
        }

        Discriminate(hidden, words[center], rate);
        for (var other = from; other <= to; other++)
        {
            if (other != center)
                Add(gradient, 1f / (to - from), inputs.AsSpan(words[other] * stride, stride));
        }
    }

    // One step of telling the true word from words drawn at random: the logistic loss of each.
    private void Discriminate(ReadOnlySpan<float> input, int truth, float rate)
    {
        for (var i = 0; i <= options.Negatives; i++)
        {
            var word = i == 0 ? truth : Draw();
            if (i > 0 && word == truth)
                continue;
            var output = outputs.AsSpan(word * stride, stride);
            var score = Dot(input, output);
            var error = rate * ((i == 0 ? 1 : 0) - (1 / (1 + MathF.Exp(-score))));
            Add(output, error, gradient);
            Add(input, error, output);
        }
    }

    private int Draw()
    {
        var position = Array.BinarySearch(cumulative, random.NextDouble() * cumulative[^1]);
        return Math.Min(position < 0 ? ~position : position, cumulative.Length - 1);
    }

    private static float Dot(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        var sum = Vector<float>.Zero;
        for (var i = 0; i < a.Length; i += Vector<float>.Count)
            sum += new Vector<float>(a[i..]) * new Vector<float>(b[i..]);
        return Vector.Sum(sum);
    }

    private static void Add(ReadOnlySpan<float> vector, float weight, Span<float> target)
    {
        for (var i = 0; i < vector.Length; i += Vector<float>.Count)
            (new Vector<float>(target[i..]) + (new Vector<float>(vector[i..]) * weight)).CopyTo(target[i..]);
    }
}
