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
        var outputs = network.IsAutoencoder ? "ReconstructionWidth" : model.Task == TaskKind.MultiClass ? "classes" : model.HasSeveralOutputs ? "labels" : "1";
        writer.Write(
            $"""
            /// <summary>{(network.IsNamed ? $"The network {network.Name}" : "The network")} of <see cref="{model.RowType}"/>: inputs, {string.Join(", ", Widths(network))}, {(network.IsAutoencoder ? "and the inputs again" : outputs)}.</summary>
            /// <remarks>Inputs: {Inputs(model)}.{(network.HasMembers ? $" {network.Members} members share the weights (TabM-mini, Gorishniy et al. 2024)." : "")}</remarks>
            """);
        writer.Generated();
        writer.Write($"{model.Access} sealed class {name} : global::Lamina.NetworkModule<{model.Tensors}, {layers}>, global::Lamina.INetwork<{type}, {model.Tensors}>").Open();
        WriteFields(writer, model, network);
        WriteConstructor(writer, model, network, name);
        WriteForward(writer, model, network, layers);
        WriteLayers(writer, model, network, outputs);
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
        if (model.DenseNumericWidth > 0)
            writer.Write("private readonly global::Lamina.NumberInput numbers;");
        foreach (var category in model.Categories)
            writer.Write($"private readonly {Modules}.Embedding embed_{category.Column};");
        ConvolutionEmitter.WriteFields(writer, model);
        if (network.HasMembers)
            writer.Write("private readonly global::Lamina.MemberScales members;");
        foreach (var layer in Numbers(network))
        {
            writer.Write($"private readonly {Modules}.Linear dense{layer};");
            if (network.HasNorms)
                writer.Write($"private readonly {NormType(network)} norm{layer};");
            if (network.HasDropout)
                writer.Write($"private readonly {Modules}.Dropout dropout{layer};");
        }

        for (var layer = 1; layer <= network.DecodingCount; layer++)
            writer.Write($"private readonly {(network.TiedWeights ? "global::Lamina.TiedLinear" : Modules + ".Linear")} decode{layer};");
        writer.Write($"private readonly {(network.HasMembers ? "global::Lamina.MemberHeads" : $"{Modules}.Linear")} output;").Line();
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
        if (model.DenseNumericWidth > 0)
            writer.Write($"numbers = new global::Lamina.NumberInput(fitted, device{(network.IsNamed ? $", \"{network.Name}\"" : "")});");
        for (var i = 0; i < model.Categories.Count; i++)
        {
            var vocabulary = $"fitted.Vocabularies[{i}]";
            writer.Write($"embed_{model.Categories[i].Column} = {Torch}.nn.Embedding({vocabulary}.Size, {vocabulary}.EmbeddingWidth, device: device);");
        }

        ConvolutionEmitter.WriteConstruction(writer, model);
        writer.Write($"var inputs = {FixedWidth(model)};");
        if (model.Categories.Count > 0)
            writer.Write("foreach (var vocabulary in fitted.Vocabularies)").Indent().Write("inputs += vocabulary.EmbeddingWidth;").Outdent();
        writer.Line();

        if (network.HasMembers)
            writer.Write($"members = new global::Lamina.MemberScales({network.Members}, inputs, device);");
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

        for (var layer = 1; layer <= network.DecodingCount; layer++)
        {
            var width = network.DecodedWidth(layer);
            writer.Write(network.TiedWeights
                ? $"decode{layer} = new global::Lamina.TiedLinear(dense{network.Hidden.Count + 1 - layer}, device);"
                : $"decode{layer} = {Torch}.nn.Linear({below}, {width}, device: device);");
            below = $"{width}";
        }

        writer.Write(network.HasMembers
            ? $"output = new global::Lamina.MemberHeads({network.Members}, {below}, fitted.OutputCount, device);"
            : $"output = {Torch}.nn.Linear({below}, fitted.{(network.IsAutoencoder ? "ReconstructionWidth" : "OutputCount")}, device: device);").Line();
        if (model.DenseNumericWidth > 0)
            writer.Write("register_module(\"numbers\", numbers);");
        foreach (var category in model.Categories)
            writer.Write($"register_module(\"embed_{category.Column}\", embed_{category.Column});");
        ConvolutionEmitter.WriteRegistration(writer, model);
        if (network.HasMembers)
            writer.Write("register_module(\"members\", members);");
        foreach (var layer in Numbers(network))
        {
            writer.Write($"register_module(\"dense{layer}\", dense{layer});");
            if (network.HasNorms)
                writer.Write($"register_module(\"norm{layer}\", norm{layer});");
            if (network.HasDropout)
                writer.Write($"register_module(\"dropout{layer}\", dropout{layer});");
        }

        for (var layer = 1; layer <= network.DecodingCount; layer++)
            writer.Write($"register_module(\"decode{layer}\", decode{layer});");
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
        ConvolutionEmitter.WriteForward(writer, model, value => Activate(network.Activation, value));
        WriteInputs(writer, model);
        if (network.HasMembers)
            writer.Write("var scaled = members.call(inputs);   // a row for each member");
        var below = network.HasMembers ? "scaled" : "inputs";
        foreach (var layer in Numbers(network))
        {
            var dense = $"dense{layer}.call({below})";
            var normalized = network.HasNorms ? $"norm{layer}.call({dense})" : dense;
            var activated = Activate(network.Activation, normalized);
            writer.Write($"var hidden{layer} = {(network.IsResidual(layer) ? $"Residual(hidden{layer - 1}, {activated})" : activated)};");
            below = network.HasDropout ? $"dropout{layer}.call(hidden{layer})" : $"hidden{layer}";
        }

        for (var layer = 1; layer <= network.DecodingCount; layer++)
        {
            writer.Write($"var decoded{layer} = {Activate(network.Activation, $"decode{layer}.call({below})")};");
            below = $"decoded{layer}";
        }

        var scores = network.IsAutoencoder ? "reconstruction" : "scores";
        writer.Write($"var {scores} = output.call({below});");
        writer.Write($"return new {layers}(").Indent();
        foreach (var (_, _, tensor) in ConvolutionEmitter.Members(model))
            writer.Write($"{tensor}.MoveToOuterDisposeScope(),");
        foreach (var layer in Numbers(network))
            writer.Write($"hidden{layer}{MemberMean(network, layer)}.MoveToOuterDisposeScope(),");
        writer.Write($"{scores}.MoveToOuterDisposeScope());").Outdent().Close().Line();
    }

    private static void WriteInputs(SourceWriter writer, TrainingModel model)
    {
        var parts = new List<string>();
        if (model.DenseNumericWidth > 0)
            parts.Add("numbers.call(batch)");
        if (model.IndicatorCount > 0)
            parts.Add("batch.Indicators");
        foreach (var category in model.Categories)
            parts.Add($"embed_{category.Column}.call(batch.{Names.Escape(category.Property)})");
        parts.AddRange(model.Convolutions.Select(ConvolutionEmitter.Output));
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

    private static void WriteLayers(SourceWriter writer, TrainingModel model, NetworkModel network, string outputs)
    {
        writer.Write(network.IsAutoencoder
            ? "/// <summary>What each layer made of a batch: activations before dropout, then what is given back.</summary>"
            : $"/// <summary>What each layer made of a batch: activations before dropout, then the raw scores.{(network.HasMembers ? " A layer is the mean over the members." : "")}</summary>");
        foreach (var (name, shape, _) in ConvolutionEmitter.Members(model))
            writer.Write($"/// <param name=\"{name}\">A convolution, pooled, <c>{shape}</c>.</param>");
        foreach (var layer in Numbers(network))
            writer.Write($"/// <param name=\"Hidden{layer}\">Hidden layer {layer}, <c>[rows, {network.Hidden[layer - 1]}]</c>.</param>");
        writer.Write(network.IsAutoencoder
            ? $"/// <param name=\"Output\">Scaled numbers, indicators and a score for each code of each category and of the frequent values, <c>[rows, {outputs}]</c>.</param>"
            : $"/// <param name=\"Output\">The raw scores, <c>[rows, {(network.HasMembers ? $"{network.Members}, " : "")}{outputs}]</c>.</param>");
        writer.Write("public readonly record struct Layers(").Indent();
        foreach (var (name, _, _) in ConvolutionEmitter.Members(model))
            writer.Write($"{Torch}.Tensor {name},");
        foreach (var layer in Numbers(network))
            writer.Write($"{Torch}.Tensor Hidden{layer},");
        writer.Write($"{Torch}.Tensor Output);").Outdent().Line();
    }

    // The inputs beside the embeddings of categories.
    private static string FixedWidth(TrainingModel model)
    {
        var widths = new List<string>();
        if (model.DenseNumericWidth > 0)
            widths.Add("numbers.Width");
        if (model.IndicatorCount > 0)
            widths.Add($"{model.IndicatorCount}");
        widths.AddRange(model.Convolutions.Select(static convolution => $"{convolution.OutputWidth}"));
        return widths.Count == 0 ? "0" : string.Join(" + ", widths);
    }

    private static string Inputs(TrainingModel model)
    {
        var inputs = new List<string>();
        if (model.DenseNumericWidth > 0)
            inputs.Add($"{SourceFile.Count(model.DenseNumericWidth, "scaled number")} and embeddings of frequent values");
        if (model.IndicatorCount > 0)
            inputs.Add(SourceFile.Count(model.IndicatorCount, "missing-value indicator"));
        if (model.Categories.Count > 0)
            inputs.Add(model.Categories.Count == 1 ? "an embedding of a category" : $"embeddings of {model.Categories.Count} categories");
        inputs.AddRange(model.Convolutions.Select(static convolution =>
            $"{convolution.OutputWidth} values of {convolution.Column} after {SourceFile.Count(convolution.Filters.Count, "convolution")}"));
        return string.Join(", ", inputs);
    }

    private static IEnumerable<int> Widths(NetworkModel network)
    {
        foreach (var width in network.Hidden)
            yield return width;
        for (var layer = 1; layer <= network.DecodingCount; layer++)
            yield return network.DecodedWidth(layer);
    }

    private static string MemberMean(NetworkModel network, int layer) =>
        network.HasMembers ? $".reshape(-1, {network.Members}, {network.Hidden[layer - 1]}).mean([1L])" : "";

    private static IEnumerable<int> Numbers(NetworkModel network) => Enumerable.Range(1, network.Hidden.Count);

    private static string NormType(NetworkModel network) =>
        $"{Modules}.{(network.Normalization == "Batch" ? "BatchNorm1d" : "LayerNorm")}";

    private static string Activate(string activation, string input) => activation switch
    {
        "Relu" => $"{Torch}.nn.functional.relu({input})",
        "Gelu" => $"{Torch}.nn.functional.gelu({input})",
        "Tanh" => $"{Torch}.nn.functional.tanh({input})",
        "Sigmoid" => $"{Torch}.nn.functional.sigmoid({input})",
        "LeakyRelu" => $"LeakyRelu({input})",
        _ => $"{Torch}.nn.functional.silu({input})",
    };
}
