using Lamina.Generators.Model;

namespace Lamina.Generators.Emit;

/// <summary>Prints the schema: the columns as constants, and how a row is read into buffers.</summary>
internal static class SchemaEmitter
{
    public static string Emit(RowModel model)
    {
        var shared = model.Shared;
        var numbers = model.Features.Sum(static feature => feature.NumberCount);
        var keys = model.Features.Count(static feature => feature.IsCategory);
        var writer = SourceFile.Begin(shared);
        writer.Write(
            $"""
            /// <summary>How rows of <see cref="{shared.RowType}"/> are read: {SourceFile.Count(model.Features.Count, "feature")} and the label{(model.Label.IsSeveral ? "s" : "")} <c>{model.Label.Name}</c>.</summary>
            /// <remarks>
            /// Numbers <c>[rows, {numbers}]</c>{Listed(model.Features.Where(static feature => feature.IsNumbers))}<br/>
            /// Categories <c>[rows, {keys}]</c>{Listed(model.Features.Where(static feature => feature.IsCategory))}{TokensLine(model)}
            /// </remarks>
            """);
        WriteModel(writer, shared);
        writer.Generated();
        writer.Write($"{shared.Access} readonly struct {shared.Stem}Schema : global::Lamina.IRowSchema<{shared.RowType}>").Open();
        if (model.Construction is { } construction)
            TableEmitter.WriteColumns(writer, construction);
        if (model.Label is { Task: TaskKind.MultiClass, Values.Count: > 0 })
            LabelEmitter.WriteClasses(writer, model.Label);
        WriteDescriptor(writer, model);
        WriteReadFeatures(writer, model, numbers, keys);
        LabelEmitter.WriteReadLabels(writer, model);
        WriteReadRoles(writer, model);
        if (model.Construction is not null)
            TableEmitter.WriteReaders(writer, model, model.Construction);
        writer.Close();
        if (model.Label.IsSeveral)
            LabelEmitter.WriteType(writer, model);
        WriteRows(writer, shared);
        return writer.Finish();
    }

    private static string Listed(IEnumerable<FeatureModel> features)
    {
        var names = SourceFile.List(features.Select(static feature => feature.NumberCount > 1 ? $"{feature.Name} ({feature.NumberCount})" : feature.Name));
        return names.Length == 0 ? "." : $": {names}.";
    }

    private static string TokensLine(RowModel model)
    {
        var tokens = model.Features.Where(static feature => feature.IsTokens).ToList();
        return tokens.Count == 0 ? "" : $"<br/>\n/// Tokens <c>[rows, {tokens.Count}]</c>{Listed(tokens)}";
    }

    private static void WriteModel(SourceWriter writer, TrainingModel shared)
    {
        writer.Write("[global::Lamina.GeneratedSchema(").Indent().Write($"{ModelText.Version},");
        var lines = ModelText.Write(shared);
        for (var i = 0; i < lines.Count; i++)
            writer.Write(SourceFile.Literal(lines[i]) + (i == lines.Count - 1 ? ")]" : ","));
        writer.Outdent();
    }

    private static void WriteDescriptor(SourceWriter writer, RowModel model)
    {
        writer.Write("/// <summary>The schema as data.</summary>");
        writer.Write("public static global::Lamina.RowSchema Descriptor { get; } = new(").Indent();
        writer.Write($"\"{model.Shared.Stem}\",").Write("[").Indent();
        foreach (var feature in model.Features)
        {
            if (feature.Convolution is { } convolution)
                writer.Write($"global::Lamina.Column.{(convolution.IsImage ? "Image" : "Sequence")}(\"{feature.Name}\"{ShapeArgument(feature.Dimensions)}, {LayersOf(convolution)}{KeyEmitter.NullableArgument(feature.Nullable)}{(convolution.IsRagged ? ", ragged: true" : "")}),");
            else
                writer.Write($"global::Lamina.Column.{feature.Shape}(\"{feature.Name}\"{KeyEmitter.ValuesArgument(feature.Values)}{ShapeArgument(feature.Dimensions)}{VectorArguments(feature)}{KeyEmitter.NullableArgument(feature.Nullable)}{EmbeddingArgument(feature.Embedding)}),");
        }

        writer.Close("],").Write(LabelEmitter.Descriptor(model.Label) + ",");
        var networks = model.Shared.Networks;
        var last = model.Roles.Count == 0 ? ");" : ",";
        if (networks.Count == 1)
        {
            WriteNetwork(writer, networks[0], model.ContextWidth, last);
        }
        else
        {
            writer.Write("[").Indent();
            for (var i = 0; i < networks.Count; i++)
                WriteNetwork(writer, networks[i], i == 0 ? model.ContextWidth : 0, ",");
            writer.Close("]" + last);
        }

        if (model.Roles.Count > 0)
        {
            writer.Write("[").Indent();
            foreach (var role in model.Roles)
                writer.Write($"new global::Lamina.RoleColumn(\"{role.Name}\", global::Lamina.ColumnRole.{role.Role}),");
            writer.Close("]);");
        }

        writer.Outdent().Line();
    }

