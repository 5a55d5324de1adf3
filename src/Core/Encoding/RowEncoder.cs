using System.Runtime.InteropServices;

namespace Lamina;

/// <summary>Fits encoders on the rows of a type, and encodes rows with them.</summary>
public static class RowEncoder
{
    /// <summary>Fits every encoder on training rows.</summary>
    /// <typeparam name="TRow">The annotated type.</typeparam>
    /// <typeparam name="TSchema">Its generated schema.</typeparam>
    /// <param name="rows">The training rows; all of them labelled.</param>
    /// <param name="options">How.</param>
    /// <param name="learner">Learns the vectors of words, where the record has texts, lists of tokens or a context.</param>
    /// <exception cref="RowException">A row cannot be used: the message names it.</exception>
    /// <exception cref="ArgumentNullException">The record has such columns, and there is no learner.</exception>
    public static FittedSchema Fit<TRow, TSchema>(
        IReadOnlyList<TRow> rows, EncoderOptions? options = null, WordVectorLearner? learner = null)
        where TSchema : struct, IRowSchema<TRow>
        => Fit<TRow, TSchema>(rows, options ?? new EncoderOptions(), "", learner);

    /// <summary>Fits every encoder; what else decided the fit goes into its name.</summary>
    /// <param name="rows">The training rows.</param>
    /// <param name="options">How.</param>
    /// <param name="recipe">What else decides the fit.</param>
    /// <param name="learner">Learns the vectors of words.</param>
    /// <param name="unlabelled">Rows that autoencoders learn from beside the training rows; no encoder is fitted on them.</param>
    /// <param name="transductive">Whether such rows may be measured all the same.</param>
    internal static FittedSchema Fit<TRow, TSchema>(
        IReadOnlyList<TRow> rows,
        EncoderOptions options,
        string recipe,
        WordVectorLearner? learner,
        IReadOnlyList<TRow>? unlabelled = null,
        bool transductive = false)
        where TSchema : struct, IRowSchema<TRow>
    {
        ArgumentNullException.ThrowIfNull(rows);
        var schema = TSchema.Descriptor;
        if (rows.Count == 0)
            throw new RowException($"There are no rows to fit {schema.Name} on. Pass at least a few dozen labelled rows.");
        if (schema.PooledCount > 0 && learner is null)
            throw new ArgumentNullException(nameof(learner), $"{schema.Name} has columns of words, whose vectors are learned. Pass Word2Vec.Learner().");

        var columns = new float[schema.NumberCount][];
        for (var i = 0; i < columns.Length; i++)
            columns[i] = new float[rows.Count];
        var counts = new Dictionary<CategoryKey, int>[schema.CategoryCount];
        for (var i = 0; i < counts.Length; i++)
            counts[i] = [];
        var classes = new HashSet<CategoryKey>();
        var tokens = new TokenCorpus(schema);
        var fingerprints = new TrainingRows(rows.Count);
        var sums = new double[schema.Label.TargetCount];
        var sumsOfSquares = new double[schema.Label.TargetCount];
        var labelled = 0;

        var features = RowBuffer.For(schema);
        var label = RowBuffer.ForLabels(schema);
        for (var row = 0; row < rows.Count; row++)
        {
            var item = rows[row];
            FeatureReader.Read<TRow, TSchema>(in item, row, schema, features);
            for (var i = 0; i < features.Numbers.Length; i++)
                columns[i][row] = features.Numbers[i];
            tokens.Add(features);
            for (var i = 0; i < counts.Length; i++)
                CollectionsMarshal.GetValueRefOrAddDefault(counts[i], features.Keys[i], out _)++;

            TSchema.ReadLabels(in item, label);
            fingerprints.Add(features, label, TSchema.ReadRoles(in item));
            if (!schema.NeedsLabels && LabelReader.IsMissing(schema.Label, label))
                continue;
            LabelReader.RequireLabelled(schema.Label, label, row);
            if (schema.Label.Task == TaskKind.MultiClass)
                classes.Add(label.Keys[0]);
            for (var i = 0; i < sums.Length; i++)
            {
                sums[i] += label.Numbers[i];
                sumsOfSquares[i] += (double)label.Numbers[i] * label.Numbers[i];
            }

            labelled++;
        }

        for (var row = 0; row < unlabelled?.Count; row++)
        {
            var item = unlabelled[row];
            FeatureReader.Read<TRow, TSchema>(in item, row, schema, features);
            fingerprints.AddUnlabelled(features, transductive);
        }

        var vocabularies = new Vocabulary[counts.Length];
        for (var i = 0; i < vocabularies.Length; i++)
            vocabularies[i] = Vocabulary.Fit(schema.Categories[i], counts[i], options);

        var pooled = PooledVectors.None;
        if (schema.PooledCount > 0)
        {
            pooled = PooledVectors.Learn<TRow, TSchema>(rows, schema, tokens, vocabularies, learner!);
            pooled.PoolColumns<TRow, TSchema>(rows, schema, vocabularies, columns.AsSpan(schema.ReadNumberCount));
        }

        var numbers = new NumberEncoder[columns.Length];
        var missing = new int[columns.Length];
        var values = new ValueVocabulary[schema.ValueSlots.Count];
        for (int i = 0, value = 0; i < numbers.Length; i++)
        {
            var sorted = NumberEncoder.SortPresent(columns[i]);
            missing[i] = rows.Count - sorted.Length;
            numbers[i] = NumberEncoder.Fit(sorted, schema.Numbers[i].Period, seenMissing: missing[i] > 0);
            if (value < values.Length && schema.ValueSlots[value] == i)
            {
                values[value] = ValueVocabulary.Fit(schema.Numbers[i].Name, sorted, options, schema.AsksForExactValues(value));
                value++;
            }
        }

        ChannelScales.Fit(schema, columns, missing, numbers);
        var targets = new TargetScale[sums.Length];
        for (var i = 0; i < targets.Length; i++)
            targets[i] = schema.Label.IsQuantity && schema.Label.Task != TaskKind.Ranking ? TargetScale.Of(sums[i], sumsOfSquares[i], labelled) : TargetScale.None;

        return new FittedSchema(
            fingerprints.Name($"{schema.Hash} {options} {recipe}"),
            schema,
            numbers,
            vocabularies,
            values,
            schema.Label.Task == TaskKind.MultiClass ? ClassList.Fit(schema.Label, classes, options) : null,
            targets,
            rows.Count)
        {
            Pooled = pooled,
            TrainingRows = fingerprints,
            Remarks = new FitRemarks(schema, numbers, missing, rows.Count).Of(vocabularies, pooled),
        };
    }

