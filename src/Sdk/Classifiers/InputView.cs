using Microsoft.ML;
using Microsoft.ML.Data;

namespace Lamina;

/// <summary>The inputs of some rows as ML.NET's trainers see data. Whoever reads them can be stopped.</summary>
internal sealed class InputView(InputTable inputs, int[] positions, CancellationToken cancellationToken)
{
    public const string FeaturesColumn = nameof(Row.Features);
    public const string WeightColumn = nameof(Row.Weight);
    public const string LabelColumn = nameof(FlagRow.Label);

    /// <summary>With a label of two outcomes.</summary>
    public IDataView Flags(MLContext context) =>
        context.Data.LoadFromEnumerable(Read<FlagRow>((row, position) => row.Label = inputs.Rows.Targets[position] > 0), Schema<FlagRow>());

    /// <summary>With a label of several classes. Keys of objects count from 0; ML.NET makes its own, from 1, of them.</summary>
    public IDataView Keys(MLContext context)
    {
        var schema = Schema<KeyRow>();
        schema[nameof(KeyRow.Label)].ColumnType = new KeyDataViewType(typeof(uint), inputs.OutputCount);
        return context.Data.LoadFromEnumerable(Read<KeyRow>((row, position) => row.Label = (uint)inputs.Rows.Targets[position]), schema);
    }

    private SchemaDefinition Schema<T>()
    {
        var schema = SchemaDefinition.Create(typeof(T));
        schema[nameof(Row.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, inputs.Encoder.Width);
        return schema;
    }

    // One object for all rows: a cursor copies what it is asked for.
    private IEnumerable<T> Read<T>(Action<T, int> label)
        where T : Row, new()
    {
        var row = new T { Features = new float[inputs.Encoder.Width] };
        foreach (var position in positions)
        {
            cancellationToken.ThrowIfCancellationRequested();
            inputs.Features[position].CopyTo(row.Features);
            row.Weight = inputs.Rows.Weights[position];
            label(row, position);
            yield return row;
        }
    }

    /// <summary>What all rows have.</summary>
    private abstract class Row
    {
        public float[] Features { get; set; } = [];

        public float Weight { get; set; }
    }

    private sealed class FlagRow : Row
    {
        public bool Label { get; set; }
    }

    private sealed class KeyRow : Row
    {
        public uint Label { get; set; }
    }
}