    private static void WriteNetwork(SourceWriter writer, NetworkModel network, int contextWidth, string end) => writer.Write(
        $$"""
        new global::Lamina.NetworkDescriptor
        {{{NameLine(network.Name)}}
            Hidden = [{{string.Join(", ", network.Hidden)}}],
            Activation = global::Lamina.Activation.{{network.Activation}},
            Normalization = global::Lamina.Normalization.{{network.Normalization}},
            Dropout = {{network.Dropout}},
            Extract = [{{string.Join(", ", network.Extract)}}],{{EmbeddingLine(network.Embedding)}}{{ContextLine(contextWidth)}}{{(network.Residual ? "\n    Residual = true," : "")}}{{(network.HasMembers ? $"\n    Members = {network.Members}," : "")}}{{LearnLines(network)}}
        }{{end}}
        """);

    private static string LearnLines(NetworkModel network)
    {
        if (!network.IsAutoencoder)
            return "";
        var noise = string.Concat(network.Noise.Select(static item => $"\n    {item},"));
        return $"\n    Learn = global::Lamina.Representation.Autoencoder,{(network.TiedWeights ? "\n    TiedWeights = true," : "")}{noise}";
    }

    private static string NameLine(string name) => name.Length == 0 ? "" : $"\n    Name = \"{name}\",";

    private static string EmbeddingArgument(string embedding) =>
        embedding.Length == 0 ? "" : $", embedding: global::Lamina.NumberEmbedding.{embedding}";

    private static string EmbeddingLine(string embedding) =>
        embedding.Length == 0 ? "" : $"\n    Embedding = global::Lamina.NumberEmbedding.{embedding},";

    private static string LayersOf(ConvolutionModel convolution) =>
        $"new() {{ Filters = [{string.Join(", ", convolution.Filters)}], Kernel = {convolution.Kernel}, Pool = {convolution.Pool}, "
        + $"Normalization = global::Lamina.Normalization.{(convolution.HasNorms ? "Batch" : "None")}"
        + (convolution.GlobalPooling ? ", GlobalPooling = true" : "")
        + (convolution.Shift > 0 ? $", Shift = {convolution.Shift}" : "") + " }";

    private static string ContextLine(int width) => width == 0 ? "" : $"\n    ContextWidth = {width},";

    private static string VectorArguments(FeatureModel feature)
    {
        if (!feature.IsTokens)
            return "";
        var pooling = string.Join(" | ", feature.Pooling.Select(static way => "global::Lamina.Pooling." + way));
        return feature.Pooling is ["Mean"] ? $", {feature.VectorWidth}" : $", {feature.VectorWidth}, {pooling}";
    }

    private static string ShapeArgument(EquatableArray<int> dimensions) =>
        dimensions.Count == 0 ? "" : $", [{string.Join(", ", dimensions)}]";

