namespace Lamina;

/// <summary>What a study found: plain data, and three ways to look at it: a table, a page, a file for programs.</summary>
public sealed record LiftReport
{
    /// <summary>The annotated type.</summary>
    public required string RowType { get; init; }

    /// <summary>What the label is.</summary>
    public required TaskKind Task { get; init; }

    /// <summary>What decided, lower is better: <c>log-loss</c>, <c>RMSE</c>.</summary>
    public required string Metric { get; init; }

    /// <summary>Whether it helps, in a sentence, and what to take.</summary>
    public required StudyVerdict Verdict { get; init; }

    /// <summary>The arms: the reference first, then candidates and controls, each with the lowest loss first.</summary>
    public required IReadOnlyList<ArmReport> Arms { get; init; }

    /// <summary>How the loss falls with more rows to learn from; empty where it was not asked for.</summary>
    public required IReadOnlyList<LearningCurvePoint> LearningCurve { get; init; }

    /// <summary>How well probabilities are calibrated, for the reference and the best candidate; empty for numbers.</summary>
    public required IReadOnlyList<CalibrationCurve> Calibration { get; init; }

    /// <summary>How the errors lie, for the reference and the best candidate; empty where the label is no number.</summary>
    public required IReadOnlyList<ResidualSummary> Residuals { get; init; }

    /// <summary>The losses of the first fold's networks, epoch by epoch.</summary>
    public required IReadOnlyList<NetworkCurve> Networks { get; init; }

    /// <summary>What the boosters on raw columns and hidden layers leaned on, over all folds, the largest share first.</summary>
    public required IReadOnlyList<FeatureImportance> Importance { get; init; }

    /// <summary>What was compared, how.</summary>
    public required StudySettings Settings { get; init; }

    /// <summary>What was seen that somebody should know: equal rows, columns without values.</summary>
    public required IReadOnlyList<string> Remarks { get; init; }

    /// <summary>How long it took; nothing else of a report depends on the machine's speed.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>The arm of a name.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public ArmReport ArmOf(string name)
    {
        foreach (var arm in Arms)
        {
            if (arm.Name == name)
                return arm;
        }

        throw new ArgumentException($"The study has no arm \"{name}\"; it has {string.Join(", ", Arms.Select(static arm => $"\"{arm.Name}\""))}.", nameof(name));
    }

    /// <summary>One of the built-in arms.</summary>
    /// <exception cref="ArgumentException">It was not compared.</exception>
    public ArmReport ArmOf(Arm arm)
    {
        foreach (var candidate in Arms)
        {
            if (candidate.Arm == arm)
                return candidate;
        }

        throw new ArgumentException($"The study did not compare {arm}. Add it to StudyOptions.Arms.", nameof(arm));
    }

    /// <summary>
    /// The report as a page for a browser: one file of HTML with its plots, light or dark as the reader likes it, which asks for nothing from
    /// anywhere and runs no script.
    /// </summary>
    /// <param name="units">What the hidden units mean, to be shown with it.</param>
    public string ToHtml(UnitReport? units = null) => HtmlReport.Of(this, units);

    /// <summary>Writes the page to a file, beside its place first and moved there once complete.</summary>
    /// <param name="path">The file; an earlier one is replaced.</param>
    /// <param name="units">What the hidden units mean, to be shown with it.</param>
    public void SaveHtml(string path, UnitReport? units = null) => PartialFile.WriteText(path, ToHtml(units));

    /// <summary>
    /// The report as JSON, indented, with names in camel case. Numbers are read back as they were; those that are none are <c>"NaN"</c>.
    /// </summary>
    /// <param name="units">What the hidden units mean; it becomes the property <c>units</c>.</param>
    public string ToJson(UnitReport? units = null) => ReportJson.Of(this, units);

    /// <summary>Writes the JSON to a file, beside its place first and moved there once complete.</summary>
    /// <param name="path">The file; an earlier one is replaced.</param>
    /// <param name="units">What the hidden units mean; it becomes the property <c>units</c>.</param>
    public void SaveJson(string path, UnitReport? units = null) => PartialFile.WriteText(path, ToJson(units));

    /// <summary>The report as a table for a console, with the invariant culture.</summary>
    public override string ToString() => LiftText.Of(this);
}
