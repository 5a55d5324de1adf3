namespace Lamina;

/// <summary>
/// The forward pass of one declared network without libtorch, over all folds: inputs, dense and normalised layers, the
/// extracted layers (mapped where the fold has a mapping), the outputs as probabilities or numbers.
/// </summary>
/// <remarks>
/// A single row leaves the processor waiting for sums. The folds therefore go side by side through each layer, as many at a
/// time as there is room for: all of them for one row, one after the other where rows fill the room.
/// </remarks>
internal sealed class NetworkKernel
{
    private readonly FittedSchema fitted;
    private readonly TaskKind task;
    private readonly Activation activation;
    private readonly FoldKernel[] folds;
    private readonly int layerCount;
    private readonly int memberCount;
    private readonly bool inputsArePlain;
    private readonly int inputWidth;
    private readonly int scaledWidth;
    private readonly int widest;
    private readonly int enrichedWidth;
    private readonly int firstActivation;
    private readonly int firstOutput;

    /// <summary>Builds the kernel of one network from trained weights, checking every shape.</summary>
    /// <param name="fitted">The encoders.</param>
    /// <param name="network">The network's position among those of the schema.</param>
    /// <param name="weights">Its weights of each fold.</param>
    public NetworkKernel(FittedSchema fitted, int network, IReadOnlyList<NetworkWeights> weights)
    {
        this.fitted = fitted;
        task = fitted.Schema.Label.Task;
        activation = fitted.Schema.Networks[network].Activation;
        enrichedWidth = fitted.EnrichedWidth;
        firstActivation = fitted.Schema.FirstActivationOf(network);
        firstOutput = fitted.FirstOutputOf(network);
        folds = [.. weights.Select(own => new FoldKernel(fitted, network, own))];

        var first = folds[0];          // all folds have one shape
        layerCount = first.Layers.Length;
        memberCount = first.Members?.Count ?? 1;
        inputWidth = first.Inputs.Width;
        inputsArePlain = first.Inputs.IsPlain;
        scaledWidth = first.Members?.ScratchWidth ?? 0;
        ConvolutionScratch = first.Inputs.ConvolutionScratch;
        widest = first.Decoder?.Widest ?? first.Members!.Head(0).OutputStride;
        foreach (var layer in first.Layers)
            widest = Math.Max(widest, layer.Dense.OutputStride);
    }

    /// <summary>How many floats of scratch a row needs.</summary>
    public int ScratchWidth => inputWidth + scaledWidth + (3 * widest);

    /// <summary>How many floats of scratch the convolutions need besides, however many rows there are.</summary>
    public int ConvolutionScratch { get; }

    /// <summary>Runs rows through the networks of all folds.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="apart">Whether each fold's values are wanted, else their mean.</param>
    /// <param name="scratch">Room for at least <c>rows * ScratchWidth + ConvolutionScratch</c> floats.</param>
    /// <param name="enriched">
    /// What the values are added to, <c>[rows, EnrichedWidth]</c>: the extracted layers of all networks, then their outputs; for
    /// folds apart <c>[folds, rows, EnrichedWidth]</c>.
    /// </param>
    public void Accumulate(EncodedChunk rows, bool apart, Span<float> scratch, Span<float> enriched)
    {
        var count = rows.Count;

        // Sums have one order, whatever goes side by side: folds whose members are summed one after the other go alone.
        var sideBySide = memberCount > 1 || folds.Length == 1 ? 1 : Math.Clamp((scratch.Length - ConvolutionScratch) / (count * ScratchWidth), 1, folds.Length);
        var block = apart ? count * enrichedWidth : 0;
        for (var first = 0; first < folds.Length; first += sideBySide)
        {
            var group = folds.AsSpan(first, Math.Min(sideBySide, folds.Length - first));
            var pass = new Pass(rows, apart ? 1 : 1f / folds.Length, block);
            Run(in pass, group, new Scratch(this, group.Length * count, scratch), enriched[(first * block)..]);
        }
    }

    private void Run(in Pass pass, ReadOnlySpan<FoldKernel> group, in Scratch scratch, Span<float> enriched)
    {
        var width = pass.Rows.Count * inputWidth;
        for (var fold = 0; fold < group.Length && !inputsArePlain; fold++)
            group[fold].Inputs.Gather(pass.Rows, scratch.Convolutions, scratch.Inputs.Slice(fold * width, width));
        for (var member = 0; member < memberCount; member++)
            Run(in pass, group, member, in scratch, enriched);
    }