    private static void WriteReadFeatures(SourceWriter writer, RowModel model, int numbers, int keys)
    {
        writer.Write("/// <summary>Writes the raw features of a row; NaN and an empty key are missing values.</summary>");

        // As fast as a loop by hand: inlined, the spans of the buffer stay in registers, and where rows are objects the reference is read
        // once. (The compiler would read it again for every member: a number written to a span might change it.)
        writer.Write("[global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveInlining)]");
        writer.Write($"public static void ReadFeatures(in {model.Shared.RowType} {(model.IsClass ? "item" : "row")}, global::Lamina.RowBuffer buffer)").Open();
        if (model.IsClass)
            writer.Write("var row = item;");
        if (numbers > 0)
        {
            // Of a known length, so that no position need be checked.
            writer.Write($"var numbers = buffer.Numbers[..{numbers}];");
            for (var i = 0; i < model.Features.Count; i++)
            {
                if (model.Features[i].IsNumbers)
                    writer.Write(ReadNumbers(model.Features[i], i));
            }
        }

        if (numbers > 0 && keys > 0)
            writer.Line();
        if (keys > 0)
        {
            writer.Write($"var keys = buffer.Keys[..{keys}];");
            foreach (var feature in model.Features.Where(static feature => feature.IsCategory))
                KeyEmitter.Write(writer, $"keys[{feature.Slot}] = ", feature.Read, feature.Nullable, feature.Values);
        }

        if (model.Features.Any(static feature => feature.IsTokens))
            WriteTokens(writer, model, isFirst: numbers == 0 && keys == 0);
        writer.Close().Line();
    }

    private static void WriteTokens(SourceWriter writer, RowModel model, bool isFirst)
    {
        if (!isFirst)
            writer.Line();
        writer.Write("var tokens = buffer.Tokens;");
        for (var i = 0; i < model.Features.Count; i++)
        {
            var feature = model.Features[i];
            if (feature.IsTokens)
                writer.Write($"tokens[{feature.Slot}] = {(feature.Shape == ColumnShape.Text ? feature.Read : $"global::Lamina.TokenValues.Of({feature.Read}, Descriptor.Columns[{i}])")};");
        }
    }

    private static string ReadNumbers(FeatureModel feature, int column)
    {
        var from = feature.Slot == 0 ? "numbers" : $"numbers[{feature.Slot}..]";
        if (feature.Shape == ColumnShape.Vector)
            return $"global::Lamina.{feature.VectorWriter}({feature.Read}, Descriptor.Columns[{column}], {from});";
        return feature.IsTime
            ? $"global::Lamina.CalendarParts.Write({feature.Read}, {from});"
            : $"numbers[{feature.Slot}] = {feature.Read};";
    }

    private static void WriteReadRoles(SourceWriter writer, RowModel model)
    {
        string Of(string role, string otherwise) => model.Roles.FirstOrDefault(item => item.Role == role)?.Read ?? otherwise;

        var roles = model.Roles.Any(static role => role.Role != "Id")
            ? $"new({Of("Weight", "1")}, {Of("Group", "global::Lamina.CategoryKey.Missing")}, {Of("Time", "0")})"
            : "global::Lamina.RowRoles.None";
        writer.Write(
            $"""
            /// <summary>The weight, group and time of a row.</summary>
            public static global::Lamina.RowRoles ReadRoles(in {model.Shared.RowType} row) => {roles};
            """);
    }

    private static void WriteRows(SourceWriter writer, TrainingModel shared)
    {
        var rows = $"global::System.Collections.Generic.IReadOnlyList<{shared.RowType}>";
        var split = $"global::Lamina.RowSplit<{shared.RowType}>";
        var arguments = $"<{shared.RowType}, {shared.Schema}>";
        writer.Line().Write($"/// <summary>Splits lists of <see cref=\"{shared.RowType}\"/>.</summary>").Generated();
        writer.Write($"{shared.Access} static class {shared.Stem}Rows").Open();
        writer.Write(
            $"""
            /// <summary>Divides rows into those to train on and those to test on; groups stay whole, and time goes forward.</summary>
            /// <param name="rows">The rows.</param>
            /// <param name="test">The share of the rows to test on, between 0 and 1.</param>
            /// <param name="seed">What the division is drawn from.</param>
            public static {split} Split(this {rows} rows, double test = 0.2, int seed = 0)
                => global::Lamina.RowSplitter.Split{arguments}(rows, test, seed);

            /// <summary>Divides rows into folds, each of which is tested on once; groups stay whole, and time goes forward.</summary>
            /// <param name="rows">The rows.</param>
            /// <param name="count">How many folds, at least 2.</param>
            /// <param name="seed">What the division is drawn from.</param>
            public static global::System.Collections.Generic.IReadOnlyList<{split}> Folds(this {rows} rows, int count = 5, int seed = 0)
                => global::Lamina.RowSplitter.Folds{arguments}(rows, count, seed);
            """);
        writer.Close();
    }
}
