namespace Lamina;

/// <summary>The networks of all folds over the same encoded inputs, and the mean of what they give.</summary>
internal static class FoldGraph
{
    public static void Write(GraphWriter graph, FittedNetwork network, OnnxExportOptions options)
    {
        var fitted = network.Fitted;
        graph.Scope = "/encoder/";
        var encoder = new EncoderGraph(graph, fitted, options);
        var networks = fitted.Schema.Networks;
        var parts = EnrichedPart.Of(fitted);
        var folds = new string[parts.Count][];
        for (var i = 0; i < folds.Length; i++)
            folds[i] = new string[network.MemberCount];

        for (var fold = 0; fold < network.MemberCount; fold++)
        {
            for (var i = 0; i < networks.Count; i++)
            {
                graph.Scope = FormattableString.Invariant($"/fold{fold + 1}/{networks[i].Name}{(networks[i].Name.Length > 0 ? "/" : "")}");
                var values = new NetworkGraph(graph, fitted, i, network.Members[fold].Of(networks[i].Name)).Write(encoder);
                for (var part = 0; part < parts.Count; part++)
                {
                    if (parts[part].Network == i)
                        folds[part][fold] = parts[part].IsOutput ? values.Output : values.Layers[parts[part].Layer];
                }
            }
        }

        graph.Scope = "/mean/";
        for (var part = 0; part < parts.Count; part++)
        {
            var value = folds[part].Length == 1 ? folds[part][0] : graph.Apply("Mean", folds[part]);
            graph.Output(value, parts[part].Name, parts[part].Width, Describe(parts[part]));
        }
    }

    private static string Describe(EnrichedPart part)
    {
        if (!part.IsOutput)
            return FormattableString.Invariant($"the activations of hidden layer {part.Layer}");
        return part.UnitNames.Count > 0 ? $"the network's output: {string.Join(", ", part.UnitNames)}" : "the network's output";
    }
}
