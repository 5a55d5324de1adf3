using System.Globalization;

namespace Lamina;

/// <summary>
/// The second half of an autoencoder and how far what comes back is from what went in: <see cref="DecoderKernel"/> and
/// <see cref="Reconstruction"/>.
/// </summary>
/// <param name="graph">The graph.</param>
/// <param name="fitted">The encoders.</param>
/// <param name="descriptor">The network.</param>
/// <param name="weights">Its weights.</param>
internal sealed class ReconstructionGraph(GraphWriter graph, FittedSchema fitted, NetworkDescriptor descriptor, NetworkWeights weights)
{
    private readonly Reconstruction reconstruction = fitted.Reconstruction;

    /// <summary>Writes the decoder and its error.</summary>
    /// <param name="narrow">The narrow layer.</param>
    /// <param name="encoder">What went in.</param>
    /// <returns>The error, <c>[batch, 1]</c>.</returns>
    public string Write(string narrow, EncoderGraph encoder)
    {
        var decoded = Decode(narrow);
        var parts = new List<string>();
        var first = 0;
        if (encoder.Numeric is not null)
        {
            parts.Add(SumOfSquares(graph.Columns(decoded, 0, reconstruction.NumberCount), encoder.Numeric, Counted(encoder)));
            first += reconstruction.NumberCount;
        }

        if (encoder.Indicators is not null)
        {
            parts.Add(SumOfSquares(graph.Columns(decoded, first, reconstruction.IndicatorCount), encoder.Indicators, null));
            first += reconstruction.IndicatorCount;
        }

        for (var i = 0; i < reconstruction.CodeCounts.Length; i++)
        {
            var count = reconstruction.CodeCounts[i];
            parts.Add(CrossEntropy(graph.Columns(decoded, first, count), encoder.Code(reconstruction.CodePositions[i]), count));
            first += count;
        }

        var sum = parts.Count == 1 ? parts[0] : graph.Apply("Sum", [.. parts]);
        return graph.Apply("Div", [sum, graph.Float("parts", reconstruction.PartCount)]);
    }

    private string Decode(string narrow)
    {
        var hidden = descriptor.Hidden;
        var below = narrow;
        for (var i = 0; i + 1 < hidden.Count; i++)
        {
            var (from, to) = (hidden[^(i + 1)], hidden[^(i + 2)]);
            var name = string.Create(CultureInfo.InvariantCulture, $"decode{i + 1}");
            var bias = weights.Require(name + ".bias", to);

            // Tied weights are the encoder's, the other way round.
            below = descriptor.TiedWeights
                ? DenseGraph.WriteTransposed(graph, name, below, weights.Require(string.Create(CultureInfo.InvariantCulture, $"dense{hidden.Count - i}.weight"), from, to), bias)
                : DenseGraph.Write(graph, name, below, weights.Require(name + ".weight", to, from), bias);
            below = ActivationGraph.Write(graph, descriptor.Activation, below);
        }

        return DenseGraph.Write(graph, "output", below, weights.Require("output.weight", reconstruction.Width, hidden[0]), weights.Require("output.bias", reconstruction.Width));
    }

    private string SumOfSquares(string outputs, string values, string? counted)
    {
        var difference = graph.Apply("Sub", [outputs, values]);
        var squares = graph.Apply("Mul", [difference, difference]);
        if (counted is not null)
            squares = graph.Apply("Where", [counted, squares, graph.Float("zero", 0)]);
        return graph.Apply("ReduceSum", [squares, graph.Numbers("axis", 1)], GraphAttribute.Of("keepdims", 1L));
    }

    // Which numbers have an error: a missing one has none, nor what lies behind the end of a sequence. Null where all have.
    private string? Counted(EncoderGraph encoder)
    {
        var schema = fitted.Schema;
        var sources = new List<string>();
        var places = new int[reconstruction.NumberCount];
        Array.Fill(places, -1);
        if (encoder.Indicators is not null)
        {
            reconstruction.Indicators.CopyTo(places);
            sources.Add(encoder.Indicators);
        }

        var next = schema.IndicatorCount;
        foreach (var trunk in schema.Convolutions)
        {
            if (!trunk.Column.IsRagged)
                continue;
            var steps = new long[trunk.Width];
            for (var i = 0; i < steps.Length; i++)
                steps[i] = i;
            var behind = graph.Apply("GreaterOrEqual", [graph.Numbers("steps", [1, steps.Length], steps), encoder.LengthOf(trunk)]);
            sources.Add(graph.Cast(behind, OnnxElementType.Float));
            for (var i = 0; i < trunk.Count; i++)
                places[trunk.Input + i] = next + (i % trunk.Width);
            next += trunk.Width;
        }

        if (sources.Count == 0)
            return null;

        // A last column of zeros for what always counts.
        for (var i = 0; i < places.Length; i++)
            places[i] = places[i] < 0 ? next : places[i];
        var one = graph.Columns(sources[0], 0, 1);
        sources.Add(graph.Apply("Sub", [one, one]));
        var excluded = graph.Columns(graph.Concat(sources, axis: 1), places);
        return graph.Apply("Less", [excluded, graph.Float("half", 0.5f)]);
    }

    private string CrossEntropy(string scores, string code, int count)
    {
        // Rarer codes than those that have a score count as unknown.
        var known = graph.Apply("Less", [code, graph.Numbers("count", count)]);
        var target = graph.Apply("Where", [known, code, graph.Numbers("unknown", Vocabulary.Unknown)]);
        var logarithms = graph.Apply("LogSoftmax", [scores], GraphAttribute.Of("axis", 1L));
        return graph.Apply("Neg", [graph.Apply("GatherElements", [logarithms, target], GraphAttribute.Of("axis", 1L))]);
    }
}
