namespace Lamina;

/// <summary>
/// What the first dense layer of a network sees: numbers, embeddings of numbers and categories, indicators, and what convolutions make of
/// images and sequences, one behind the other.
/// </summary>
internal sealed class InputKernel
{
    private readonly RowSchema schema;
    private readonly Embedding[] valueEmbeddings;
    private readonly PiecewiseLinearKernel? piecewiseLinear;
    private readonly PeriodicKernel? periodic;
    private readonly Embedding[] embeddings;
    private readonly ConvolutionKernel[] convolutions;
    private readonly (int Start, int Count)[] denseNumbers;    // between those that go through convolutions

    /// <summary>Builds the inputs of one network from trained weights, checking every shape.</summary>
    public InputKernel(FittedSchema fitted, int network, NetworkWeights weights)
    {
        schema = fitted.Schema;
        var numberEmbeddings = schema.Embeddings[network];
        Width = schema.DenseNumericWidth + schema.IndicatorCount;
        valueEmbeddings = CreateValueEmbeddings(fitted, weights);
        foreach (var embedding in valueEmbeddings)
            Width += embedding.Width;
        if (numberEmbeddings.PiecewiseLinear.Length > 0)
            piecewiseLinear = new PiecewiseLinearKernel(numberEmbeddings.PiecewiseLinear, weights);
        if (numberEmbeddings.Periodic.Length > 0)
            periodic = new PeriodicKernel(numberEmbeddings.Periodic, weights);
        Width += numberEmbeddings.Width;
        embeddings = new Embedding[fitted.Vocabularies.Count];
        for (var i = 0; i < embeddings.Length; i++)
        {
            var vocabulary = fitted.Vocabularies[i];
            var (size, width) = (vocabulary.Size, vocabulary.EmbeddingWidth);
            embeddings[i] = new Embedding(weights.Require($"embed_{vocabulary.Column}.weight", size, width), width, i);
            Width += width;
        }

        convolutions = new ConvolutionKernel[schema.Convolutions.Count];
        for (var i = 0; i < convolutions.Length; i++)
        {
            convolutions[i] = new ConvolutionKernel(schema.Convolutions[i], schema.Networks[network].Activation, weights);
            Width += convolutions[i].Width;
            ConvolutionScratch = Math.Max(ConvolutionScratch, convolutions[i].ScratchLength);
        }

        denseNumbers = DenseNumbers(schema);
        IsPlain = Width == schema.NumericWidth && convolutions.Length == 0;
    }

    /// <summary>How many inputs there are.</summary>
    public int Width { get; }

    /// <summary>Whether the scaled numbers of a row are all there is.</summary>
    public bool IsPlain { get; }

    /// <summary>How many floats of scratch the convolutions need, however many rows there are.</summary>
    public int ConvolutionScratch { get; }

    /// <summary>Writes the inputs of rows.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="scratch">Room for <see cref="ConvolutionScratch"/> floats.</param>
    /// <param name="x">Room for <c>[rows, Width]</c>.</param>
    public void Gather(EncodedChunk rows, Span<float> scratch, Span<float> x)
    {
        var (numericWidth, indicatorCount, codeCount) = (schema.NumericWidth, schema.IndicatorCount, schema.CodeCount);
        for (var row = 0; row < rows.Count; row++)
        {
            var target = x.Slice(row * Width, Width);
            var rowCodes = rows.Codes.Slice(row * codeCount, codeCount);
            var rowNumeric = rows.Numeric.Slice(row * numericWidth, numericWidth);
            foreach (var (start, count) in denseNumbers)
            {
                rowNumeric.Slice(start, count).CopyTo(target);
                target = target[count..];
            }

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

            rows.Indicators.Slice(row * indicatorCount, indicatorCount).CopyTo(target);
            target = LookUp(embeddings, rowCodes, target[indicatorCount..]);
            foreach (var convolution in convolutions)
            {
                convolution.Apply(rowNumeric, scratch, target);
                target = target[convolution.Width..];
            }
        }
    }

    private static (int Start, int Count)[] DenseNumbers(RowSchema schema)
    {
        var stretches = new List<(int, int)>();
        var start = 0;
        foreach (var trunk in schema.Convolutions)
        {
            stretches.Add((start, trunk.Input - start));
            start = trunk.Input + trunk.Count;
        }

        stretches.Add((start, schema.NumericWidth - start));
        return [.. stretches];
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

    private static Embedding[] CreateValueEmbeddings(FittedSchema fitted, NetworkWeights weights)
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

    /// <param name="Table">The vectors, one for each code.</param>
    /// <param name="Width">How long each is.</param>
    /// <param name="Code">The position of its code among those of a row.</param>
    private readonly record struct Embedding(float[] Table, int Width, int Code);
}
