using TorchSharp;

namespace Lamina;

/// <summary>How classes of unequal frequency count.</summary>
public enum ClassWeights
{
    /// <summary>Every row by its own weight: the probabilities stay calibrated.</summary>
    None,

    /// <summary>Every class the same in sum: rows of rare classes count more.</summary>
    Balanced,
}

/// <summary>How the learning rate moves over a training.</summary>
public enum LearningRateSchedule
{
    /// <summary>Up over the first part, then down to nothing (one cycle, Smith and Topin 2019).</summary>
    OneCycle,

    /// <summary>From the start down to nothing along a cosine (Loshchilov and Hutter 2017).</summary>
    Cosine,

    /// <summary>The same throughout.</summary>
    Constant,
}

/// <summary>How the hidden layers of the fold networks are brought onto one basis, so that unit 5 means the same in every fold.</summary>
public enum Alignment
{
    /// <summary>By ridge regression onto the units of one of the networks (Hoerl and Kennard 1970).</summary>
    Ridge,

    /// <summary>By the rotation that brings them closest to those of one of the networks (Schönemann 1966): distances between rows stay.</summary>
    Procrustes,

    /// <summary>Not at all: the same initial weights and batch order keep the networks alike to some degree.</summary>
    None,
}

/// <summary>How the networks of a fit are trained. The defaults suit tables of some hundred to some hundred thousand rows.</summary>
public sealed record FitOptions
{
    /// <summary>Decides every random choice: folds, initial weights, batch order, dropout. Default: 0.</summary>
    public int Seed { get; init; }

    /// <summary>How many folds, and so networks: each row's own activations come from the one that never saw it. At least 2. Default: 5.</summary>
    public int Folds { get; init; } = 5;

    /// <summary>
    /// The most passes over the training rows, not negative; null, the default, goes over about 200,000 rows in all, in 40 to
    /// 300 passes: few rows need many passes to be learned at all. 0 leaves the networks as random as they start: a control
    /// that tells what was learned from what more columns do by themselves.
    /// </summary>
    public int? Epochs { get; init; }

    /// <summary>How many rows a step sees, at least 1; null chooses 32 to 512 by the number of rows.</summary>
    public int? BatchSize { get; init; }

    /// <summary>The highest learning rate, above 0. Default: 0.006.</summary>
    public double LearningRate { get; init; } = 0.006;

    /// <summary>How the learning rate moves. Default: one cycle.</summary>
    public LearningRateSchedule Schedule { get; init; }

    /// <summary>AdamW's decoupled weight decay, not negative. Default: 0.01.</summary>
    public double WeightDecay { get; init; } = 0.01;

    /// <summary>The longest gradient (Euclidean norm) that a step takes as it is, above 0. Default: 5.</summary>
    public double GradientClip { get; init; } = 5;

    /// <summary>The share of each network's training rows that is held back for early stopping, in (0, 0.5]. Default: 0.1.</summary>
    public double ValidationShare { get; init; } = 0.1;

    /// <summary>After how many epochs without improvement a training stops, at least 1; null, the default, waits for a third of all epochs.</summary>
    public int? Patience { get; init; }

    /// <summary>How the fold networks are brought onto one basis. Default: by ridge regression.</summary>
    public Alignment Alignment { get; init; }

    /// <summary>How classes of unequal frequency count. Default: by their rows.</summary>
    public ClassWeights ClassWeights { get; init; }

    /// <summary>
    /// Whether rows that autoencoders learned without their labels may be measured all the same: they have seen the features
    /// then, and new rows may do worse. Default: no, such rows are refused.
    /// </summary>
    public bool Transductive { get; init; }

    /// <summary>
    /// How much of each label's certainty is spread evenly over the classes while training, in [0, 1): with 0.1 a label
    /// counts as 0.9 of itself and 0.1 of an even guess (label smoothing, Szegedy et al. 2016). Classes and yes or no
    /// alone; numbers are not changed. 0, the default, is off.
    /// </summary>
    public double LabelSmoothing { get; init; }

    /// <summary>
    /// How strongly training rows are mixed in pairs, not negative: the parameter alpha of the beta distribution that the
    /// share of each row is drawn from (mixup, Zhang et al. 2018). Numbers and labels are mixed; a category comes from one
    /// of the two. 0.1 to 0.4 is usual; 0, the default, is off.
    /// </summary>
    public double Mixup { get; init; }

    /// <summary>
    /// The share of <see cref="Epochs"/>, the last of them, whose weights are averaged, in [0, 1) (stochastic weight
    /// averaging, Izmailov et al. 2018). The mean is kept where it does better on the rows held back than the best epoch.
    /// A training that stops early before those epochs has no mean. 0, the default, is off.
    /// </summary>
    public double WeightAveraging { get; init; }

    /// <summary>
    /// How many passes over the rows, not negative, the layers of every network are trained for before they see a label: to give back rows some of whose
    /// cells hold another row's value (a denoising autoencoder, Vincent et al. 2008). All folds start from the weights that come of it. Held-out
    /// rows are among those rows, their labels are not; with <c>[Time]</c> they are the rows of the first block. 0, the default, is off.
    /// </summary>
    public int Pretraining { get; init; }

