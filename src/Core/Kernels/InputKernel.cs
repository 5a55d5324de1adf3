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
    }

    /// <summary>How many inputs there are.</summary>
    public int Width { get; }

    /// <summary>How many floats of scratch the convolutions need, however many rows there are.</summary>
    public int ConvolutionScratch { get; }

    /// <summary>Writes the inputs of rows.</summary>
    /// <param name="numeric"><c>[rows, NumericWidth]</c>.</param>
    /// <param name="indicators"><c>[rows, IndicatorCount]</c>.</param>
    /// <param name="codes"><c>[rows, CodeCount]</c>.</param>
    /// <param name="rows">How many rows.</param>
    /// <param name="scratch">Room for <see cref="ConvolutionScratch"/> floats.</param>
    /// <param name="x">Room for <c>[rows, Width]</c>.</param>
    public void Gather(ReadOnlySpan<float> numeric, ReadOnlySpan<float> indicators, ReadOnlySpan<int> codes, int rows, Span<float> scratch, Span<float> x)
    {
        for (var row = 0; row < rows; row++)
        {
            var target = x.Slice(row * Width, Width);
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
        var trunks = schema.Convolutions;
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