    /// <summary>Encodes labelled rows for a network.</summary>
    /// <typeparam name="TRow">The annotated type.</typeparam>
    /// <typeparam name="TSchema">Its generated schema.</typeparam>
    /// <param name="rows">The rows.</param>
    /// <param name="fitted">The encoders.</param>
    /// <exception cref="RowException">A row cannot be used: the message names it.</exception>
    public static EncodedRows Encode<TRow, TSchema>(IReadOnlyList<TRow> rows, FittedSchema fitted)
        where TSchema : struct, IRowSchema<TRow>
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(fitted);
        return Encode<TRow, TSchema>(rows, fitted, rows.Count);
    }

    /// <summary>Encodes rows of which the first are labelled; the others' targets are 0, and nobody looks at them.</summary>
    internal static EncodedRows Encode<TRow, TSchema>(IReadOnlyList<TRow> rows, FittedSchema fitted, int labelled)
        where TSchema : struct, IRowSchema<TRow>
    {
        var schema = fitted.Schema;
        var encoded = new EncodedRows(fitted, rows.Count);
        var features = RowBuffer.For(schema);
        var label = RowBuffer.ForLabels(schema);
        var codes = new int[schema.CodeCount];
        var groups = new GroupNumbers();
        for (var row = 0; row < rows.Count; row++)
        {
            var item = rows[row];
            FeatureReader.Read<TRow, TSchema>(in item, row, schema, features);
            fitted.EncodeForNetwork(
                features,
                encoded.Numeric.AsSpan(row * schema.NumericWidth, schema.NumericWidth),
                encoded.Indicators.AsSpan(row * schema.IndicatorCount, schema.IndicatorCount),
                codes);
            for (var i = 0; i < codes.Length; i++)
                encoded.Codes[i][row] = codes[i];

            if (row < labelled)
            {
                TSchema.ReadLabels(in item, label);
                LabelReader.RequireTargets(fitted, label, row, encoded.Targets.AsSpan(row * fitted.TargetCount, fitted.TargetCount));
            }

            var roles = TSchema.ReadRoles(in item);
            encoded.Weights[row] = LabelReader.RequireWeight(schema, roles, row);
            encoded.Groups?[row] = groups.Of(roles.Group);
        }

        return encoded;
    }

    internal static void RequireRow<TRow>(TRow item, long row)
    {
        if (item is null)
            throw new RowException("the row is null. Leave it out.", row, null);
    }
}
