using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Lamina;

/// <summary>Boosted trees as a text model of LightGBM's, version 4.</summary>
/// <remarks>
/// The form is that of LightGBM's own writer and reader (microsoft/LightGBM: <c>gbdt_model_text.cpp</c>, <c>tree.cpp</c>). Its last line is one
/// that LightGBM's Python package reads: the names of each category's codes.
/// </remarks>
internal static class LightGbmText
{
    /// <summary>Writes a model to a file: beside it first, then moved into place.</summary>
    /// <exception cref="LaminaException">The model has no form that LightGBM knows.</exception>
    public static void Save(string path, RowLayout layout, Scorer scorer)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        PartialFile.WriteText(path, Write(layout, Require(scorer)));
    }

    /// <summary>The text of a model.</summary>
    public static string Write(RowLayout layout, BoostedTrees boosted)
    {
        var columns = new TextColumns(layout, boosted.Trees);
        var outputs = layout.Fitted.OutputCount;
        var trees = InRounds(boosted.Trees, outputs);
        var texts = new string[trees.Length];
        for (var i = 0; i < texts.Length; i++)
            texts[i] = new TextTree(columns, boosted.Trees).Write(i, trees[i]);

        var objective = Objective(layout.Fitted.Schema.Label.Task, boosted.Slope, outputs);
        var text = new StringBuilder();
        text.Append("tree\nversion=v4\n");
        text.Append(CultureInfo.InvariantCulture, $"num_class={outputs}\nnum_tree_per_iteration={outputs}\nlabel_index=0\nmax_feature_idx={columns.Count - 1}\n");
        if (objective is not null)
            text.Append(CultureInfo.InvariantCulture, $"objective={objective}\n");
        text.Append("feature_names=").AppendJoin(' ', columns.Names()).Append('\n');
        text.Append("feature_infos=").AppendJoin(' ', columns.Infos()).Append('\n');
        text.Append("tree_sizes=").AppendJoin(' ', texts.Select(static tree => Encoding.UTF8.GetByteCount(tree).ToString(CultureInfo.InvariantCulture))).Append("\n\n");
        foreach (var tree in texts)
            text.Append(tree);
        text.Append("end of trees\n\nparameters:\n[boosting: gbdt]\n");
        text.Append(CultureInfo.InvariantCulture, $"[objective: {objective?.Split(' ')[0] ?? "none"}]\n[num_class: {outputs}]\n\nend of parameters\n\n");
        text.Append("pandas_categorical:").Append(CodeNames(columns)).Append('\n');
        return text.ToString();
    }

    private static BoostedTrees Require(Scorer scorer) =>
        scorer as BoostedTrees ?? throw new LaminaException(
            $"A model of kind {Kind(scorer)} has no form that LightGBM knows: only boosted trees have one. Train with LightGbm.Fit, or save the pipeline and serve it with its predictor.");

    private static string Kind(Scorer scorer) => scorer switch
    {
        BlendScorer { Trees: null } => "\"the network alone\"",
        BlendScorer => "\"network and trees blended\"",
        Forest => "\"random forest\"",
        Neighbors => "\"nearest neighbours\"",
        _ => "\"linear\"",
    };

    // LightGBM holds a tree for each score in turn; the scores of ours may have different numbers of trees.
    private static int[] InRounds(TreeEnsemble trees, int scores)
    {
        var counts = new int[scores];
        foreach (var score in trees.ScoreOf)
            counts[score]++;
        var rounds = Math.Max(1, counts.Max());
        var ordered = new int[rounds * scores];
        Array.Fill(ordered, -1);
        Array.Clear(counts);
        for (var tree = 0; tree < trees.TreeCount; tree++)
        {
            var score = trees.ScoreOf[tree];
            ordered[(counts[score]++ * scores) + score] = tree;
        }

        return ordered;
    }

    // Several numbers have no objective: LightGBM then gives the scores themselves.
    private static string? Objective(TaskKind task, double slope, int outputs) => task switch
    {
        TaskKind.Binary => string.Create(CultureInfo.InvariantCulture, $"binary sigmoid:{slope}"),
        TaskKind.MultiLabel => string.Create(CultureInfo.InvariantCulture, $"multiclassova num_class:{outputs} sigmoid:{slope}"),
        TaskKind.MultiClass => string.Create(CultureInfo.InvariantCulture, $"multiclass num_class:{outputs}"),
        TaskKind.Regression => "regression",
        TaskKind.Ranking => "lambdarank",
        TaskKind.MultiRegression => null,
        _ => throw new InvalidOperationException($"No objective is defined for {task}."),
    };

    private static string CodeNames(TextColumns columns)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartArray();
            foreach (var names in columns.CodeNames())
            {
                json.WriteStartArray();
                foreach (var name in names)
                    json.WriteStringValue(name);
                json.WriteEndArray();
            }

            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
