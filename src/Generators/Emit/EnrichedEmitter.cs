using Lamina.Generators.Model;

namespace Lamina.Generators.Emit;

/// <summary>Prints the enriched row, its enricher and its predictor.</summary>
internal static class EnrichedEmitter
{
    public static string Emit(RowModel model)
    {
        var writer = SourceFile.Begin(model.Shared);
        WriteEnriched(writer, model);
        writer.Line();
        WriteEnricher(writer, model.Shared);
        writer.Line();
        WritePredictor(writer, model.Shared);
        return writer.Finish();
    }

    private static void WriteEnriched(SourceWriter writer, RowModel model)
    {
        var (shared, row, field) = (model.Shared, model.Shared.RowType, model.ActivationsField);
        var self = shared.Enriched;
        var name = "Enriched" + shared.Stem;
        writer.Write($"/// <summary>A <see cref=\"{row}\"/> with what {Learner(shared)} learned about it: {SourceFile.Count(shared.ActivationCount, "activation")} and {Outputs(shared)}.</summary>");
        writer.Generated();
        writer.Write($"{shared.Access} sealed class {name} : global::Lamina.IEnriched<{self}, {row}>, global::Lamina.ITask<{self}, {shared.TaskType}>").Open();
        writer.Write(
            $$"""
            private readonly global::Lamina.ActivationRow {{field}};

            private {{name}}({{row}} original, global::Lamina.ActivationRow activations)
            {
                Original = original;
                this.{{field}} = activations;
            }

            /// <summary>The row as it was given.</summary>
            public {{row}} Original { get; }

            """);
        foreach (var mirror in model.Mirrors)
        {
            writer.Write(
                $"""
                /// <summary>{mirror.Summary}</summary>
                {mirror.Access} {mirror.Type} {mirror.Name} => Original.{mirror.Name};

                """);
        }

        WriteVectors(writer, model, field);
        if (shared.Networks[0].IsNamed)
            WriteNamed(writer, shared, field);
        else
            WriteOnly(writer, shared, field);
        WriteInterfaces(writer, shared, self, row, field);
        var predictions = shared.Networks.Select(network => network.IsNamed
            ? $"{network.Name} {"{"}{network.Name}.{network.OutputName}{"}"}"
            : $"network {"{"}{network.OutputName}{"}"}");
        writer.Write(
            $"""
            /// <summary>The original row and {(shared.Networks.Count > 1 ? "the networks' outputs" : shared.Networks[0].IsAutoencoder ? "how far its reconstruction is from it" : "the network's prediction")}.</summary>
            public override string ToString() => global::System.FormattableString.Invariant($"Enriched {"{"}Original{"}"}, {string.Join(", ", predictions)}");
            """);
        writer.Close();
    }

    private static void WriteVectors(SourceWriter writer, RowModel model, string field)
    {
        var offset = 0;
        foreach (var feature in model.Features.Where(static feature => feature.IsTokens))
        {
            var words = feature.Shape == ColumnShape.Text ? "words" : "tokens";
            WriteVector(writer, $"The pooled vectors of the {words} of {feature.Name}", $"none of its {words}", feature.Name, $"{field}.Vector({offset}, {feature.PooledWidth})", feature.PooledWidth);
            offset += feature.PooledWidth;
        }

        if (model.ContextWidth > 0)
            WriteVector(writer, "The mean of the vectors of the row's categories, learned from each other", "none of them", FeatureModel.Context, $"{field}.Vector({offset}, {model.ContextWidth})", model.ContextWidth);
    }

    private static void WriteVector(SourceWriter writer, string what, string unknown, string column, string view, int width) => writer.Write(
        $"""
        /// <summary>{what}: <c>[{width}]</c>; NaN where {unknown} was learned.</summary>
        public global::Lamina.Activations {FeatureModel.VectorOf(column)} => {view};

        """);

    // The columns of a named network are a view of their own: row.Wide.Hidden1.
    private static void WriteNamed(SourceWriter writer, TrainingModel shared, string field)
    {
        var offset = 0;
        foreach (var network in shared.Networks)
        {
            var type = network.Name + NetworkModel.ColumnsSuffix;
            writer.Write(
                $"""
                /// <summary>What the network {network.Name} learned about the row.</summary>
                public {type} {network.Name} => new({field});

                """);
            offset += network.ActivationCount;
        }

        offset = 0;
        for (var i = 0; i < shared.Networks.Count; i++)
        {
            var network = shared.Networks[i];
            var type = network.Name + NetworkModel.ColumnsSuffix;
            writer.Write($"/// <summary>The columns of the network {network.Name}.</summary>");
            writer.Write($"public readonly struct {type}").Open();
            writer.Write(
                $"""
                private readonly global::Lamina.ActivationRow activations;

                internal {type}(global::Lamina.ActivationRow activations) => this.activations = activations;

                """);
            var outputs = $"activations.Outputs({i})";
            WriteColumns(writer, shared, network, offset, "activations", HasSeveralOutputs(shared, network) ? outputs : outputs + "[0]");
            writer.Close().Line();
            offset += network.ActivationCount;
        }
    }

