using Lamina;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace Interop.Tests.OnnxExport;

/// <summary>Runs an exported network in ONNX Runtime on raw rows, column by column.</summary>
internal static class OnnxComparison
{
    /// <summary>What the file gives for rows: for each output its values, <c>[rows, width]</c>.</summary>
    public static Dictionary<string, float[]> Run<TRow, TSchema>(byte[] model, TRow[] rows, OnnxExportOptions? options = null)
        where TSchema : struct, IRowSchema<TRow>
    {
        using var session = new InferenceSession(model);
        var inputs = Inputs<TRow, TSchema>(rows, options ?? new OnnxExportOptions(), session);
        using var run = new RunOptions();
        using var results = session.Run(run, inputs, session.OutputNames);
        foreach (var input in inputs.Values)
            input.Dispose();
        return session.OutputNames.Zip(results, (name, value) => (name, value.GetTensorDataAsSpan<float>().ToArray())).ToDictionary(pair => pair.name, pair => pair.Item2);
    }

    /// <summary>Asserts that the file gives what the kernels give: |a - b| at most 1e-5 times the largest value of the layer (at least 1).</summary>
    public static void AssertEqual<TRow, TSchema>(FittedNetwork network, TRow[] rows, OnnxExportOptions? options = null)
        where TSchema : struct, IRowSchema<TRow>
    {
        using var stream = new MemoryStream();
        network.ExportOnnx(stream, options);
        var outputs = Run<TRow, TSchema>(stream.ToArray(), rows, options);
        var width = network.Fitted.EnrichedWidth;
        var expected = new float[rows.Length * width];
        network.Run<TRow, TSchema>(rows, 0, expected);
        var parts = EnrichedPart.Of(network.Fitted);
        Assert.Equal(parts.Select(part => part.Name), outputs.Keys);
        foreach (var part in parts)
        {
            var actual = outputs[part.Name];
            Assert.Equal(rows.Length * part.Width, actual.Length);
            var largest = 1.0;
            for (var i = 0; i < actual.Length; i++)
                largest = Math.Max(largest, Math.Abs(expected[(i / part.Width * width) + part.Offset + (i % part.Width)]));
            for (var i = 0; i < actual.Length; i++)
            {
                var value = expected[(i / part.Width * width) + part.Offset + (i % part.Width)];
                Assert.True(Math.Abs((double)value - actual[i]) <= 1e-5 * largest, $"{part.Name}, row {i / part.Width}, unit {i % part.Width}: {value} in .NET, {actual[i]} in ONNX Runtime");
            }
        }
    }

    private static Dictionary<string, OrtValue> Inputs<TRow, TSchema>(TRow[] rows, OnnxExportOptions options, InferenceSession session)
        where TSchema : struct, IRowSchema<TRow>
    {
        var schema = TSchema.Descriptor;
        var raw = RowBuffer.For(schema);
        var numbers = new float[rows.Length][];
        var keys = new CategoryKey[rows.Length][];
        for (var i = 0; i < rows.Length; i++)
        {
            TSchema.ReadFeatures(in rows[i], raw);
            numbers[i] = raw.Numbers.ToArray();
            keys[i] = raw.Keys.ToArray();
        }

        var inputs = new Dictionary<string, OrtValue>();
        var (slot, category) = (0, 0);
        foreach (var column in schema.NumberColumns.Where(column => column.Kind != ColumnKind.Context))
        {
            if (column.Kind == ColumnKind.Vector)
            {
                var first = slot;
                float[] values = [.. numbers.SelectMany(row => row.AsSpan(first, column.Numbers.Count).ToArray())];
                inputs.Add(column.Name, OrtValue.CreateTensorValueFromMemory(values, [rows.Length, .. column.Shape.Select(size => (long)size)]));
                slot += column.Numbers.Count;
                continue;
            }

            foreach (var part in column.Numbers)
            {
                var place = slot++;
                inputs.Add(part.Name, OrtValue.CreateTensorValueFromMemory(numbers.Select(row => row[place]).ToArray(), [rows.Length, 1]));
            }
        }

        foreach (var column in schema.Categories)
        {
            var own = keys.Select(row => row[category]).ToArray();
            category++;
            if (session.InputMetadata[column.Name].IsString)
            {
                string[] texts = [.. own.Select(key => key.IsMissing ? options.MissingText : key.Text ?? (key.Number >= 0 ? column.Values[(int)key.Number] : "(undeclared)"))];
                inputs.Add(column.Name, OrtValue.CreateFromStringTensor(new DenseTensor<string>(texts, [rows.Length, 1])));
            }
            else
            {
                inputs.Add(column.Name, OrtValue.CreateTensorValueFromMemory(own.Select(key => key.IsMissing ? options.MissingNumber : key.Number).ToArray(), [rows.Length, 1]));
            }
        }

        return inputs;
    }
}
