using Microsoft.ML;
using Microsoft.ML.Data;

namespace Lamina;

/// <summary>Goes over the rows of a <see cref="RowDataView"/>; vectors are written into the caller's buffer.</summary>
internal sealed class RowDataCursor : DataViewRowCursor
{
    private readonly RowDataView view;
    private readonly RowLayout layout;
    private readonly bool[] active;
    private long position = -1;
    private int row = -1;

    public RowDataCursor(RowDataView view, IEnumerable<DataViewSchema.Column> columnsNeeded)
    {
        this.view = view;
        layout = view.Table.Layout;
        active = new bool[view.Schema.Count];
        foreach (var column in columnsNeeded)
            active[column.Index] = true;
    }

    public override long Position => position;

    public override long Batch => 0;

    public override DataViewSchema Schema => view.Schema;

    public override bool IsColumnActive(DataViewSchema.Column column) => active[column.Index];

    public override bool MoveNext()
    {
        if (position + 1 >= view.Positions.Length)
        {
            position = -1;
            row = -1;
            return false;
        }

        view.CancellationToken.ThrowIfCancellationRequested();
        row = view.Positions[++position];
        return true;
    }

    public override ValueGetter<DataViewRowId> GetIdGetter() => (ref id) => id = new DataViewRowId((ulong)position, 0);

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
    {
        if (!active[column.Index])
            throw new InvalidOperationException($"The column {column.Name} was not asked for when the cursor was made.");
        Delegate getter = column.Name switch
        {
            RowDataView.FeaturesColumn => (ValueGetter<VBuffer<float>>)ReadFeatures,
            RowDataView.WeightColumn => (ValueGetter<float>)((ref value) => value = view.Table.Weights[row]),
            RowDataView.GroupColumn => (ValueGetter<uint>)((ref value) => value = (uint)view.Groups![row] + 1),
            _ => LabelGetter(),
        };
        return getter as ValueGetter<TValue>
            ?? throw new InvalidOperationException($"The column {column.Name} holds {column.Type}, not {typeof(TValue).Name}.");
    }

    private Delegate LabelGetter() =>
        view.Table.Task switch
        {
            TaskKind.Binary => (ValueGetter<bool>)((ref value) => value = view.Table.Targets[row] > 0),
            TaskKind.MultiClass => (ValueGetter<uint>)((ref value) => value = (uint)view.Table.Targets[row] + 1),   // keys count from 1
            TaskKind.MultiLabel or TaskKind.MultiRegression => (ValueGetter<VBuffer<float>>)ReadLabels,
            _ => (ValueGetter<float>)((ref value) => value = view.Table.Targets[row]),
        };

    private void ReadLabels(ref VBuffer<float> labels)
    {
        var targets = view.Table.TargetsOf(row);
        var editor = VBufferEditor.Create(ref labels, targets.Length);
        targets.CopyTo(editor.Values);
        labels = editor.Commit();
    }

    // Numbers, one slot of each category, activations and target statistics: their slots ascend, as a sparse vector wants it.
    private void ReadFeatures(ref VBuffer<float> features)
    {
        var source = view.Table.ValuesOf(row);
        var codes = view.Table.CodesOf(row);
        var editor = VBufferEditor.Create(ref features, layout.SlotCount, layout.ValueCount + layout.CategoryCount);
        var values = editor.Values;
        source[..layout.NumberCount].CopyTo(values);
        values.Slice(layout.NumberCount, codes.Length).Fill(1);
        source[layout.NumberCount..].CopyTo(values[(layout.NumberCount + codes.Length)..]);
        if (view.Scales is { } scales)
        {
            for (var i = 0; i < scales.Length; i++)
                values[i] *= scales[i];
        }

        if (codes.Length > 0)
        {
            var indices = editor.Indices;
            for (var i = 0; i < layout.NumberCount; i++)
                indices[i] = i;
            for (var i = 0; i < codes.Length; i++)
                indices[layout.NumberCount + i] = layout.FirstSlotOf(i) + codes[i];
            for (var i = 0; i < layout.ValueCount - layout.NumberCount; i++)
                indices[layout.NumberCount + codes.Length + i] = layout.FirstActivationSlot + i;
        }

        features = editor.Commit();
    }
}
