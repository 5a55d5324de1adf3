using Lamina.Generators.Model;
using Lamina.Generators.Parsing;

namespace Lamina.Generators.Emit;

/// <summary>Prints the training half: the batch, the network in <see cref="NetworkEmitter"/>, and the fit.</summary>
internal static class TrainingEmitter
{
    public static string Emit(TrainingModel model)
    {
        var writer = SourceFile.Begin(model);
        WriteTraining(writer, model);
        writer.Line();
        WriteFit(writer, model);
        writer.Line();
        WriteTensors(writer, model);
        writer.Line();
        for (var i = 0; i < model.Networks.Count; i++)
        {
            if (i > 0)
                writer.Line();
            NetworkEmitter.Write(writer, model, model.Networks[i]);
        }

        return writer.Finish();
    }

    private static void WriteTraining(SourceWriter writer, TrainingModel model)
    {
        writer.Write($"/// <summary>Trains networks on rows of <see cref=\"{model.RowType}\"/>.</summary>").Generated();
        writer.Write($"{model.Access} static class {model.Stem}Training").Open();
        if (model.Networks.Any(static network => network.IsAutoencoder))
        {
            WriteFitMethod(writer, model, "", "", "Fit(rows, [], options, progress, logger, cancellationToken)");
            writer.Line();
            WriteFitMethod(
                writer,
                model,
                "\n/// <param name=\"unlabelled\">More rows for the autoencoders to learn from. Rows that are to be measured are none, unless the options declare it transductive.</param>",
                $"\n    global::System.Collections.Generic.IReadOnlyList<{model.RowType}> unlabelled,",
                $"new({Call(model, "unlabelled")})");
        }
        else
        {
            WriteFitMethod(writer, model, "", "", "new(Train(rows, options, progress, logger, cancellationToken))");
        }

        writer.Line();
        WriteStudyMethod(writer, model);
        writer.Line();
        WriteBestMethod(writer, model);
        writer.Line();
        WriteTrainMethod(writer, model);
        writer.Close();
    }

    private static void WriteFitMethod(SourceWriter writer, TrainingModel model, string document, string parameter, string call)
    {
        var labels = model.Networks.Any(static network => !network.IsAutoencoder) ? ", all labelled" : "; labels are not needed";
        writer.Write(
            $"""
            /// <summary>Trains a network for each fold, so that the training rows are enriched by networks that never saw them.</summary>
            /// <param name="rows">The training rows{labels}.</param>{document}
            /// <param name="options">How to train.</param>
            /// <param name="progress">Told after every epoch.</param>
            /// <param name="logger">Told about folds and about columns that cannot help.</param>
            /// <param name="cancellationToken">Stops the training; nothing is left of it.</param>
            /// <exception cref="global::Lamina.RowException">The rows cannot be used: the message names what is wrong.</exception>
            /// <exception cref="global::System.OperationCanceledException">It was stopped.</exception>
            public static {model.Fit} Fit(
                global::System.Collections.Generic.IReadOnlyList<{model.RowType}> rows,{parameter}
                global::Lamina.FitOptions? options = null,
                global::System.IProgress<global::Lamina.TrainingProgress>? progress = null,
                global::Microsoft.Extensions.Logging.ILogger? logger = null,
                global::System.Threading.CancellationToken cancellationToken = default)
                => {call};
            """);
    }

    private static void WriteStudyMethod(SourceWriter writer, TrainingModel model)
    {
        writer.Write(
            $"""
            /// <summary>Does it help? Compares what a booster makes of raw and of learned columns by cross-validation, against as many boosters on the raw columns alone.</summary>
            /// <param name="rows">The rows; those without a label are left out.</param>
            /// <param name="options">How to compare.</param>
            /// <param name="arms">Arms of your own beside the built-in ones.</param>
            /// <param name="progress">Told before every step.</param>
            /// <param name="logger">Told about folds.</param>
            /// <param name="cancellationToken">Stops the study; finished folds stay in the folder of the options.</param>
            /// <exception cref="global::Lamina.RowException">The rows cannot be used: the message names what is wrong.</exception>
            /// <exception cref="global::System.OperationCanceledException">It was stopped.</exception>
            public static global::Lamina.LiftReport Study(
                global::System.Collections.Generic.IReadOnlyList<{model.RowType}> rows,
                global::Lamina.StudyOptions? options = null,
                global::System.Collections.Generic.IReadOnlyList<global::Lamina.StudyArm<{model.RowType}>>? arms = null,
                global::System.IProgress<global::Lamina.StudyProgress>? progress = null,
                global::Microsoft.Extensions.Logging.ILogger? logger = null,
                global::System.Threading.CancellationToken cancellationToken = default)
                => global::Lamina.LiftStudy.Run<{model.RowType}, {model.Schema}>(rows, Train, options, arms, progress, logger, cancellationToken);
            """);
    }