    private static bool HasSeveralOutputs(TrainingModel shared, NetworkModel network) =>
        shared.HasSeveralOutputs && !network.IsAutoencoder;

    private static string Outputs(TrainingModel shared)
    {
        if (shared.Networks.Count > 1)
            return "the networks' own outputs";
        return shared.Networks[0].IsAutoencoder ? "how far its reconstruction is from it" : "the network's own prediction";
    }

    private static string Learner(TrainingModel shared) => shared.Networks.Count == 1 ? "the network" : "the networks";

    // The outputs of an only network stand behind its activations.
    private static void WriteOnly(SourceWriter writer, TrainingModel shared, string field)
    {
        var network = shared.Networks[0];
        var outputs = HasSeveralOutputs(shared, network) ? $"{field}.Slice({shared.ActivationCount})" : $"{field}[{shared.ActivationCount}]";
        WriteColumns(writer, shared, network, 0, field, outputs);
        writer.Line();
    }

    private static void WriteColumns(SourceWriter writer, TrainingModel shared, NetworkModel network, int offset, string field, string output)
    {
        foreach (var layer in network.Extract)
        {
            var width = network.Hidden[layer - 1];
            writer.Write(
                $"""
                /// <summary>What hidden layer {layer} made of the row: <c>[{width}]</c>.</summary>
                public global::Lamina.Activations Hidden{layer} => {field}.Slice({offset}, {width});

                """);
            offset += width;
        }

        if (network.IsAutoencoder)
        {
            writer.Write(
                $"""
                /// <summary>How far what the autoencoder gives back is from the row, 0 or above: rows unlike the others come back worse.</summary>
                public float ReconstructionError => {output};
                """);
            return;
        }

        var (summary, member) = shared.Task switch
        {
            TaskKind.Binary => ("The network's own probability that the label is true, between 0 and 1", $"float NetworkPrediction => {output};"),
            TaskKind.Regression => ("The network's own estimate of the label", $"float NetworkPrediction => {output};"),
            TaskKind.Ranking => ("The network's own score: within a group, the higher the earlier", $"float NetworkPrediction => {output};"),
            TaskKind.MultiLabel => ("The network's own probability of each label: <c>[labels]</c>, in the order of declaration", $"global::Lamina.Activations NetworkPrediction => {output};"),
            TaskKind.MultiRegression => ("The network's own estimate of each label: <c>[labels]</c>, in the order of declaration", $"global::Lamina.Activations NetworkPrediction => {output};"),
            _ => ("The network's own probability of each class: <c>[classes]</c>, in the order of the fit's classes", $"global::Lamina.Activations NetworkPrediction => {output};"),
        };
        writer.Write(
            $"""
            /// <summary>{summary}; in training rows from a network that never saw the row.</summary>
            public {member}
            """);
    }

    private static void WriteInterfaces(SourceWriter writer, TrainingModel shared, string self, string row, string field) => writer.Write(
        $"""
        static global::Lamina.RowSchema global::Lamina.IRow<{self}>.Schema => {shared.Schema}.Descriptor;

        global::Lamina.ActivationRow global::Lamina.IRow<{self}>.Activations => {field};

        static void global::Lamina.IRow<{self}>.ReadFeatures({self} row, global::Lamina.RowBuffer buffer)
            => {shared.Schema}.ReadFeatures(row.Original, buffer);

        static void global::Lamina.IRow<{self}>.ReadLabels({self} row, global::Lamina.RowBuffer buffer)
            => {shared.Schema}.ReadLabels(row.Original, buffer);

        static global::Lamina.RowRoles global::Lamina.IRow<{self}>.ReadRoles({self} row)
            => {shared.Schema}.ReadRoles(row.Original);

        static {self} global::Lamina.IEnriched<{self}, {row}>.Create({row} original, global::Lamina.ActivationRow activations)
            => new(original, activations);

        """);

