using System.Globalization;
using Microsoft.CodeAnalysis.CSharp;

namespace Lamina.Generators.Model;

/// <summary>
/// The training model as lines of text, which <c>[GeneratedSchema]</c> keeps in metadata. A line is a key, a space
/// and what belongs to it; names hold no spaces.
/// </summary>
internal static class ModelText
{
    /// <summary>The version of the form. It changes with every line that is added or read otherwise.</summary>
    public const int Version = 1;

    public static EquatableArray<string> Write(TrainingModel model)
    {
        var lines = new List<string>
        {
            "row " + model.RowType,
            "hint " + model.Hint,
            "namespace " + model.Namespace,
            "stem " + model.Stem,
            "task " + model.Task,
            "class " + model.ClassType,
            $"inputs {Text(model.NumericWidth)} {Text(model.IndicatorCount)}",
        };
        foreach (var network in model.Networks)
        {
            if (network.IsNamed)
                lines.Add("network " + network.Name);
            lines.Add("hidden " + string.Join(" ", network.Hidden.Select(Text)));
            lines.Add("activation " + network.Activation);
            lines.Add("normalization " + network.Normalization);
            lines.Add("dropout " + network.Dropout);
            lines.Add("extract " + string.Join(" ", network.Extract.Select(Text)));
            if (network.Residual)
                lines.Add("residual yes");
            if (network.HasMembers)
                lines.Add("members " + Text(network.Members));
            if (network.IsAutoencoder)
                lines.Add("decoder " + (network.TiedWeights ? "tied" : "free"));
        }

        lines.AddRange(model.Categories.Select(static category => $"category {category.Column} {category.Property}"));
        lines.AddRange(model.Convolutions.Select(static convolution => "convolution " + ConvolutionText.Write(convolution)));
        return lines.ToEquatableArray();
    }

    /// <summary>The model of lines, or null where they are damaged.</summary>
    /// <param name="lines">The lines.</param>
    /// <param name="access">The accessibility of what is generated of it.</param>
    public static TrainingModel? Read(IEnumerable<string> lines, string access)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        var networks = new List<Dictionary<string, string>>();
        var categories = new List<CategoryModel>();
        var convolutions = new List<ConvolutionModel>();
        foreach (var line in lines)
        {
            var space = line.IndexOf(' ');
            if (space < 0)
                return null;
            var (key, value) = (line.Substring(0, space), line.Substring(space + 1));
            if (key == "convolution")
            {
                if (ConvolutionText.Read(value) is not { } convolution)
                    return null;
                convolutions.Add(convolution);
                continue;
            }

            if (key == "network" || (key == "hidden" && networks.Count == 0))
                networks.Add(new Dictionary<string, string>(StringComparer.Ordinal));
            if (networks.Count > 0 && key != "category")
                networks[networks.Count - 1][key] = value;
            else if (key != "category")
                values[key] = value;
            else if (value.Split(' ') is [var column, var property] && SyntaxFacts.IsValidIdentifier(column) && SyntaxFacts.IsValidIdentifier(property))
                categories.Add(new CategoryModel(column, property));
            else
                return null;
        }

        string[] needed = ["row", "hint", "namespace", "stem", "task", "class", "inputs"];
        if (needed.Any(key => !values.ContainsKey(key))
            || !Enum.TryParse(values["task"], out TaskKind task)
            || values["class"].Length > 0 != TrainingModel.HasClassType(task)
            || SyntaxFactory.ParseTypeName(values["class"]).ContainsDiagnostics == TrainingModel.HasClassType(task)
            || Integers(values["inputs"]) is not [>= 0 and var numeric, >= 0 and var indicators]
            || !ConvolutionText.Fit(convolutions, numeric))
        {
            return null;
        }

        var models = new List<NetworkModel>();
        foreach (var network in networks)
        {
            if (ReadNetwork(network) is not { } read || (networks.Count > 1 && !read.IsNamed))
                return null;
            models.Add(read);
        }

        if (models.Count == 0)
            return null;

        return new TrainingModel
        {
            RowType = values["row"],
            Hint = values["hint"],
            Namespace = values["namespace"],
            Stem = values["stem"],
            Access = access,
            Task = task,
            ClassType = values["class"],
            NumericWidth = numeric,
            IndicatorCount = indicators,
            Categories = categories.ToEquatableArray(),
            Convolutions = convolutions.ToEquatableArray(),
            Networks = models.ToEquatableArray(),
        };
    }

    private static NetworkModel? ReadNetwork(Dictionary<string, string> values)
    {
        string[] needed = ["hidden", "activation", "normalization", "dropout", "extract"];
        var name = values.TryGetValue("network", out var given) ? given : "";
        var members = values.TryGetValue("members", out var count) ? Integers(count) : [1];
        if (needed.Any(key => !values.ContainsKey(key))
            || (values.ContainsKey("network") && !SyntaxFacts.IsValidIdentifier(name))
            || Integers(values["hidden"]) is not { Length: > 0 } hidden
            || hidden.Any(static width => width < 1)
            || Array.IndexOf(NetworkModel.Activations, values["activation"]) < 0
            || Array.IndexOf(NetworkModel.Normalizations, values["normalization"]) < 0
            || !IsShare(values["dropout"])
            || Integers(values["extract"]) is not { Length: > 0 } extract
            || extract.Any(layer => layer < 1 || layer > hidden.Length)
            || (values.TryGetValue("residual", out var residual) && residual != "yes")
            || members is not [>= 1 and <= NetworkModel.MostMembers]
            || (values.TryGetValue("decoder", out var decoder) && decoder is not ("tied" or "free")))
        {
            return null;
        }

        return new NetworkModel
        {
            Name = name,
            Hidden = hidden.ToEquatableArray(),
            Activation = values["activation"],
            Normalization = values["normalization"],
            Dropout = values["dropout"],
            Extract = extract.ToEquatableArray(),
            Residual = residual is not null,
            Members = members[0],
            IsAutoencoder = decoder is not null,
            TiedWeights = decoder == "tied",
        };
    }

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static bool IsShare(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var share) && share is >= 0 and < 1;

    private static int[]? Integers(string text)
    {
        var parts = text.Split(' ');
        var numbers = new int[parts.Length];
        for (var i = 0; i < parts.Length; i++)
        {
            if (!int.TryParse(parts[i], NumberStyles.Integer, CultureInfo.InvariantCulture, out numbers[i]))
                return null;
        }

        return numbers;
    }
}