    private static void WriteBestMethod(SourceWriter writer, TrainingModel model)
    {
        var types = string.Join(", ", model.RowType, model.Schema, model.Value, model.Metrics, model.Predictor);
        var outcome = model.Outcome("fitted");
        var parameter = outcome.Contains("fitted", StringComparison.Ordinal) ? "fitted" : "_";
        writer.Write(
            $"""
            /// <summary>Takes the safe choice: the arm of a study that beats as many averaged boosters on the raw columns by more than noise, or those boosters where none does, trained on all rows.</summary>
            /// <param name="rows">The rows; those without a label are left out.</param>
            /// <param name="options">How to choose.</param>
            /// <param name="progress">Told before every step.</param>
            /// <param name="logger">Told about folds.</param>
            /// <param name="cancellationToken">Stops the work; finished folds stay in the folder of the options.</param>
            /// <exception cref="global::Lamina.RowException">The rows cannot be used: the message names what is wrong.</exception>
            /// <exception cref="global::System.OperationCanceledException">It was stopped.</exception>
            public static global::Lamina.BestFit<{model.Predictor}> FitBest(
                global::System.Collections.Generic.IReadOnlyList<{model.RowType}> rows,
                global::Lamina.BestOptions? options = null,
                global::System.IProgress<global::Lamina.StudyProgress>? progress = null,
                global::Microsoft.Extensions.Logging.ILogger? logger = null,
                global::System.Threading.CancellationToken cancellationToken = default)
                => global::Lamina.BestArm.Fit<{types}>(
                    rows, Train, static {parameter} => {outcome}, static (network, model) => new(network, model), options, progress, logger, cancellationToken);
            """);
    }

    private static void WriteTrainMethod(SourceWriter writer, TrainingModel model)
    {
        writer.Write(
            $"""
            private static global::Lamina.TrainedNetwork<{model.RowType}> Train(
                global::System.Collections.Generic.IReadOnlyList<{model.RowType}> rows,
                global::Lamina.FitOptions? options,
                global::System.IProgress<global::Lamina.TrainingProgress>? progress,
                global::Microsoft.Extensions.Logging.ILogger? logger,
                global::System.Threading.CancellationToken cancellationToken)
                => {Call(model, "null")};
            """);
    }

    private static string Call(TrainingModel model, string unlabelled)
    {
        var types = string.Join(", ", model.RowType, model.Schema, model.Tensors);
        if (model.Networks is [{ IsAutoencoder: false } only])
            return $"global::Lamina.NetworkTraining.Fit<{types}, {model.NetworkType(only)}>(\n        rows, options, progress, logger, cancellationToken)";
        var networks = model.Networks.Select(network =>
            $"\n            global::Lamina.TrainableNetwork<{model.Tensors}>.Of<{model.NetworkType(network)}>(),");
        return $"global::Lamina.NetworkTraining.Fit<{types}>(\n        rows,\n        [{string.Concat(networks)}\n        ],\n        {unlabelled},\n        options, progress, logger, cancellationToken)";
    }

