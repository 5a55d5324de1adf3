using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Lamina;

/// <summary>
/// Compares the trees that were read with ML.NET's own scores, after every training: on training rows, on the same rows
/// with numbers missing that the trees know missing, and with unknown and missing categories.
/// </summary>
internal static class RescoringCheck
{
    private const int Rows = 240;
    private const double Tolerance = 1e-5;
    private const string ScoreColumn = "Score";

    /// <summary>Compares.</summary>
    /// <param name="model">What ML.NET trained.</param>
    /// <param name="trees">What was read of it; of several labels, of all of them.</param>
    /// <param name="target">Which of several labels the model is for.</param>
    /// <param name="table">The rows; they are not changed.</param>
    /// <param name="positions">The rows that were trained on.</param>
    /// <param name="scales">What numbers are multiplied with for ML.NET.</param>
    /// <exception cref="LaminaException">A score differs.</exception>
    public static void Require(ITransformer model, TreeEnsemble trees, int target, TrainingTable table, ReadOnlySpan<int> positions, float[] scales)
    {
        var rows = Variants(table, positions);
        var view = new RowDataView(rows, FoldPlan.AllPositions(rows.Count)) { Scales = scales };
        var count = table.Task == TaskKind.MultiClass ? trees.ScoreCount : 1;
        var expected = Scores(model.Transform(view), count);
        var actual = new double[expected.Length];
        var all = new double[trees.ScoreCount];
        for (var row = 0; row < rows.Count; row++)
        {
            trees.Score(rows.ValuesOf(row), rows.CodesOf(row), all);
            var scores = actual.AsSpan(row * count, count);
            all.AsSpan(target, count).CopyTo(scores);
            if (count > 1)
                Softmax(scores);
        }

        var largest = 0.0;
        foreach (var score in expected)
            largest = Math.Max(largest, Math.Abs(score));
        for (var i = 0; i < expected.Length; i++)
        {
            if (Math.Abs(actual[i] - expected[i]) <= Tolerance * largest)
                continue;
            throw new LaminaException(string.Create(
                CultureInfo.InvariantCulture,
                $"The trees that were read score row {i / count} of the check as {actual[i]:G9}, ML.NET as {expected[i]:G9}. No model is returned. Use Microsoft.ML.LightGbm 5.0.1; if it is that, please report this."));
        }
    }

    // A third of the rows as they are; a third with numbers missing, all at once and one by one; a third with other categories.
    private static TrainingTable Variants(TrainingTable table, ReadOnlySpan<int> positions)
    {
        var layout = table.Layout;
        var picked = new int[3 * Math.Min(Rows / 3, positions.Length)];
        var kinds = picked.Length / 3;
        for (var i = 0; i < picked.Length; i++)
            picked[i] = positions[(int)((long)(i % kinds) * positions.Length / kinds)];

        var rows = table.Copy(picked);
        for (var i = 0; i < kinds; i++)
        {
            var values = rows.ValuesOf(kinds + i);
            for (var number = 0; number < layout.NumberCount; number++)
            {
                if (float.IsNaN(layout.Fills[number]) && (i % (layout.NumberCount + 1) == layout.NumberCount || i % (layout.NumberCount + 1) == number))
                    values[number] = float.NaN;
            }

            var codes = rows.CodesOf((2 * kinds) + i);
            for (var category = 0; category < codes.Length; category++)
            {
                if (i % (codes.Length + 1) == codes.Length || i % (codes.Length + 1) == category)
                    codes[category] = i / (codes.Length + 1) % 2 == 0 ? Vocabulary.Unknown : Vocabulary.Missing;
            }
        }

        return rows;
    }

    private static double[] Scores(IDataView scored, int scoreCount)
    {
        var scores = new List<double>();
        var column = scored.Schema[ScoreColumn];
        using var cursor = scored.GetRowCursor([column]);
        if (scoreCount == 1)
        {
            var getter = cursor.GetGetter<float>(column);
            float score = 0;
            while (cursor.MoveNext())
            {
                getter(ref score);
                scores.Add(score);
            }
        }
        else
        {
            var getter = cursor.GetGetter<VBuffer<float>>(column);
            VBuffer<float> vector = default;
            while (cursor.MoveNext())
            {
                getter(ref vector);
                foreach (var score in vector.DenseValues())
                    scores.Add(score);
            }
        }

        return [.. scores];
    }

    // ML.NET's scores of several classes are probabilities already.
    private static void Softmax(Span<double> scores)
    {
        var outputs = new float[scores.Length];
        ScoreTransform.Apply(TaskKind.MultiClass, 1, scores, outputs);
        for (var i = 0; i < outputs.Length; i++)
            scores[i] = outputs[i];
    }
}