    private static void WriteEnricher(SourceWriter writer, TrainingModel shared)
    {
        var name = shared.Stem + "Enricher";
        var trained = $"global::Lamina.TrainedModel<{shared.Enriched}, {shared.Value}, {shared.Metrics}>";
        writer.Write($"/// <summary>Makes an <see cref=\"{shared.Enriched}\"/> of each <see cref=\"{shared.RowType}\"/>. It does not change, and any number of threads may share it.</summary>");
        writer.Generated();
        writer.Write($"{shared.Access} sealed class {name} : global::Lamina.Enricher<{shared.RowType}, {shared.Schema}, {shared.Enriched}>").Open();
        writer.Write(
            $$"""
            /// <summary>Creates an enricher around trained networks.</summary>
            /// <param name="network">The networks.</param>
            public {{name}}(global::Lamina.FittedNetwork network)
                : base(network)
            {
            }

            /// <summary>Reads an enricher from a file.</summary>
            /// <param name="path">The file.</param>
            /// <exception cref="global::Lamina.ArtifactException">The file is damaged or of another kind.</exception>
            /// <exception cref="global::Lamina.FitMismatchException">The file was saved for other columns.</exception>
            public static {{shared.Enricher}} Load(string path)
                => new(global::Lamina.FittedNetwork.Load(path, {{shared.Schema}}.Descriptor));

            /// <summary>Reads an enricher from a stream: a resource of an assembly, a download.</summary>
            /// <param name="stream">The saved pipeline, from the stream's position to its end; it stays open.</param>
            /// <exception cref="global::Lamina.ArtifactException">The bytes are damaged or of another kind.</exception>
            /// <exception cref="global::Lamina.FitMismatchException">The pipeline was saved for other columns.</exception>
            public static {{shared.Enricher}} Load(global::System.IO.Stream stream)
                => new(global::Lamina.FittedNetwork.Load(stream, {{shared.Schema}}.Descriptor));

            /// <summary>Joins a model that was trained on rows of this enricher: together they predict.</summary>
            /// <param name="model">The model.</param>
            /// <param name="average">Whether the model scores the mean of what the folds' networks learned, or each of them, and its predictions are averaged.</param>
            /// <exception cref="global::Lamina.FitMismatchException">The model was trained on rows of another fit.</exception>
            public {{shared.Predictor}} With({{trained}} model, global::Lamina.FoldAverage average = global::Lamina.FoldAverage.Activations)
            {
                global::System.ArgumentNullException.ThrowIfNull(model);
                return new(Network, model.Model.With(average));
            }
            """);
        writer.Close();
    }

    private static void WritePredictor(SourceWriter writer, TrainingModel shared)
    {
        var name = shared.Stem + "Predictor";
        var model = $"global::Lamina.FittedModel<{shared.Value}, {shared.Metrics}>";
        writer.Write($"/// <summary>Predicts from a <see cref=\"{shared.RowType}\"/>; the label is never read.</summary>");
        writer.Generated();
        writer.Write($"{shared.Access} sealed class {name} : global::Lamina.Predictor<{shared.RowType}, {shared.Schema}, {shared.Value}, {shared.Metrics}>").Open();
        writer.Write(
            $$"""
            /// <summary>Creates a predictor of networks and a model of the same fit.</summary>
            /// <param name="network">The networks.</param>
            /// <param name="model">The model.</param>
            /// <exception cref="global::Lamina.FitMismatchException">They are of different fits.</exception>
            public {{name}}(global::Lamina.FittedNetwork network, {{model}} model)
                : base(network, model)
            {
            }

            /// <summary>Reads a predictor from a file.</summary>
            /// <param name="path">The file.</param>
            /// <exception cref="global::Lamina.ArtifactException">The file is damaged or of another kind.</exception>
            /// <exception cref="global::Lamina.FitMismatchException">The file was saved for other columns.</exception>
            public static {{shared.Predictor}} Load(string path)
            {
                using var pipeline = global::Lamina.SavedPipeline.Open(path);
                return Read(pipeline);
            }

            /// <summary>Reads a predictor from a stream: a resource of an assembly, a download.</summary>
            /// <param name="stream">The saved pipeline, from the stream's position to its end; it stays open.</param>
            /// <exception cref="global::Lamina.ArtifactException">The bytes are damaged or of another kind.</exception>
            /// <exception cref="global::Lamina.FitMismatchException">The pipeline was saved for other columns.</exception>
            public static {{shared.Predictor}} Load(global::System.IO.Stream stream)
            {
                using var pipeline = global::Lamina.SavedPipeline.Open(stream);
                return Read(pipeline);
            }

            private static {{shared.Predictor}} Read(global::Lamina.SavedPipeline pipeline)
            {
                var network = pipeline.ReadNetwork({{shared.Schema}}.Descriptor);
                return new(network, pipeline.ReadModel(network.Fitted, {{shared.Outcome("network.Fitted")}}));
            }
            """);
        writer.Close();
    }
}
