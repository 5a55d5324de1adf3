using Lamina.Generators.Model;
using Lamina.Generators.Parsing;

namespace Lamina.Generators.Emit;

/// <summary>Prints the network as one would write it by hand with TorchSharp.</summary>
internal static class NetworkEmitter
{
    private const string Torch = "global::TorchSharp.torch";
    private const string Modules = "global::TorchSharp.Modules";

    public static void Write(SourceWriter writer, TrainingModel model, NetworkModel network)
    {
        var name = model.NetworkName(network);
        var type = model.NetworkType(network);
        var layers = type + ".Layers";
        var outputs = model.Task == TaskKind.MultiClass ? "classes" : "1";
        writer.Write(
            $"""
            /// <summary>{(network.IsNamed ? $"The network {network.Name}" : "The network")} of <see cref="{model.RowType}"/>: inputs, {string.Join(", ", network.Hidden)}, {outputs}.</summary>
            /// <remarks>Inputs: {Inputs(model)}.</remarks>
            """);
        writer.Generated();
        writer.Write($"{model.Access} sealed class {name} : global::Lamina.NetworkModule<{model.Tensors}, {layers}>, global::Lamina.INetwork<{type}, {model.Tensors}>").Open();
        WriteFields(writer, model, network);
        WriteConstructor(writer, model, network, name);
        WriteForward(writer, model, network, layers);
        WriteLayers(writer, network, outputs);
        writer.Write(
            $"""
            static {type} global::Lamina.INetwork<{type}, {model.Tensors}>.Create(global::Lamina.FittedSchema fitted, {Torch}.Device? device)
                => new(fitted, device);

            {Torch}.Tensor global::Lamina.INetwork<{type}, {model.Tensors}>.Output({model.Tensors} batch) => call(batch).Output;
            """);
        writer.Close();
    }

    private static void WriteFields(SourceWriter writer, TrainingModel model, NetworkModel network)
    {
        if (model.NumericWidth > 0)
            writer.Write("private readonly global::Lamina.NumberInput numbers;");
        foreach (var category in model.Categories)
            writer.Write($"private readonly {Modules}.Embedding embed_{category.Column};");
        foreach (var layer in Numbers(network))
        {
            writer.Write($"private readonly {Modules}.Linear dense{layer};");
            if (network.HasNorms)
                writer.Write($"private readonly {NormType(network)} norm{layer};");
            if (network.HasDropout)
                writer.Write($"private readonly {Modules}.Dropout dropout{layer};");
        }

        writer.Write($"private readonly {Modules}.Linear output;").Line();
    }

