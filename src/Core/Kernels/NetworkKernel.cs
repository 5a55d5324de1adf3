namespace Lamina;

/// <summary>
/// The forward pass of one trained network without libtorch: its inputs, dense and normalised layers, the
/// extracted layers (mapped where the network has a mapping), the outputs as probabilities or numbers.
/// </summary>
internal sealed class NetworkKernel
{
    private readonly FittedSchema fitted;
    private readonly NetworkDescriptor descriptor;
    private readonly InputKernel inputs;
    private readonly DenseLayer[] dense;
    private readonly LayerNormalization?[] norms;
    private readonly DenseLayer?[] maps;
    private readonly MemberKernel? members;
    private readonly DecoderKernel? decoder;
    private readonly int widest;
    private readonly int firstActivation;
    private readonly int firstOutput;

    /// <summary>Builds the kernel of one network from trained weights, checking every shape.</summary>
    public NetworkKernel(FittedSchema fitted, int network, NetworkWeights weights)
    {
        this.fitted = fitted;
        var schema = fitted.Schema;
        descriptor = schema.Networks[network];
        firstActivation = schema.FirstActivationOf(network);
        firstOutput = fitted.FirstOutputOf(network);
        inputs = new InputKernel(fitted, network, weights);
        var layers = descriptor.Hidden.Count;
        dense = new DenseLayer[layers];
        norms = new LayerNormalization?[layers];
        maps = new DenseLayer?[layers];
        var below = inputs.Width;
        for (var i = 0; i < layers; i++)
        {
            var width = descriptor.Hidden[i];
            dense[i] = CreateDense(weights, i + 1, below, width);
            if (descriptor.Normalization == Normalization.Layer)
                norms[i] = new LayerNormalization(weights.Require($"norm{i + 1}.weight", width), weights.Require($"norm{i + 1}.bias", width));
            if (weights.Find($"map{i + 1}.weight", width, width) is { } map)
                maps[i] = new DenseLayer(map, weights.Require($"map{i + 1}.bias", width), width, width);
            below = width;
        }

        if (descriptor.IsAutoencoder)
        {
            decoder = new DecoderKernel(fitted, descriptor, weights);
            widest = decoder.Widest;
        }
        else
        {
            members = new MemberKernel(weights, descriptor.Members, inputs.Width, below, fitted.OutputCount);
            widest = members.Head(0).OutputStride;
        }

        foreach (var layer in dense)
            widest = Math.Max(widest, layer.OutputStride);
    }

    /// <summary>How many floats of scratch a row needs.</summary>
    public int ScratchWidth => inputs.Width + (3 * widest) + (members?.ScratchWidth ?? 0);

    /// <summary>How many floats of scratch the convolutions need besides, however many rows there are.</summary>
    public int ConvolutionScratch => inputs.ConvolutionScratch;

    /// <summary>Runs rows through the network and adds its values to theirs.</summary>
    /// <param name="numeric"><c>[rows, NumericWidth]</c>.</param>
    /// <param name="indicators"><c>[rows, IndicatorCount]</c>.</param>
    /// <param name="codes"><c>[rows, CodeCount]</c>.</param>
    /// <param name="rows">How many rows.</param>
    /// <param name="share">What the values are multiplied by: one over the number of networks.</param>
    /// <param name="scratch">Room for <c>rows * ScratchWidth + ConvolutionScratch</c> floats.</param>
    /// <param name="enriched"><c>[rows, EnrichedWidth]</c>: the extracted layers of all networks, then their outputs.</param>
    public void Accumulate(
        ReadOnlySpan<float> numeric,
        ReadOnlySpan<float> indicators,
        ReadOnlySpan<int> codes,
        int rows,
        float share,
        Span<float> scratch,
        Span<float> enriched)
    {
        var x = scratch[..(rows * inputs.Width)];
        var current = scratch.Slice(rows * inputs.Width, rows * widest);
        var next = scratch.Slice(rows * (inputs.Width + widest), rows * widest);
        var mapped = scratch.Slice(rows * (inputs.Width + (2 * widest)), rows * widest);
        inputs.Gather(numeric, indicators, codes, rows, scratch[(rows * ScratchWidth)..], x);
        var chunk = new EncodedChunk(numeric, indicators, codes, rows);
        if (members is null)
        {
            Run(x, null, chunk, share, current, next, mapped, enriched);
            return;
        }

        var scaled = scratch.Slice(rows * (inputs.Width + (3 * widest)), rows * members.ScratchWidth);
        for (var i = 0; i < members.Count; i++)
            Run(members.Scale(i, x, scaled), members.Head(i), chunk, share / members.Count, current, next, mapped, enriched);
    }

