using Microsoft.ML;
using Microsoft.ML.Data;

namespace Lamina;

/// <summary>Describes a table of rows to ML.NET.</summary>
internal static class RowDataSchema
{
    // ML.NET's own names of annotation kinds; it has no public constants for them.
    private const string SlotNames = "SlotNames";
    private const string CategoricalSlotRanges = "CategoricalSlotRanges";
    private const string KeyValues = "KeyValues";

    public static DataViewSchema Build(TrainingTable table, ReadOnlySpan<int> positions)
    {
        var builder = new DataViewSchema.Builder();
        var layout = table.Layout;
        builder.AddColumn(
            RowDataView.FeaturesColumn, new VectorDataViewType(NumberDataViewType.Single, layout.SlotCount), FeatureAnnotations(layout));
        if (HasLabels(table, positions))
            AddLabel(builder, table);
        builder.AddColumn(RowDataView.WeightColumn, NumberDataViewType.Single);
        if (table.Groups is not null)
            builder.AddColumn(RowDataView.GroupColumn, new KeyDataViewType(typeof(uint), table.Count));
        return builder.ToSchema();
    }

    private static bool HasLabels(TrainingTable table, ReadOnlySpan<int> positions)
    {
        var multiClass = table.Layout.Fitted.Classes is not null;
        var labelled = 0;
        var unlabelled = -1;
        foreach (var row in positions)
        {
            if (LabelReader.LacksOne(table.TargetsOf(row)) || (multiClass && table.Targets[row] == FittedSchema.UnknownClass))
                unlabelled = row;
            else
                labelled++;
        }

        if (labelled > 0 && unlabelled >= 0)
        {
            throw new RowException(
                "the label is missing or new, and other rows have one. Pass rows that are all labelled, or none.",
                unlabelled,
                table.Layout.Fitted.Schema.Label.Name);
        }

        return labelled > 0;
    }

    private static void AddLabel(DataViewSchema.Builder builder, TrainingTable table)
    {
        if (table.Layout.Fitted.Classes is not { } classes)
        {
            DataViewType type = table.TargetCount > 1
                ? new VectorDataViewType(NumberDataViewType.Single, table.TargetCount)
                : table.Task == TaskKind.Binary ? BooleanDataViewType.Instance : NumberDataViewType.Single;
            builder.AddColumn(RowDataView.LabelColumn, type);
            return;
        }

        var annotations = new DataViewSchema.Annotations.Builder();
        annotations.Add<VBuffer<ReadOnlyMemory<char>>>(
            KeyValues, new VectorDataViewType(TextDataViewType.Instance, classes.Count), (ref value) => value = Texts(classes.Names));
        builder.AddColumn(RowDataView.LabelColumn, new KeyDataViewType(typeof(uint), classes.Count), annotations.ToAnnotations());
    }

    private static DataViewSchema.Annotations FeatureAnnotations(RowLayout layout)
    {
        var annotations = new DataViewSchema.Annotations.Builder();
        annotations.Add<VBuffer<ReadOnlyMemory<char>>>(
            SlotNames, new VectorDataViewType(TextDataViewType.Instance, layout.SlotCount), (ref value) => value = Texts(layout.SlotNames()));
        if (layout.CategoryCount > 0)
        {
            var ranges = new int[2 * layout.CategoryCount];
            for (var i = 0; i < layout.CategoryCount; i++)
            {
                ranges[2 * i] = layout.FirstSlotOf(i);
                ranges[(2 * i) + 1] = layout.FirstSlotOf(i) + layout.Widths[i] - 1;
            }

            annotations.Add<VBuffer<int>>(
                CategoricalSlotRanges,
                new VectorDataViewType(NumberDataViewType.Int32, layout.CategoryCount, 2),
                (ref value) => value = new VBuffer<int>(ranges.Length, ranges));
        }

        return annotations.ToAnnotations();
    }

    private static VBuffer<ReadOnlyMemory<char>> Texts(IReadOnlyList<string> names)
    {
        var texts = new ReadOnlyMemory<char>[names.Count];
        for (var i = 0; i < texts.Length; i++)
            texts[i] = names[i].AsMemory();
        return new VBuffer<ReadOnlyMemory<char>>(texts.Length, texts);
    }
}