    private static void WriteConstructor(SourceWriter writer, TrainingModel model, NetworkModel network, string name)
    {
        writer.Write(
            $"""
            /// <summary>Creates a network with random weights; its embeddings are as large as the fitted vocabularies.</summary>
            /// <param name="fitted">The encoders.</param>
            /// <param name="device">Where the weights live; the CPU by default.</param>
            public {name}(global::Lamina.FittedSchema fitted, {Torch}.Device? device = null)
                : base("{name}")
            """);
        writer.Open().Write("global::System.ArgumentNullException.ThrowIfNull(fitted);");
        if (model.NumericWidth > 0)
            writer.Write($"numbers = new global::Lamina.NumberInput(fitted, device{(network.IsNamed ? $", \"{network.Name}\"" : "")});");
        for (var i = 0; i < model.Categories.Count; i++)
        {
            var vocabulary = $"fitted.Vocabularies[{i}]";
            writer.Write($"embed_{model.Categories[i].Column} = {Torch}.nn.Embedding({vocabulary}.Size, {vocabulary}.EmbeddingWidth, device: device);");
        }

        writer.Write($"var inputs = {FixedWidth(model)};");
        if (model.Categories.Count > 0)
            writer.Write("foreach (var vocabulary in fitted.Vocabularies)").Indent().Write("inputs += vocabulary.EmbeddingWidth;").Outdent();
        writer.Line();

        var below = "inputs";
        foreach (var layer in Numbers(network))
        {
            var width = network.Hidden[layer - 1];
            writer.Write($"dense{layer} = {Torch}.nn.Linear({below}, {width}, device: device);");
            if (network.HasNorms)
                writer.Write($"norm{layer} = {Torch}.nn.{(network.Normalization == "Batch" ? "BatchNorm1d" : "LayerNorm")}({width}, device: device);");
            if (network.HasDropout)
                writer.Write($"dropout{layer} = {Torch}.nn.Dropout({network.Dropout});");
            below = $"{width}";
        }

        writer.Write($"output = {Torch}.nn.Linear({below}, fitted.OutputCount, device: device);").Line();
        if (model.NumericWidth > 0)
            writer.Write("register_module(\"numbers\", numbers);");
        foreach (var category in model.Categories)
            writer.Write($"register_module(\"embed_{category.Column}\", embed_{category.Column});");
        foreach (var layer in Numbers(network))
        {
            writer.Write($"register_module(\"dense{layer}\", dense{layer});");
            if (network.HasNorms)
                writer.Write($"register_module(\"norm{layer}\", norm{layer});");
            if (network.HasDropout)
                writer.Write($"register_module(\"dropout{layer}\", dropout{layer});");
        }

        writer.Write("register_module(\"output\", output);").Close().Line();
    }

    private static void WriteForward(SourceWriter writer, TrainingModel model, NetworkModel network, string layers)
    {
        writer.Write(
            $$"""
            /// <summary>Runs a batch through the network and returns every layer.</summary>
            /// <param name="batch">The batch, on the network's device.</param>
            public override {{layers}} forward({{model.Tensors}} batch)
            {
                global::System.ArgumentNullException.ThrowIfNull(batch);
                using var scope = {{Torch}}.NewDisposeScope();
            """);
        writer.Indent();
        WriteInputs(writer, model);
        var below = "inputs";
        foreach (var layer in Numbers(network))
        {
            var dense = $"dense{layer}.call({below})";
            var normalized = network.HasNorms ? $"norm{layer}.call({dense})" : dense;
            writer.Write($"var hidden{layer} = {Torch}.nn.functional.{Activate(network.Activation, normalized)};");
            below = network.HasDropout ? $"dropout{layer}.call(hidden{layer})" : $"hidden{layer}";
        }

        writer.Write($"var scores = output.call({below});");
        writer.Write($"return new {layers}(").Indent();
        foreach (var layer in Numbers(network))
            writer.Write($"hidden{layer}.MoveToOuterDisposeScope(),");
        writer.Write("scores.MoveToOuterDisposeScope());").Outdent().Close().Line();
    }

    private static void WriteInputs(SourceWriter writer, TrainingModel model)
    {
        var parts = new List<string>();
        if (model.NumericWidth > 0)
            parts.Add("numbers.call(batch)");
        if (model.IndicatorCount > 0)
            parts.Add("batch.Indicators");
        foreach (var category in model.Categories)
            parts.Add($"embed_{category.Column}.call(batch.{Names.Escape(category.Property)})");
        if (parts.Count == 1)
        {
            writer.Write($"var inputs = {parts[0]};");
            return;
        }

        writer.Write($"var inputs = {Torch}.cat(").Indent().Write("[").Indent();
        foreach (var part in parts)
            writer.Write(part + ",");
        writer.Close("],").Write("dim: 1);").Outdent();
    }

    private static void WriteLayers(SourceWriter writer, NetworkModel network, string outputs)
    {
        writer.Write("/// <summary>What each layer made of a batch: activations before dropout, then the raw scores.</summary>");
        foreach (var layer in Numbers(network))
            writer.Write($"/// <param name=\"Hidden{layer}\">Hidden layer {layer}, <c>[rows, {network.Hidden[layer - 1]}]</c>.</param>");
        writer.Write($"/// <param name=\"Output\">The raw scores, <c>[rows, {outputs}]</c>.</param>");
        writer.Write("public readonly record struct Layers(").Indent();
        foreach (var layer in Numbers(network))
            writer.Write($"{Torch}.Tensor Hidden{layer},");
        writer.Write($"{Torch}.Tensor Output);").Outdent().Line();
    }

    // The inputs beside the embeddings of categories.
    private static string FixedWidth(TrainingModel model)
    {
        if (model.NumericWidth == 0)
            return "0";
        return model.IndicatorCount == 0 ? "numbers.Width" : $"numbers.Width + {model.IndicatorCount}";
    }

    private static string Inputs(TrainingModel model)
    {
        var inputs = new List<string>();
        if (model.NumericWidth > 0)
            inputs.Add($"{SourceFile.Count(model.NumericWidth, "scaled number")} and embeddings of frequent values");
        if (model.IndicatorCount > 0)
            inputs.Add(SourceFile.Count(model.IndicatorCount, "missing-value indicator"));
        if (model.Categories.Count > 0)
            inputs.Add(model.Categories.Count == 1 ? "an embedding of a category" : $"embeddings of {model.Categories.Count} categories");
        return string.Join(", ", inputs);
    }

    private static IEnumerable<int> Numbers(NetworkModel network) => Enumerable.Range(1, network.Hidden.Count);

    private static string NormType(NetworkModel network) =>
        $"{Modules}.{(network.Normalization == "Batch" ? "BatchNorm1d" : "LayerNorm")}";

    private static string Activate(string activation, string input) => activation switch
    {
        "Relu" => $"relu({input})",
        "Gelu" => $"gelu({input})",
        "Tanh" => $"tanh({input})",
        "Sigmoid" => $"sigmoid({input})",
        "LeakyRelu" => $"leaky_relu({input}, 0.01)",
        _ => $"silu({input})",
    };
}