    private void Run(in Pass pass, ReadOnlySpan<FoldKernel> group, int member, in Scratch scratch, Span<float> enriched)
    {
        var rows = pass.Rows.Count;
        var share = pass.Share / memberCount;
        var current = scratch.First;
        var next = scratch.Second;

        // Scaled numbers that are all there is are the same for all folds.
        var below = inputsArePlain ? pass.Rows.Numeric : scratch.Inputs;
        var (belowStride, belowBlock) = (inputWidth, inputsArePlain ? 0 : rows * inputWidth);
        if (scaledWidth > 0)
        {
            for (var fold = 0; fold < group.Length; fold++)
                group[fold].Members!.Scale(member, below.Slice(fold * belowBlock, rows * inputWidth), scratch.Scaled[(fold * rows * inputWidth)..]);
            below = scratch.Scaled;
            belowBlock = rows * inputWidth;
        }

        var offset = firstActivation;
        for (var i = 0; i < layerCount; i++)
        {
            var stride = group[0].Layers[i].Dense.OutputStride;
            for (var fold = 0; fold < group.Length; fold++)
            {
                var layer = group[fold].Layers[i];
                var own = next.Slice(fold * rows * stride, rows * stride);
                layer.Dense.Apply(below[(fold * belowBlock)..], belowStride, rows, own);
                layer.Normalization?.Apply(own, stride, rows);
            }

            var all = next[..(group.Length * rows * stride)];
            if (!group[0].Layers[i].IsActivated)
                ActivationFunction.Apply(activation, all);
            if (group[0].Layers[i].IsResidual)
                WeightedSum.Add(1, below[..all.Length], all);      // layers of one width have one stride
            below = all;
            var written = next;            // whole, for layers that are wider
            next = current;
            current = written;
            (belowStride, belowBlock) = (stride, rows * stride);

            if (group[0].Layers[i].IsExtracted)
            {
                for (var fold = 0; fold < group.Length; fold++)
                    AddActivations(group[fold].Layers[i], below[(fold * rows * stride)..], rows, share, scratch.Third, enriched[((fold * pass.Block) + offset)..]);
                offset += group[0].Layers[i].Dense.Outputs;
            }
        }

        if (group[0].Decoder is null)
            AddOutputs(in pass, group, member, below, belowStride, share, next, scratch.Third, enriched);
        else
            AddErrors(in pass, group, below, belowStride, next, scratch.Third, enriched);
    }

    private void AddActivations(HiddenLayer layer, ReadOnlySpan<float> values, int rows, float share, Span<float> mapped, Span<float> enriched)
    {
        if (layer.Map is not null)
        {
            layer.Map.Apply(values, layer.Dense.OutputStride, rows, mapped);
            values = mapped;
        }

        WeightedSum.AddRows(share, values, layer.Dense.OutputStride, layer.Dense.Outputs, rows, enriched, enrichedWidth);
    }

    private void AddOutputs(
        in Pass pass, ReadOnlySpan<FoldKernel> group, int member, ReadOnlySpan<float> below, int belowStride, float share, Span<float> scores, Span<float> together, Span<float> enriched)
    {
        var rows = pass.Rows.Count;
        var (stride, width) = (group[0].Members!.Head(member).OutputStride, group[0].Members!.Head(member).Outputs);
        for (var fold = 0; fold < group.Length; fold++)
            group[fold].Members!.Head(member).Apply(below[(fold * rows * belowStride)..], belowStride, rows, scores[(fold * rows * stride)..]);

        // Side by side, without what fills vectors up.
        together = together[..(group.Length * rows * width)];
        for (var row = 0; row < group.Length * rows; row++)
        {
            for (var output = 0; output < width; output++)
                together[(row * width) + output] = scores[(row * stride) + output];
        }

        OutputTransform.Apply(task, fitted.Targets, together, width);
        for (var fold = 0; fold < group.Length; fold++)
            WeightedSum.AddRows(share, together[(fold * rows * width)..], width, width, rows, enriched[((fold * pass.Block) + firstOutput)..], enrichedWidth);
    }

    private void AddErrors(
        in Pass pass, ReadOnlySpan<FoldKernel> group, ReadOnlySpan<float> narrow, int stride, Span<float> first, Span<float> second, Span<float> enriched)
    {
        var schema = fitted.Schema;
        var rows = pass.Rows;
        for (var fold = 0; fold < group.Length; fold++)
        {
            var decoder = group[fold].Decoder!;
            var decoded = decoder.Decode(narrow[(fold * rows.Count * stride)..], stride, rows.Count, first, second);
            for (var row = 0; row < rows.Count; row++)
            {
                enriched[(fold * pass.Block) + (row * enrichedWidth) + firstOutput] += pass.Share * fitted.Reconstruction.Error(
                    decoded[(row * decoder.OutputStride)..],
                    rows.Numeric.Slice(row * schema.NumericWidth, schema.NumericWidth),
                    rows.Indicators.Slice(row * schema.IndicatorCount, schema.IndicatorCount),
                    rows.Codes.Slice(row * schema.CodeCount, schema.CodeCount));
            }
        }
    }

    /// <summary>Rows on their way through a group of folds.</summary>
    private readonly ref struct Pass(EncodedChunk rows, float share, int block)
    {
        public readonly EncodedChunk Rows = rows;

        /// <summary>What a fold's values are multiplied by.</summary>
        public readonly float Share = share;

        /// <summary>The distance between what the values of two folds are added to.</summary>
        public readonly int Block = block;
    }

    /// <summary>The parts of the scratch, each for the rows of all folds that go side by side.</summary>
    private readonly ref struct Scratch
    {
        public readonly Span<float> Inputs;
        public readonly Span<float> Scaled;
        public readonly Span<float> First;
        public readonly Span<float> Second;
        public readonly Span<float> Third;
        public readonly Span<float> Convolutions;

        public Scratch(NetworkKernel kernel, int rows, Span<float> all)
        {
            Inputs = all[..(rows * kernel.inputWidth)];
            Scaled = all.Slice(Inputs.Length, rows * kernel.scaledWidth);
            var layers = all[(Inputs.Length + Scaled.Length)..];
            var length = rows * kernel.widest;
            First = layers[..length];
            Second = layers.Slice(length, length);
            Third = layers.Slice(2 * length, length);
            Convolutions = layers[(3 * length)..];
        }
    }
}
