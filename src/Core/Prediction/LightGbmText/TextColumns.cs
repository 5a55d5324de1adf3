using System.Globalization;
using System.Text;

namespace Lamina;

/// <summary>
/// The columns of a LightGBM text model, and how our splits read them: numbers, then a code for each category, then activations.
/// What predicting does to a row beforehand is in the splits instead, so that LightGBM takes rows as they are: a missing number goes where
/// its fill would, codes without a slot go where unknown ones do, and a split by a target statistic is one by the category's codes.
/// </summary>
/// <param name="layout">The rows that the trees take.</param>
/// <param name="trees">The trees.</param>
internal sealed class TextColumns(RowLayout layout, TreeEnsemble trees)
{
    private readonly bool[] used = new bool[layout.NumberCount + layout.CategoryCount + layout.ActivationCount];

    public int Count => used.Length;

    /// <summary>The column of a node; notes that it is used.</summary>
    public int Use(in TreeNode node)
    {
        var column = node.IsCategory ? layout.NumberCount + ~node.Feature
            : node.Feature < layout.NumberCount ? node.Feature
            : node.Feature < layout.FirstStatistic ? layout.CategoryCount + node.Feature
            : layout.NumberCount + layout.Statistics[node.Feature - layout.FirstStatistic].Category;
        used[column] = true;
        return column;
    }

    /// <summary>Whether a node of numbers sends a missing one left.</summary>
    public bool MissingGoesLeft(in TreeNode node)
    {
        if (node.Feature < layout.NumberCount)
        {
            var fill = layout.Fitted.Numbers[node.Feature].Fill(float.NaN);
            fill = float.IsNaN(fill) ? layout.Fills[node.Feature] : fill;
            if (!float.IsNaN(fill))
                return fill <= node.Threshold;
        }

        return node.Detail != 0;
    }

    /// <summary>The codes, of the whole vocabulary, that a node sends right, as words of 32; null for a node of numbers.</summary>
    public uint[]? CodesOnTheRight(in TreeNode node)
    {
        if (!node.IsCategory && node.Feature < layout.FirstStatistic)
            return null;
        var statistic = node.IsCategory ? null : layout.Statistics[node.Feature - layout.FirstStatistic];
        var category = statistic?.Category ?? ~node.Feature;
        var size = layout.Fitted.Vocabularies[category].Size;
        var words = new uint[TreeEnsemble.SetWords(size)];
        for (var code = 0; code < size; code++)
        {
            var right = statistic is null
                ? trees.SetHolds(node.Detail, code < layout.Widths[category] ? code : Vocabulary.Unknown)
                : !(statistic.Means[code] <= node.Threshold);
            if (right)
                words[code / TreeEnsemble.SetWordBits] |= 1u << (code % TreeEnsemble.SetWordBits);
        }

        return words;
    }

    /// <summary>The names of the columns, without white space, which divides them in the file.</summary>
    public string[] Names()
    {
        var names = new string[Count];
        for (var i = 0; i < layout.NumberCount; i++)
            names[i] = layout.ValueName(i);
        for (var i = 0; i < layout.CategoryCount; i++)
            names[layout.NumberCount + i] = layout.Fitted.Vocabularies[i].Column;
        for (var i = 0; i < layout.ActivationCount; i++)
            names[layout.NumberCount + layout.CategoryCount + i] = layout.ValueName(layout.NumberCount + i);
        return Array.ConvertAll(names, WithoutSpace);
    }

    /// <summary>What LightGBM says of each column: its codes, its range, or that no split asks for it.</summary>
    public string[] Infos()
    {
        var infos = new string[Count];
        for (var i = 0; i < infos.Length; i++)
        {
            var category = i - layout.NumberCount;
            infos[i] = !used[i] ? "none"
                : category < 0 || category >= layout.CategoryCount ? "[-inf:inf]"
                : string.Join(':', Enumerable.Range(0, layout.Fitted.Vocabularies[category].Size).Select(static code => code.ToString(CultureInfo.InvariantCulture)));
        }

        return infos;
    }

    /// <summary>For each category the names of its codes.</summary>
    public IEnumerable<IEnumerable<string>> CodeNames() =>
        layout.Fitted.Vocabularies.Select(static vocabulary => Enumerable.Range(0, vocabulary.Size).Select(vocabulary.NameOf));

    private static string WithoutSpace(string name)
    {
        var text = new StringBuilder(name);
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsWhiteSpace(text[i]) || char.IsControl(text[i]))
                text[i] = '_';
        }

        return text.ToString();
    }
}