    /// <summary>The share of cells that hold another row's value while layers are trained without labels, in (0, 1). Default: 0.15.</summary>
    public double PretrainingNoise { get; init; } = 0.15;

    /// <summary>How encoders are fitted.</summary>
    public EncoderOptions Encoders { get; init; } = new();

    /// <summary>How the vectors of a text's words are learned; width and seed are those of the feature and of the fit.</summary>
    public WordVectorOptions TextVectors { get; init; } = new();

    /// <summary>
    /// How the vectors of a list's tokens are learned; width and seed are those of the feature and of the fit. Default: from the whole list,
    /// whose order means nothing, and from every token.
    /// </summary>
    public WordVectorOptions TokenVectors { get; init; } = new() { Window = null, Subsample = 0 };

    /// <summary>
    /// How the vectors of categories are learned from each other, where the network has a <c>ContextWidth</c>; width and seed are those of the
    /// network and of the fit. Default: from the whole row, and from every value.
    /// </summary>
    public WordVectorOptions ContextVectors { get; init; } = new() { Window = null, Subsample = 0 };

    /// <summary>How many threads libtorch uses; null uses one for small networks, where more are slower, else all cores.</summary>
    public int? Threads { get; init; }

    /// <summary>Where the networks are trained; the CPU by default.</summary>
    public torch.Device? Device { get; init; }

    /// <summary>The clock behind <see cref="TrainingProgress.Elapsed"/>.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Refuses values that make no sense.</summary>
    internal void Validate()
    {
        Require(Folds >= 2, nameof(Folds), Folds, "at least 2");
        Require(Epochs is null or >= 0, nameof(Epochs), Epochs, "0 or above, or null");
        Require(BatchSize is null or >= 1, nameof(BatchSize), BatchSize, "at least 1, or null");
        Require(double.IsFinite(LearningRate) && LearningRate > 0, nameof(LearningRate), LearningRate, "above 0");
        Require(double.IsFinite(WeightDecay) && WeightDecay >= 0, nameof(WeightDecay), WeightDecay, "0 or above");
        Require(GradientClip > 0, nameof(GradientClip), GradientClip, "above 0");
        Require(ValidationShare is > 0 and <= 0.5, nameof(ValidationShare), ValidationShare, "above 0 and at most 0.5");
        Require(Patience is null or >= 1, nameof(Patience), Patience, "at least 1, or null");
        Require(LabelSmoothing is >= 0 and < 1, nameof(LabelSmoothing), LabelSmoothing, "at least 0 and below 1");
        Require(double.IsFinite(Mixup) && Mixup >= 0, nameof(Mixup), Mixup, "0 or above");
        Require(WeightAveraging is >= 0 and < 1, nameof(WeightAveraging), WeightAveraging, "at least 0 and below 1");
        Require(Pretraining >= 0, nameof(Pretraining), Pretraining, "0 or above");
        Require(PretrainingNoise is > 0 and < 1, nameof(PretrainingNoise), PretrainingNoise, "above 0 and below 1");
        Require(Threads is null or >= 1, nameof(Threads), Threads, "at least 1, or null");
        TextVectors.Validate();
        TokenVectors.Validate();
        ContextVectors.Validate();
    }

    /// <summary>The most passes over some training rows.</summary>
    internal int EpochsFor(int rows) => Epochs ?? Math.Clamp(200_000 / Math.Max(1, rows), 40, 300);

    /// <summary>After how many of some epochs without improvement a training stops.</summary>
    internal int PatienceFor(int epochs) => Patience ?? Math.Max(1, epochs / 3);

    /// <summary>How the words of a kind of column are learned.</summary>
    internal WordVectorOptions WordsOf(ColumnKind kind) => kind switch
    {
        ColumnKind.Text => TextVectors,
        ColumnKind.Tokens => TokenVectors,
        _ => ContextVectors,
    };

    /// <summary>What of the options decides the result: part of the name of a fit.</summary>
    internal string Recipe() => FormattableString.Invariant(
        $"{Seed} {Folds} {Epochs} {BatchSize} {LearningRate} {Schedule} {WeightDecay} {GradientClip} {ValidationShare} {Patience} {ClassWeights} {Transductive} {Threads} {(Threads is null ? Environment.ProcessorCount : 0)} {Device?.ToString() ?? "cpu"}{Regularization()}");

    // What is off is not named.
    private string Regularization()
    {
        var text = "";
        if (Alignment != Alignment.Ridge)
            text += FormattableString.Invariant($" {Alignment}");
        if (LabelSmoothing > 0)
            text += FormattableString.Invariant($" smoothing {LabelSmoothing}");
        if (Mixup > 0)
            text += FormattableString.Invariant($" mixup {Mixup}");
        if (Pretraining > 0)
            text += FormattableString.Invariant($" pretraining {Pretraining} {PretrainingNoise}");
        if (WeightAveraging > 0)
            text += FormattableString.Invariant($" averaging {WeightAveraging}");
        return text;
    }

    private static void Require(bool holds, string name, object? value, string range)
    {
        if (!holds)
            throw new ArgumentOutOfRangeException(name, value, $"FitOptions.{name} must be {range}.");
    }
}
