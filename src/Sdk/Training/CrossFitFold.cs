namespace Lamina;

/// <summary>Which rows each network learns from, stops early on, and enriches.</summary>
/// <param name="Training">The rows whose gradients it follows, ascending.</param>
/// <param name="Validation">The rows that tell it when to stop, ascending.</param>
/// <param name="HeldOut">The rows that it never sees and whose activations it gives, ascending.</param>
internal sealed record CrossFitFold(int[] Training, int[] Validation, int[] HeldOut)
{
    /// <summary>
    /// Plans the folds of a fit: stratified by label, or whole groups, or forward in time. The rows to stop early on
    /// are taken from each fold's own training rows by the same rules.
    /// </summary>
    /// <exception cref="RowException">There are too few rows, groups or moments.</exception>
    public static IReadOnlyList<CrossFitFold> Plan(RowTraits traits, FitOptions options)
    {
        var plan = FoldPlan.Create(traits, options.Folds, options.Seed);
        var folds = new CrossFitFold[plan.Count];
        for (var i = 0; i < folds.Length; i++)
        {
            var parts = FoldPlan.TakePart(traits, plan.Training(i), options.ValidationShare, options.Seed);
            folds[i] = new CrossFitFold(parts.Train, parts.Test, plan.HeldOut(i));
        }

        return folds;
    }
}