    private void Run(
        ReadOnlySpan<float> below,
        DenseLayer? output,
        EncodedChunk rows,
        float share,
        Span<float> current,
        Span<float> next,
        Span<float> mapped,
        Span<float> enriched)
    {
        var belowStride = inputs.Width;
        var extracted = 0;
        var offset = firstActivation;
        for (var i = 0; i < dense.Length; i++)
        {
            var layer = dense[i];
            var stride = layer.OutputStride;
            layer.Apply(below, belowStride, rows.Count, next);
            norms[i]?.Apply(next, stride, rows.Count);
            ActivationFunction.Apply(descriptor.Activation, next[..(rows.Count * stride)]);
            if (descriptor.IsResidual(i + 1))
                AddBelow(below[..(rows.Count * stride)], next);
            var written = next;
            next = current;
            current = written;
            below = current;
            belowStride = stride;

            if (extracted < descriptor.Extract.Count && descriptor.Extract[extracted] == i + 1)
            {
                Add(maps[i], current, stride, layer.Outputs, rows.Count, share, mapped, enriched[offset..]);
                offset += layer.Outputs;
                extracted++;
            }
        }

        if (output is not null)
        {
            output.Apply(below, belowStride, rows.Count, next);
            AddOutputs(output, next, rows.Count, share, enriched[firstOutput..]);
        }
        else if (decoder is not null)
        {
            AddErrors(decoder, decoder.Decode(below, belowStride, rows.Count, next, current), rows, share, enriched[firstOutput..]);
        }
    }

    private DenseLayer CreateDense(NetworkWeights weights, int number, int below, int width)
    {
        var weight = weights.Require($"dense{number}.weight", width, below);
        var bias = weights.Require($"dense{number}.bias", width);
        if (descriptor.Normalization != Normalization.Batch)
            return new DenseLayer(weight, bias, below, width);

        var (foldedWeight, foldedBias) = BatchNormalization.Fold(weights, $"norm{number}", weight, bias);
        return new DenseLayer(foldedWeight, foldedBias, below, width);
    }

    // Layers of one width have one stride.
    private static void AddBelow(ReadOnlySpan<float> below, Span<float> layer)
    {
        for (var i = 0; i < below.Length; i++)
            layer[i] += below[i];
    }

    private void Add(DenseLayer? map, ReadOnlySpan<float> values, int stride, int width, int rows, float share, Span<float> mapped, Span<float> enriched)
    {
        if (map is not null)
        {
            map.Apply(values, stride, rows, mapped);
            values = mapped;
        }

        for (var row = 0; row < rows; row++)
        {
            var from = values.Slice(row * stride, width);
            var to = enriched.Slice(row * fitted.EnrichedWidth, width);
            for (var i = 0; i < width; i++)
                to[i] += share * from[i];
        }
    }

    private void AddErrors(DecoderKernel decoder, ReadOnlySpan<float> decoded, EncodedChunk rows, float share, Span<float> enriched)
    {
        var schema = fitted.Schema;
        for (var row = 0; row < rows.Count; row++)
        {
            enriched[row * fitted.EnrichedWidth] += share * fitted.Reconstruction.Error(
                decoded[(row * decoder.OutputStride)..],
                rows.Numeric.Slice(row * schema.NumericWidth, schema.NumericWidth),
                rows.Indicators.Slice(row * schema.IndicatorCount, schema.IndicatorCount),
                rows.Codes.Slice(row * schema.CodeCount, schema.CodeCount));
        }
    }

    private void AddOutputs(DenseLayer output, Span<float> scores, int rows, float share, Span<float> enriched)
    {
        for (var row = 0; row < rows; row++)
        {
            var outputs = scores.Slice(row * output.OutputStride, output.Outputs);
            OutputTransform.Apply(fitted, outputs);
            var to = enriched.Slice(row * fitted.EnrichedWidth, output.Outputs);
            for (var i = 0; i < outputs.Length; i++)
                to[i] += share * outputs[i];
        }
    }

    /// <summary>Rows as the encoders gave them.</summary>
    private readonly ref struct EncodedChunk(ReadOnlySpan<float> numeric, ReadOnlySpan<float> indicators, ReadOnlySpan<int> codes, int count)
    {
        public readonly ReadOnlySpan<float> Numeric = numeric;
        public readonly ReadOnlySpan<float> Indicators = indicators;
        public readonly ReadOnlySpan<int> Codes = codes;
        public readonly int Count = count;
    }
}
