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
    private readonly DenseLayer[] dense;
    private readonly LayerNormalization?[] norms;
    private readonly DenseLayer?[] maps;
    private readonly DenseLayer output;
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
        inputWidth = schema.NumericWidth + schema.IndicatorCount;
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

        output = new DenseLayer(
            weights.Require("output.weight", fitted.OutputCount, below),
            weights.Require("output.bias", fitted.OutputCount),
            below,
            fitted.OutputCount);

        widest = output.OutputStride;
        foreach (var layer in dense)
            widest = Math.Max(widest, layer.OutputStride);
    }

    /// <summary>How many floats of scratch a row needs.</summary>
    public int ScratchWidth => inputWidth + (3 * widest);

    /// <summary>Runs rows through the network and adds its values to theirs.</summary>
    /// <param name="numeric"><c>[rows, NumericWidth]</c>.</param>
    /// <param name="indicators"><c>[rows, IndicatorCount]</c>.</param>
    /// <param name="codes"><c>[rows, CodeCount]</c>.</param>
    /// <param name="rows">How many rows.</param>
    /// <param name="share">What the values are multiplied by: one over the number of networks.</param>
    /// <param name="scratch">Room for <c>rows * ScratchWidth</c> floats.</param>
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
        Gather(numeric, indicators, codes, rows, x);

        ReadOnlySpan<float> below = x;
        var belowStride = inputWidth;
        var extracted = 0;
        var offset = firstActivation;
        for (var i = 0; i < dense.Length; i++)
        {
            var layer = dense[i];
            var stride = layer.OutputStride;
            layer.Apply(below, belowStride, rows, next);
            norms[i]?.Apply(next, stride, rows);
            ActivationFunction.Apply(descriptor.Activation, next[..(rows * stride)]);
            var written = next;
            next = current;
            current = written;
            below = current;
            belowStride = stride;

            if (extracted < descriptor.Extract.Count && descriptor.Extract[extracted] == i + 1)
            {
                Add(maps[i], current, stride, layer.Outputs, rows, share, mapped, enriched[offset..]);
                offset += layer.Outputs;
                extracted++;
            }
        }

        output.Apply(below, belowStride, rows, next);
        AddOutputs(next, rows, share, enriched[firstOutput..]);
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

    // Batch normalisation is fixed once trained: (x W + b - mean) / deviation * gain + shift is one dense layer.
    private DenseLayer CreateDense(NetworkWeights weights, int number, int inputs, int outputs)
    {
        var weight = weights.Require($"dense{number}.weight", outputs, inputs);
        var bias = weights.Require($"dense{number}.bias", outputs);
        if (descriptor.Normalization != Normalization.Batch)
            return new DenseLayer(weight, bias, inputs, outputs);

        var gain = weights.Require($"norm{number}.weight", outputs);
        var shift = weights.Require($"norm{number}.bias", outputs);
        var mean = weights.Require($"norm{number}.running_mean", outputs);
        var variance = weights.Require($"norm{number}.running_var", outputs);
        var foldedWeight = new float[weight.Length];
        var foldedBias = new float[bias.Length];
        for (var unit = 0; unit < outputs; unit++)
        {
            var scale = gain[unit] / Math.Sqrt(variance[unit] + LayerNormalization.Epsilon);
            for (var input = 0; input < inputs; input++)
                foldedWeight[(unit * inputs) + input] = (float)(weight[(unit * inputs) + input] * scale);
            foldedBias[unit] = (float)(((bias[unit] - mean[unit]) * scale) + shift[unit]);
        }

        return new DenseLayer(foldedWeight, foldedBias, inputs, outputs);
    }

    private void Gather(ReadOnlySpan<float> numeric, ReadOnlySpan<float> indicators, ReadOnlySpan<int> codes, int rows, Span<float> x)
    {
        var schema = fitted.Schema;
        for (var row = 0; row < rows; row++)
        {
            var target = x.Slice(row * inputWidth, inputWidth);
            var rowCodes = codes.Slice(row * schema.CodeCount, schema.CodeCount);
            var rowNumeric = numeric.Slice(row * schema.NumericWidth, schema.NumericWidth);
            rowNumeric.CopyTo(target);
            target = target[schema.NumericWidth..];
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
            LookUp(embeddings, rowCodes, target[schema.IndicatorCount..]);
        }
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

    private void AddOutputs(Span<float> scores, int rows, float share, Span<float> enriched)
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
}
