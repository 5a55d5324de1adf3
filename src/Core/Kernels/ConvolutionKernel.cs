using System.Numerics;

namespace Lamina;

/// <summary>
/// The convolutional layers of one column without libtorch. Values stand channel by channel at each place, with a border of
/// zeros around the map, so that what a filter meets is a few contiguous pieces and the convolution is the matrix kernel of
/// <see cref="DenseLayer"/> over the places. A row is computed by itself: it has the same bits alone and in a batch.
/// </summary>
internal sealed class ConvolutionKernel
{
    private readonly ConvolutionTrunk trunk;
    private readonly Activation activation;
    private readonly DenseLayer[] layers;
    private readonly int mapLength;
    private readonly int patchLength;
    private readonly int resultLength;

    /// <summary>Builds the kernel from trained weights, checking every shape.</summary>
    public ConvolutionKernel(ConvolutionTrunk trunk, Activation activation, NetworkWeights weights)
    {
        this.trunk = trunk;
        this.activation = activation;
        layers = new DenseLayer[trunk.Layers.Count];
        for (var i = 0; i < layers.Length; i++)
        {
            var layer = trunk.Layers[i];
            layers[i] = CreateLayer(weights, FormattableString.Invariant($"{i + 1}_{trunk.Column.Name}"), layer);
            mapLength = Math.Max(mapLength, BorderedLength(layer.Channels, layer.Height, layer.Width));
            mapLength = Math.Max(mapLength, layer.Filters * CellsOf(layer.Height, trunk.PoolHeight) * CellsOf(layer.Width, trunk.Descriptor.Pool));
            patchLength = Math.Max(patchLength, layer.Width * layers[i].Inputs);
            resultLength = Math.Max(resultLength, layer.Height * layer.Width * layers[i].OutputStride);
        }
    }

    /// <summary>How many inputs of the dense layers a row becomes.</summary>
    public int Width => trunk.OutputWidth;

    /// <summary>How many floats of scratch it needs, however many rows there are.</summary>
    public int ScratchLength => (2 * mapLength) + patchLength + resultLength;

    private int KernelWidth => trunk.Descriptor.Kernel;

    /// <summary>Runs one row through the layers.</summary>
    /// <param name="numeric">The row's scaled numbers.</param>
    /// <param name="scratch">Room for <see cref="ScratchLength"/> floats.</param>
    /// <param name="target">Room for <see cref="Width"/> values.</param>
    public void Apply(ReadOnlySpan<float> numeric, Span<float> scratch, Span<float> target)
    {
        var map = scratch[..mapLength];
        var next = scratch.Slice(mapLength, mapLength);
        var patches = scratch.Slice(2 * mapLength, patchLength);
        var result = scratch.Slice((2 * mapLength) + patchLength, resultLength);

        var values = numeric.Slice(trunk.Input, trunk.Count);
        var (height, width) = (trunk.Height, trunk.Column.IsRagged ? LengthOf(values) : trunk.Width);
        ReadInto(map, values, height, width);
        for (var i = 0; i < layers.Length; i++)
        {
            var (layer, sizes) = (layers[i], trunk.Layers[i]);
            Convolve(layer, sizes.Channels, map, patches, result, height, width);
            ActivationFunction.Apply(activation, result[..(height * width * layer.OutputStride)]);

            // Where the length is the row's own, the last cell may be smaller; there are never more than the declared length has.
            var cells = trunk.Column.IsRagged ? Math.Min(CellsOf(width, trunk.Descriptor.Pool), sizes.PooledWidth) : sizes.PooledWidth;
            var border = i + 1 < layers.Length;
            Pool(layer, result, next, height, width, sizes.PooledHeight, cells, border);
            (height, width) = (sizes.PooledHeight, cells);
            var read = map;
            map = next;
            next = read;
        }

        var filters = layers[^1].Outputs;
        if (trunk.Descriptor.GlobalPooling)
            PoolAll(map, height * width, filters, target);
        else
            Flatten(map, height * width, filters, target);
    }

    // The first step that is no number is behind the end.
    private int LengthOf(ReadOnlySpan<float> values)
    {
        var length = 0;
        while (length < trunk.Width && !float.IsNaN(values[length]))
            length++;
        return length;
    }

    private DenseLayer CreateLayer(NetworkWeights weights, string name, ConvolutionTrunk.Layer sizes)
    {
        var (height, width) = (trunk.KernelHeight, KernelWidth);
        var weight = trunk.Column.IsImage
            ? weights.Require($"conv{name}.weight", sizes.Filters, sizes.Channels, height, width)
            : weights.Require($"conv{name}.weight", sizes.Filters, sizes.Channels, width);
        var bias = weights.Require($"conv{name}.bias", sizes.Filters);
        if (trunk.Descriptor.Normalization == Normalization.Batch)
            (weight, bias) = BatchNormalization.Fold(weights, $"norm{name}", weight, bias);

        // From [filters, channels, y, x] to [filters, y, x, channels], the order in which a filter meets the map.
        var inputs = sizes.Channels * height * width;
        var ordered = new float[weight.Length];
        for (var filter = 0; filter < sizes.Filters; filter++)
        {
            for (var channel = 0; channel < sizes.Channels; channel++)
            {
                for (var place = 0; place < height * width; place++)
                    ordered[(filter * inputs) + (place * sizes.Channels) + channel] = weight[(filter * inputs) + (channel * height * width) + place];
            }
        }

        return new DenseLayer(ordered, bias, inputs, sizes.Filters);
    }

