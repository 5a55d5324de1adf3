namespace Lamina;

/// <summary>
/// The forward pass of one trained network without libtorch: embeddings, dense and normalised layers, the
/// extracted layers (mapped where the network has a mapping), the outputs as probabilities or numbers.
/// </summary>
internal sealed class NetworkKernel
{
    private readonly FittedSchema fitted;
    private readonly NetworkDescriptor descriptor;
    private readonly Embedding[] valueEmbeddings;
    private readonly PiecewiseLinearKernel? piecewiseLinear;
    private readonly PeriodicKernel? periodic;
    private readonly Embedding[] embeddings;
    private readonly ConvolutionKernel[] convolutions;
    private readonly DenseLayer[] dense;
    private readonly LayerNormalization?[] norms;
    private readonly DenseLayer?[] maps;
    private readonly MemberKernel? members;
    private readonly DecoderKernel? decoder;
    private readonly int inputWidth;
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
        var numberEmbeddings = schema.Embeddings[network];
        inputWidth = schema.DenseNumericWidth + schema.IndicatorCount;
        valueEmbeddings = CreateValueEmbeddings(weights);
        foreach (var embedding in valueEmbeddings)
            inputWidth += embedding.Width;
        if (numberEmbeddings.PiecewiseLinear.Length > 0)
            piecewiseLinear = new PiecewiseLinearKernel(numberEmbeddings.PiecewiseLinear, weights);
        if (numberEmbeddings.Periodic.Length > 0)
            periodic = new PeriodicKernel(numberEmbeddings.Periodic, weights);
        inputWidth += numberEmbeddings.Width;
        embeddings = new Embedding[fitted.Vocabularies.Count];
        for (var i = 0; i < embeddings.Length; i++)
        {
            var vocabulary = fitted.Vocabularies[i];
            var (size, width) = (vocabulary.Size, vocabulary.EmbeddingWidth);
            embeddings[i] = new Embedding(weights.Require($"embed_{vocabulary.Column}.weight", size, width), width, i);
            inputWidth += width;
        }

        convolutions = new ConvolutionKernel[schema.Convolutions.Count];
        for (var i = 0; i < convolutions.Length; i++)
        {
            convolutions[i] = new ConvolutionKernel(schema.Convolutions[i], descriptor.Activation, weights);
            inputWidth += convolutions[i].Width;
            ConvolutionScratch = Math.Max(ConvolutionScratch, convolutions[i].ScratchLength);
        }

