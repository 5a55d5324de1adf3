using System.Text.Json;

namespace Lamina;

/// <summary>Puts a model together: what its operators are, the graph, and what people may want to know.</summary>
internal sealed class ModelWriter
{
    private const int IrVersion = 8;
    private const int Operators = 17;
    private const int MachineLearningOperators = 2;

    private readonly ProtoWriter head;
    private readonly GraphWriter graph;

    private ModelWriter(ProtoWriter head, GraphWriter graph)
    {
        this.head = head;
        this.graph = graph;
    }

    /// <summary>Writes the networks of a fit with their encoders.</summary>
    /// <exception cref="OnnxException">A column cannot be expressed.</exception>
    public static ModelWriter Write(FittedNetwork network, OnnxExportOptions options)
    {
        var graph = new GraphWriter(options.InputPrefix, options.OutputPrefix);
        FoldGraph.Write(graph, network, options);
        var fitted = network.Fitted;
        var entries = new List<(string, string)> { ("lamina.record", fitted.Schema.Name), ("lamina.fit", fitted.FitId) };
        if (fitted.Classes is { } classes)
            entries.Add(("lamina.classes", Json(classes.Names)));
        return Of(graph, entries);
    }

    /// <summary>Makes a model of a graph.</summary>
    /// <param name="graph">The graph, complete.</param>
    /// <param name="entries">What people may want to know.</param>
    public static ModelWriter Of(GraphWriter graph, IReadOnlyList<(string Key, string Value)> entries)
    {
        var head = new ProtoWriter()
            .Number(OnnxFields.Model.IrVersion, IrVersion)
            .Text(OnnxFields.Model.ProducerName, "Lamina")
            .Message(OnnxFields.Model.OpsetImport, Opset("", Operators))
            .Message(OnnxFields.Model.OpsetImport, Opset("ai.onnx.ml", MachineLearningOperators));
        foreach (var (key, value) in entries)
            head.Message(OnnxFields.Model.MetadataProps, Entry(key, value));
        return new ModelWriter(head.Begin(OnnxFields.Model.Graph, graph.Written.Length), graph);
    }

    /// <summary>Writes the model's bytes.</summary>
    public void CopyTo(Stream stream)
    {
        stream.Write(head.Written);
        stream.Write(graph.Written);
    }

    private static ProtoWriter Opset(string domain, int version) =>
        new ProtoWriter().Text(OnnxFields.Opset.Domain, domain).Number(OnnxFields.Opset.Version, version);

    private static ProtoWriter Entry(string key, string value) =>
        new ProtoWriter().Text(OnnxFields.Entry.Key, key).Text(OnnxFields.Entry.Value, value);

    private static string Json(IReadOnlyList<string> names)
    {
        using var text = new MemoryStream();
        using (var writer = new Utf8JsonWriter(text))
        {
            writer.WriteStartArray();
            foreach (var name in names)
                writer.WriteStringValue(name);
            writer.WriteEndArray();
        }

        return System.Text.Encoding.UTF8.GetString(text.ToArray());
    }
}