    private void ReadInto(Span<float> map, ReadOnlySpan<float> values, int height, int width)
    {
        var channels = trunk.Channels;
        map[..BorderedLength(channels, height, width)].Clear();
        for (var channel = 0; channel < channels; channel++)
        {
            for (var y = 0; y < height; y++)
            {
                var from = values.Slice(((channel * trunk.Height) + y) * trunk.Width, width);
                var to = map[(PlaceOf(y, 0, width) * channels)..];
                for (var x = 0; x < from.Length; x++)
                    to[(x * channels) + channel] = from[x];
            }
        }
    }

    private void Convolve(DenseLayer layer, int channels, ReadOnlySpan<float> map, Span<float> patches, Span<float> result, int height, int width)
    {
        if (trunk.KernelHeight == 1)
        {
            // What a filter meets is one piece of the map; neighbouring places overlap in it. A filter of a single pixel needs no border.
            layer.Apply(map, channels, height * width, result);
            return;
        }

        var stride = (width + KernelWidth - 1) * channels;
        var piece = KernelWidth * channels;
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                for (var row = 0; row < trunk.KernelHeight; row++)
                    map.Slice(((y + row) * stride) + (x * channels), piece).CopyTo(patches[((x * layer.Inputs) + (row * piece))..]);
            }

            layer.Apply(patches, layer.Inputs, width, result[(y * width * layer.OutputStride)..]);
        }
    }

    // The maximum of each cell: into a map with a border for another layer, else one without.
    private void Pool(DenseLayer layer, ReadOnlySpan<float> result, Span<float> next, int height, int width, int pooledHeight, int pooledWidth, bool border)
    {
        var (filters, stride) = (layer.Outputs, layer.OutputStride);
        if (border)
            next[..BorderedLength(filters, pooledHeight, pooledWidth)].Clear();
        Span<float> lanes = stackalloc float[Vector<float>.Count];
        for (var y = 0; y < pooledHeight; y++)
        {
            for (var x = 0; x < pooledWidth; x++)
            {
                var to = next[((border ? PlaceOf(y, x, pooledWidth) : (y * pooledWidth) + x) * filters)..][..filters];
                var (bottom, right) = (Math.Min((y + 1) * trunk.PoolHeight, height), Math.Min((x + 1) * trunk.Descriptor.Pool, width));
                for (var filter = 0; filter < filters; filter += lanes.Length)
                {
                    var largest = new Vector<float>(float.NegativeInfinity);
                    for (var row = y * trunk.PoolHeight; row < bottom; row++)
                    {
                        for (var column = x * trunk.Descriptor.Pool; column < right; column++)
                            largest = Vector.Max(largest, new Vector<float>(result[((((row * width) + column) * stride) + filter)..]));
                    }

                    largest.CopyTo(lanes);
                    var own = to[filter..];
                    lanes[..Math.Min(lanes.Length, own.Length)].CopyTo(own);
                }
            }
        }
    }

    // The mean of each filter over all places, then its maximum; zeros where there is no place.
    private static void PoolAll(ReadOnlySpan<float> map, int places, int filters, Span<float> target)
    {
        for (var filter = 0; filter < filters; filter++)
        {
            var (sum, largest) = (0.0, places > 0 ? float.NegativeInfinity : 0);
            for (var place = 0; place < places; place++)
            {
                var value = map[(place * filters) + filter];
                sum += value;
                largest = MathF.Max(largest, value);
            }

            target[filter] = (float)(sum / Math.Max(1, places));
            target[filters + filter] = largest;
        }
    }

    // As PyTorch flattens it: one filter's places after the other's.
    private static void Flatten(ReadOnlySpan<float> map, int places, int filters, Span<float> target)
    {
        for (var place = 0; place < places; place++)
        {
            for (var filter = 0; filter < filters; filter++)
                target[(filter * places) + place] = map[(place * filters) + filter];
        }
    }

    private static int CellsOf(int length, int pool) => (length + pool - 1) / pool;

    private int BorderedLength(int channels, int height, int width) =>
        (height + trunk.KernelHeight - 1) * (width + KernelWidth - 1) * channels;

    // A place of the map in its border.
    private int PlaceOf(int y, int x, int width) =>
        ((y + (trunk.KernelHeight / 2)) * (width + KernelWidth - 1)) + x + (KernelWidth / 2);
}
