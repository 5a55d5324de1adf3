namespace Lamina;

internal sealed class MultiClassOutcome<TClass> : Outcome<TClass, MultiClassMetrics>
    where TClass : notnull
{
    private readonly ClassList classes;
    private readonly TClass[] values;

    public MultiClassOutcome(FittedSchema fitted)
        : base(TaskKind.MultiClass)
    {
        var label = fitted.Schema.Label;
        if (fitted.Classes is null || label.Decoder is not ClassDecoder<TClass> decoder)
        {
            throw new FitMismatchException(
                $"The label {label.Name} of {fitted.Schema.Name} has no classes of type {typeof(TClass).Name}. Use the types that were generated for {fitted.Schema.Name}.");
        }

        classes = fitted.Classes;
        values = new TClass[classes.Count];
        for (var i = 0; i < values.Length; i++)
            values[i] = decoder.Decode(classes.Keys[i]);
    }

    public override Prediction<TClass> Decide(ReadOnlySpan<float> outputs)
    {
        var likeliest = Likeliest(outputs);
        return new(values[likeliest], outputs[likeliest], outputs.ToArray());
    }

    private protected override MultiClassMetrics MeasureRows(float[] outputs, float[] targets, float[] weights, double totalWeight, CategoryKey[]? groups)
    {
        var loss = 0.0;
        var confusion = new ConfusionMatrix(classes.Names);
        for (var i = 0; i < targets.Length; i++)
        {
            var row = outputs.AsSpan(i * values.Length, values.Length);
            var actual = (int)targets[i];
            loss += weights[i] * Outcome.LogLoss(row[actual]);
            confusion.Add(actual, Likeliest(row), weights[i]);
        }

        return MultiClassMetrics.Of(confusion, targets.Length, loss / totalWeight);
    }

    private static int Likeliest(ReadOnlySpan<float> outputs)
    {
        var likeliest = 0;
        for (var i = 1; i < outputs.Length; i++)
        {
            if (outputs[i] > outputs[likeliest])
                likeliest = i;
        }

        return likeliest;
    }
}
