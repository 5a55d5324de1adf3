using Lamina.Generators.Model;

namespace Lamina.Generators.Emit;

/// <summary>Prints the convolutional layers of a network and what becomes of a batch in them.</summary>
internal static class ConvolutionEmitter
{
    private const string Torch = "global::TorchSharp.torch";
    private const string Modules = "global::TorchSharp.Modules";
    private const string Building = "global::Lamina.ConvolutionLayers";

    public static void WriteFields(SourceWriter writer, TrainingModel model)
    {
        foreach (var (convolution, layer) in Layers(model))
        {
            writer.Write($"private readonly {Modules}.Conv{Dimensions(convolution)}d {Name("conv", convolution, layer)};");
            if (convolution.HasNorms)
                writer.Write($"private readonly {Modules}.BatchNorm{Dimensions(convolution)}d {Name("norm", convolution, layer)};");
        }
    }

    public static void WriteConstruction(SourceWriter writer, TrainingModel model)
    {
        foreach (var (convolution, layer) in Layers(model))
        {
            var (channels, _, _) = convolution.SizeAfter(layer - 1);
            var filters = convolution.Filters[layer - 1];

            // A filter of one pixel needs no border; the literal 0 would be one of TorchSharp's kinds of padding as well.
            var padding = convolution.Kernel > 1 ? $"padding: {convolution.Kernel / 2}, " : "";
            writer.Write($"{Name("conv", convolution, layer)} = {Torch}.nn.Conv{Dimensions(convolution)}d({channels}, {filters}, {convolution.Kernel}, {padding}device: device);");
            if (convolution.HasNorms)
                writer.Write($"{Name("norm", convolution, layer)} = {Torch}.nn.BatchNorm{Dimensions(convolution)}d({filters}, device: device);");
        }
    }

    public static void WriteRegistration(SourceWriter writer, TrainingModel model)
    {
        foreach (var (convolution, layer) in Layers(model))
        {
            writer.Write($"register_module(\"{Name("conv", convolution, layer)}\", {Name("conv", convolution, layer)});");
            if (convolution.HasNorms)
                writer.Write($"register_module(\"{Name("norm", convolution, layer)}\", {Name("norm", convolution, layer)});");
        }
    }

    /// <param name="writer">Where to print.</param>
    /// <param name="model">The model.</param>
    /// <param name="activate">The expression that applies the network's activation to another.</param>
    public static void WriteForward(SourceWriter writer, TrainingModel model, Func<string, string> activate)
    {
        foreach (var convolution in model.Convolutions)
        {
            var below = $"{(convolution.IsImage ? "image" : "sequence")}_{convolution.Column}";
            var size = convolution.IsImage ? $"{convolution.Channels}, {convolution.Height}, {convolution.Width}" : $"{convolution.Channels}, {convolution.Width}";
            var input = $"batch.Numeric.narrow(1, {convolution.Input}, {convolution.Count}).reshape(-1, {size})";
            writer.Write($"var {below} = {(convolution.IsRagged ? $"global::Lamina.RaggedSequence.Of({input})" : input)};");
            if (convolution.Shift > 0)
                writer.Write("if (training)").Indent().Write($"{below} = {Building}.Shift({below}, {convolution.Shift});").Outdent();
            for (var layer = 1; layer <= convolution.Filters.Count; layer++)
            {
                var maps = Name("maps", convolution, layer);
                writer.Write($"var {maps} = {(convolution.IsRagged ? Ragged(convolution, layer, below, activate) : Regular(convolution, layer, below, activate))};");
                below = maps;
            }
        }
    }

    /// <summary>What the dense layers see of it.</summary>
    public static string Output(ConvolutionModel convolution)
    {
        var last = Name("maps", convolution, convolution.Filters.Count);
        if (convolution.IsRagged)
            return $"{last}.MeanAndMax()";
        return convolution.GlobalPooling ? $"{Building}.MeanAndMax({last})" : $"{last}.flatten(1)";
    }

    /// <summary>The layers as members of the record of layers: name, shape, and the tensor in <c>forward</c>.</summary>
    public static IEnumerable<(string Name, string Shape, string Tensor)> Members(TrainingModel model)
    {
        foreach (var (convolution, layer) in Layers(model))
        {
            var (filters, height, width) = convolution.SizeAfter(layer);
            var maps = Name("maps", convolution, layer);
            yield return (
                $"{convolution.Column}Convolution{layer}",
                convolution.IsImage ? $"[rows, {filters}, {height}, {width}]" : $"[rows, {filters}, {width}]",
                convolution.IsRagged ? maps + ".Values" : maps);
        }
    }

    private static string Regular(ConvolutionModel convolution, int layer, string below, Func<string, string> activate)
    {
        var value = $"{Building}.Convolve({Name("conv", convolution, layer)}, {below})";
        if (convolution.HasNorms)
            value = $"{Name("norm", convolution, layer)}.call({value})";
        value = activate(value);
        return convolution.Pool == 1 ? value : $"{Torch}.nn.functional.max_pool{Dimensions(convolution)}d({value}, {convolution.Pool})";
    }

    private static string Ragged(ConvolutionModel convolution, int layer, string below, Func<string, string> activate)
    {
        var value = $"{Building}.Convolve({Name("conv", convolution, layer)}, {below}.Values)";
        if (convolution.HasNorms)
            value = $"{below}.Normalize({Name("norm", convolution, layer)}, {value})";
        value = $"{below}.With({activate(value)})";
        return convolution.Pool == 1 ? value : $"{value}.MaxPool({convolution.Pool})";
    }

    // The number before the column, so that no two names can be one.
    private static string Name(string what, ConvolutionModel convolution, int layer) => $"{what}{layer}_{convolution.Column}";

    private static int Dimensions(ConvolutionModel convolution) => convolution.IsImage ? 2 : 1;

    private static IEnumerable<(ConvolutionModel Convolution, int Layer)> Layers(TrainingModel model)
    {
        foreach (var convolution in model.Convolutions)
        {
            for (var layer = 1; layer <= convolution.Filters.Count; layer++)
                yield return (convolution, layer);
        }
    }
}