    private static void WriteFit(SourceWriter writer, TrainingModel model)
    {
        var arguments = string.Join(", ", model.RowType, model.Schema, model.Enriched, model.TaskType);
        var network = $"global::Lamina.NetworkModel<{model.RowType}, {model.Schema}, {model.Value}, {model.Metrics}>";
        writer.Write($"/// <summary>A finished fit on rows of <see cref=\"{model.RowType}\"/>.</summary>").Generated();
        writer.Write($"{model.Access} sealed class {model.Stem}Fit : global::Lamina.NetworkFit<{arguments}>").Open();
        writer.Write(
            $$"""
            internal {{model.Stem}}Fit(global::Lamina.TrainedNetwork<{{model.RowType}}> trained)
                : base(trained)
            {
                Enricher = new(trained.Network);
            """);
        writer.Indent();
        foreach (var item in model.Networks)
            writer.Write($"{PropertyOf(item)} = {(item.IsAutoencoder ? $"Autoencoder({NameOf(item)})" : $"Model({model.Outcome("trained.Network.Fitted")}{(item.IsNamed ? ", " : "")}{NameOf(item)})")};");
        writer.Close().Line();
        writer.Write(
            $$"""
            /// <summary>Enriches rows that no network was trained on.</summary>
            public {{model.Enricher}} Enricher { get; }
            """);
        foreach (var item in model.Networks)
        {
            writer.Line().Write(
                $$"""
                /// <summary>{{(item.IsNamed ? $"The network {item.Name}" : "The network")}} alone, without a booster.</summary>
                public {{(item.IsAutoencoder ? $"global::Lamina.AutoencoderModel<{model.RowType}, {model.Schema}>" : network)}} {{PropertyOf(item)}} { get; }
                """);
        }

        writer.Close();
    }

    private static string NameOf(NetworkModel network) => network.IsNamed ? $"\"{network.Name}\"" : "";

    private static string PropertyOf(NetworkModel network) => network.IsNamed ? network.Name : "Network";

    private static void WriteTensors(SourceWriter writer, TrainingModel model)
    {
        var name = model.Stem + "Tensors";
        var tensors = "global::System.Collections.Generic.IReadOnlyList<global::TorchSharp.torch.Tensor>";
        writer.Write(
            $"""
            /// <summary>Rows of <see cref="{model.RowType}"/> as tensors.</summary>
            /// <remarks>
            /// <c>Numeric</c> <c>[rows, {model.NumericWidth}]</c> and <c>Indicators</c> <c>[rows, {model.IndicatorCount}]</c> float32;
            /// {(model.HasSeveralOutputs && model.Task != TaskKind.MultiClass ? "<c>Label</c> <c>[rows, labels]</c>, <c>Weight</c> <c>[rows]</c>" : "<c>Label</c> and <c>Weight</c> <c>[rows]</c>")}{(model.Categories.Count == 0 ? "" : "; the codes of each category <c>[rows]</c> int64")}.
            /// </remarks>
            """);
        writer.Generated();
        writer.Write($"{model.Access} sealed class {name} : global::Lamina.TensorBatch, global::Lamina.ITensorBatch<{model.Tensors}>").Open();
        writer.Write(
            $$"""
            private {{name}}({{tensors}} tensors)
                : base(tensors)
            {
            }

            """);
        for (var i = 0; i < model.Categories.Count; i++)
        {
            var (column, property) = (model.Categories[i].Column, model.Categories[i].Property);
            writer.Write(
                $"""
                /// <summary>The codes of <c>{column}</c>, <c>[rows]</c> int64.</summary>
                public global::TorchSharp.torch.Tensor {Names.Escape(property)} => this[FirstCategory{(i == 0 ? "" : $" + {i}")}];

                """);
        }

        writer.Write(
            $"""
            /// <summary>Encodes labelled rows in one pass; on the CPU the tensors share the encoded rows' memory.</summary>
            /// <param name="rows">The rows.</param>
            /// <param name="fitted">The encoders.</param>
            /// <param name="device">Where the tensors live; the CPU by default.</param>
            /// <exception cref="global::Lamina.RowException">A row cannot be used: the message names it.</exception>
            public static {model.Tensors} From(
                global::System.Collections.Generic.IReadOnlyList<{model.RowType}> rows,
                global::Lamina.FittedSchema fitted,
                global::TorchSharp.torch.Device? device = null)
                => new(Share(global::Lamina.RowEncoder.Encode<{model.RowType}, {model.Schema}>(rows, fitted), device));

            static {model.Tensors} global::Lamina.ITensorBatch<{model.Tensors}>.Create({tensors} tensors) => new(tensors);
            """);
        writer.Close();
    }
}
