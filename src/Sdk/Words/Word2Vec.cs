namespace Lamina;

/// <summary>
/// Learns vectors of words from the company they keep: skip-gram and continuous bag of words with negative sampling and
/// subsampling of frequent words (Mikolov et al. 2013). One thread, so that a seed gives the same bits every time.
/// </summary>
public static class Word2Vec
{
    /// <summary>Learns vectors.</summary>
    /// <param name="sequences">Texts taken apart into words, baskets, sessions.</param>
    /// <param name="options">How.</param>
    /// <param name="progress">Told the share that is done, after each pass.</param>
    /// <param name="cancellationToken">Stops the training; nothing is left of it.</param>
    /// <exception cref="RowException">No word occurs often enough, or no two words stand together.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static WordVectors Fit(
        IReadOnlyList<IReadOnlyList<string>> sequences,
        WordVectorOptions? options = null,
        IProgress<double>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(sequences);
        options ??= new WordVectorOptions();
        options.Validate();
        var corpus = WordCorpus.Read(sequences, options.MinimumCount);
        if (corpus.Words.Count == 0)
        {
            throw new RowException(
                $"None of the words of {sequences.Count} sequences occurs {options.MinimumCount} times. Pass more sequences, or lower WordVectorOptions.MinimumCount.");
        }

        if (!corpus.HasPairs)
            throw new RowException($"No two words of the {sequences.Count} sequences stand together: there is nothing to learn from. Pass sequences of several words.");
        return Train(corpus, options, progress, cancellationToken);
    }

    /// <summary>What learns the vectors of a record's columns of words: for encoders that are fitted by hand.</summary>
    /// <param name="options">How; the width is the column's own.</param>
    /// <param name="cancellationToken">Stops the training.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public static WordVectorLearner Learner(WordVectorOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new WordVectorOptions();
        options.Validate();
        return (column, sequences) => Learn(column, sequences, options, cancellationToken);
    }

    /// <summary>The learner of a fit: each kind of column by its own options.</summary>
    internal static WordVectorLearner Learner(FitOptions options, CancellationToken cancellationToken) =>
        (column, sequences) => Learn(column, sequences, options.WordsOf(column.Kind) with { Seed = options.Seed }, cancellationToken);

    private static WordVectors? Learn(
        Column column, IReadOnlyList<IReadOnlyList<string>> sequences, WordVectorOptions options, CancellationToken cancellationToken)
    {
        var corpus = WordCorpus.Read(sequences, options.MinimumCount);
        return corpus.HasPairs ? Train(corpus, options with { Width = column.VectorWidth }, null, cancellationToken) : null;
    }

    private static WordVectors Train(WordCorpus corpus, WordVectorOptions options, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        var trainer = new Word2VecTrainer(corpus, options);
        for (var epoch = 0; epoch < options.Epochs; epoch++)
        {
            trainer.RunEpoch(epoch, cancellationToken);
            progress?.Report((epoch + 1.0) / options.Epochs);
        }

        return new WordVectors(corpus.Words, trainer.Vectors, corpus.InverseDocumentFrequencies());
    }
}
