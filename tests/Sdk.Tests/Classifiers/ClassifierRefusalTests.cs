using Lamina;
using Sdk.Tests.Boosting;

namespace Sdk.Tests.Classifiers;

/// <summary>Every classifier refuses what LightGbm refuses.</summary>
public sealed class ClassifierRefusalTests
{
    private static readonly Applicant[] Train = Applicant.Simulate(120);
    private static readonly FittedSchema Fitted = Rows.FitOf(Train);
    private static readonly FittedSchema Other = Rows.FitOf(Applicant.Simulate(120, seed: 3));

    public static TheoryData<string> Trainers { get; } = [.. Trainer.All.Keys];

    [Theory]
    [MemberData(nameof(Trainers))]
    public void Rows_that_do_not_belong_together(string trainer)
    {
        var fit = Trainer.All[trainer];
        var seen = Rows.Enrich(Fitted, Train, ActivationOrigin.NewRows);
        EnrichedApplicant[] twoFits = [.. Rows.Enrich(Fitted, Train), .. Rows.Enrich(Other, Train)];
        EnrichedApplicant[] twoMakings = [.. Rows.Enrich(Fitted, Train), .. Rows.Enrich(Fitted, Applicant.Simulate(9, seed: 4), ActivationOrigin.NewRows)];

        Assert.Contains("Row 120", Assert.Throws<FitMismatchException>(() => fit(twoFits, default)).Message, StringComparison.Ordinal);
        Assert.Contains("Row 120", Assert.Throws<FitMismatchException>(() => fit(twoMakings, default)).Message, StringComparison.Ordinal);
        Assert.Contains("know", Assert.Throws<FitMismatchException>(() => fit(Rows.Enrich(Fitted, Train, ActivationOrigin.InSample), default)).Message, StringComparison.Ordinal);
        Assert.Contains($"{trainer}Options.AllowSeenRows", Assert.Throws<FitMismatchException>(() => fit(seen, default)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Trainers))]
    public void Rows_that_cannot_be_learned_from(string trainer)
    {
        var fit = Trainer.All[trainer];
        EnrichedApplicant[] one = Rows.Enrich(Fitted, [.. Train.Select(row => row with { Defaulted = true })]);
        Applicant[] unlabelled = [.. Train];
        unlabelled[7] = unlabelled[7] with { Defaulted = null };
        Applicant[] infinite = [.. Train];
        infinite[5] = infinite[5] with { Income = float.PositiveInfinity };

        Assert.Contains("Defaulted = true", Assert.Throws<RowException>(() => fit(one, default)).Message, StringComparison.Ordinal);
        Assert.Throws<RowException>(() => fit([], default));
        Assert.Throws<RowException>(() => fit(new EnrichedApplicant[] { null! }, default));
        Assert.Throws<ArgumentNullException>(() => fit(null!, default));
        Assert.Equal(7, Assert.Throws<RowException>(() => fit(Rows.Enrich(Fitted, unlabelled), default)).Row);
        var error = Assert.Throws<RowException>(() => fit(Rows.Enrich(Fitted, infinite), default));
        Assert.Equal((5L, "Income"), (error.Row, error.Column));
    }

    [Theory]
    [MemberData(nameof(Trainers))]
    public void A_cancelled_training_leaves_nothing(string trainer)
    {
        using var source = new CancellationTokenSource();
        source.Cancel();

        Assert.ThrowsAny<OperationCanceledException>(() => Trainer.All[trainer](Rows.Enrich(Fitted, Train), source.Token));
    }

    [Theory]
    [MemberData(nameof(Trainers))]
    public void A_model_refuses_rows_of_another_fit(string trainer)
    {
        var model = Trainer.All[trainer](Rows.Enrich(Fitted, Train), default);

        Assert.Throws<FitMismatchException>(() => model.Predict(Rows.Enrich(Other, Train)[0]));
        Assert.Throws<FitMismatchException>(() => model.Evaluate(Rows.Enrich(Fitted, Train, ActivationOrigin.InSample)));
        Assert.Throws<FitMismatchException>(() => model.Evaluate(Rows.Enrich(Fitted, Train, ActivationOrigin.NewRows)));
        Assert.Throws<RowException>(() => model.Evaluate([]));
    }

    [Fact]
    public void Options_out_of_their_range_are_named()
    {
        var rows = Rows.Raw(Fitted, Train);
        Action[] wrong =
        [
            () => LinearSvm.Fit(rows, new() { Penalty = 0 }), () => LinearSvm.Fit(rows, new() { Folds = 1 }), () => LinearSvm.Fit(rows, new() { Columns = ColumnSet.None }),
            () => LinearSvm.Fit(rows, new() { MaximumCategories = 0 }), () => KernelSvm.Fit(rows, new() { Features = 0 }), () => KernelSvm.Fit(rows, new() { Gamma = double.NaN }),
            () => LogisticRegression.Fit(rows, new() { L2 = -1 }), () => RandomForest.Fit(rows, new() { Trees = 0 }), () => RandomForest.Fit(rows, new() { RowShare = 0 }),
            () => RandomForest.Fit(rows, new() { FeatureShare = 2 }), () => NearestNeighbors.Fit(rows, new() { Neighbors = 0 }),
        ];

        foreach (var fit in wrong)
            Assert.Contains("Options.", Assert.Throws<ArgumentOutOfRangeException>(fit).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Hidden_columns_of_raw_rows()
    {
        var error = Assert.Throws<FitMismatchException>(() => LinearSvm.Fit(Rows.Raw(Fitted, Train), new() { Columns = ColumnSet.Hidden }));
        Assert.Contains("LinearSvmOptions.Columns", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_single_group_that_cannot_be_dealt_into_folds()
    {
        Visit[] visits = [.. Visit.Simulate(60).Select(visit => visit with { Patient = 7 })];
        var rows = Rows.Raw<Visit, VisitSchema, Binary>(RowEncoder.Fit<Visit, VisitSchema>(visits), visits, default);

        Assert.Contains("LinearSvmOptions.Folds", Assert.Throws<RowException>(() => LinearSvm.Fit(rows)).Message, StringComparison.Ordinal);
    }
}
