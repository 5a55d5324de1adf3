using Lamina;

namespace Sdk.Tests.Boosting;

/// <summary>Rows for trainers without training a network first: raw ones, and ones with activations that a test makes up.</summary>
internal static class Rows
{
    public static LightGbmOptions Options { get; } = new() { Threads = 1, Trees = 60, EarlyStoppingRounds = 0, FeatureShare = 1, MinimumRowsInCategory = 10 };

    public static RawRow<TRow, TSchema, TTask>[] Raw<TRow, TSchema, TTask>(FittedSchema fitted, IReadOnlyList<TRow> rows, TTask task)
        where TSchema : struct, IRowSchema<TRow>
    {
        _ = task;   // only its type counts
        var block = new ActivationBlock(fitted, ActivationOrigin.Raw, [], 0);
        return EnrichedRows.Create<RawRow<TRow, TSchema, TTask>, TRow>(RowList.AsSpan(rows), block);
    }

    public static RawRow<Applicant, ApplicantSchema, Binary>[] Raw(FittedSchema fitted, IReadOnlyList<Applicant> rows) =>
        Raw<Applicant, ApplicantSchema, Binary>(fitted, rows, default);

    /// <summary>Applicants whose activations are noisy mixtures of their numbers.</summary>
    public static EnrichedApplicant[] Enrich(
        FittedSchema fitted, IReadOnlyList<Applicant> rows, ActivationOrigin origin = ActivationOrigin.OutOfFold)
    {
        var random = new Random(7);
        var block = new ActivationBlock(fitted, origin, new float[rows.Count * fitted.EnrichedWidth], fitted.EnrichedWidth);
        for (var i = 0; i < rows.Count; i++)
        {
            var values = block.Values.AsSpan(i * block.Width, block.Width);
            foreach (ref var value in values)
                value = ((rows[i].Debt ?? 500) / rows[i].Income) + random.NextSingle();
        }

        return EnrichedRows.Create<EnrichedApplicant, Applicant>(RowList.AsSpan(rows), block);
    }

    public static FittedSchema FitOf(IReadOnlyList<Applicant> rows) => RowEncoder.Fit<Applicant, ApplicantSchema>(rows);
}