        var layers = descriptor.Hidden.Count;
        dense = new DenseLayer[layers];
        norms = new LayerNormalization?[layers];
        maps = new DenseLayer?[layers];
        var below = inputWidth;
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
            members = new MemberKernel(weights, descriptor.Members, inputWidth, below, fitted.OutputCount);
            widest = members.Head(0).OutputStride;
        }

        foreach (var layer in dense)
            widest = Math.Max(widest, layer.OutputStride);
    }

    /// <summary>How many floats of scratch a row needs.</summary>
    public int ScratchWidth => inputWidth + (3 * widest) + (members?.ScratchWidth ?? 0);

    /// <summary>How many floats of scratch the convolutions need besides, however many rows there are.</summary>
    public int ConvolutionScratch { get; }

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
        var x = scratch[..(rows * inputWidth)];
        var current = scratch.Slice(rows * inputWidth, rows * widest);
        var next = scratch.Slice(rows * (inputWidth + widest), rows * widest);
        var mapped = scratch.Slice(rows * (inputWidth + (2 * widest)), rows * widest);
        Gather(numeric, indicators, codes, rows, scratch[(rows * ScratchWidth)..], x);
        var chunk = new EncodedChunk(numeric, indicators, codes, rows);
        if (members is null)
        {
            Run(x, null, chunk, share, current, next, mapped, enriched);
            return;
        }

        var scaled = scratch.Slice(rows * (inputWidth + (3 * widest)), rows * members.ScratchWidth);
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
        var belowStride = inputWidth;
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

    private Embedding[] CreateValueEmbeddings(NetworkWeights weights)
    {
        var used = new List<Embedding>();
        for (var i = 0; i < fitted.Values.Count; i++)
        {
            var (vocabulary, code) = (fitted.Values[i], fitted.Schema.CategoryCount + i);
            if (vocabulary.IsUsed)
                used.Add(new Embedding(weights.Require($"numbers.{vocabulary.Column}.weight", vocabulary.Size, vocabulary.EmbeddingWidth), vocabulary.EmbeddingWidth, code));
        }

        return [.. used];
    }

    private DenseLayer CreateDense(NetworkWeights weights, int number, int inputs, int outputs)
    {
        var weight = weights.Require($"dense{number}.weight", outputs, inputs);
        var bias = weights.Require($"dense{number}.bias", outputs);
        if (descriptor.Normalization != Normalization.Batch)
            return new DenseLayer(weight, bias, inputs, outputs);

        var (foldedWeight, foldedBias) = BatchNormalization.Fold(weights, $"norm{number}", weight, bias);
        return new DenseLayer(foldedWeight, foldedBias, inputs, outputs);
    }

    private void Gather(ReadOnlySpan<float> numeric, ReadOnlySpan<float> indicators, ReadOnlySpan<int> codes, int rows, Span<float> scratch, Span<float> x)
    {
        var schema = fitted.Schema;
        for (var row = 0; row < rows; row++)
        {
            var target = x.Slice(row * inputWidth, inputWidth);
            var rowCodes = codes.Slice(row * schema.CodeCount, schema.CodeCount);
            var rowNumeric = numeric.Slice(row * schema.NumericWidth, schema.NumericWidth);
            CopyDense(rowNumeric, target);
            target = target[schema.DenseNumericWidth..];
            target = LookUp(valueEmbeddings, rowCodes, target);
            if (piecewiseLinear is not null)
            {
                piecewiseLinear.Apply(rowNumeric, target);
                target = target[piecewiseLinear.Width..];
            }

            if (periodic is not null)
            {
                periodic.Apply(rowNumeric, target);
                target = target[periodic.Width..];
            }

            indicators.Slice(row * schema.IndicatorCount, schema.IndicatorCount).CopyTo(target);
            target = LookUp(embeddings, rowCodes, target[schema.IndicatorCount..]);
            foreach (var convolution in convolutions)
            {
                convolution.Apply(rowNumeric, scratch, target);
                target = target[convolution.Width..];
            }
        }
    }

    // The numbers between those that go through convolutions.
    private void CopyDense(ReadOnlySpan<float> numeric, Span<float> target)
    {
        var trunks = fitted.Schema.Convolutions;
        var from = 0;
        for (var i = 0; i < trunks.Count; i++)
        {
            var own = numeric[from..trunks[i].Input];
            own.CopyTo(target);
            target = target[own.Length..];
            from = trunks[i].Input + trunks[i].Count;
        }

        numeric[from..].CopyTo(target);
    }

    private static Span<float> LookUp(Embedding[] embeddings, ReadOnlySpan<int> codes, Span<float> target)
    {
        foreach (var embedding in embeddings)
        {
            embedding.Table.AsSpan(codes[embedding.Code] * embedding.Width, embedding.Width).CopyTo(target);
            target = target[embedding.Width..];
        }

        return target;
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

    /// <param name="Table">The vectors, one for each code.</param>
    /// <param name="Width">How long each is.</param>
    /// <param name="Code">The position of its code among those of a row.</param>
    private readonly record struct Embedding(float[] Table, int Width, int Code);

    /// <summary>Rows as the encoders gave them.</summary>
    private readonly ref struct EncodedChunk(ReadOnlySpan<float> numeric, ReadOnlySpan<float> indicators, ReadOnlySpan<int> codes, int count)
    {
        public readonly ReadOnlySpan<float> Numeric = numeric;
        public readonly ReadOnlySpan<float> Indicators = indicators;
        public readonly ReadOnlySpan<int> Codes = codes;
        public readonly int Count = count;
    }
}
