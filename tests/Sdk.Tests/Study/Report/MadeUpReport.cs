using Lamina;

namespace Sdk.Tests.Study.Report;

/// <summary>Reports with plausible numbers that no study made.</summary>
internal static class MadeUpReport
{
    public static LiftReport Binary { get; } = new()
    {
        RowType = "LoanApplication",
        Task = TaskKind.Binary,
        Metric = "log-loss",
        Verdict = new StudyVerdict(
            "raw + hidden + prediction",
            Arm.RawHiddenPrediction,
            "It helps: raw + hidden + prediction has a log-loss of 0.3121, 4.2 % below the 0.3258 of raw, 10 averaged (95 % interval -5.1% to -3.3%), p = 0.001 or less after Holm's correction over 9 arms."),
        Arms =
        [
            ArmOf("raw, 10 averaged", Arm.RawAveraged, ArmRole.Reference, 0.3258, null),
            ArmOf("raw + hidden + prediction", Arm.RawHiddenPrediction, ArmRole.Candidate, 0.3121, 0.0002),
            ArmOf("blend", Arm.Blend, ArmRole.Candidate, 0.3128, 0.0004),
            ArmOf("raw + hidden", Arm.RawHidden, ArmRole.Candidate, 0.3139, 0.0013),
            ArmOf("raw + prediction", Arm.RawPrediction, ArmRole.Candidate, 0.3161, 0.008),
            ArmOf("hidden", Arm.Hidden, ArmRole.Candidate, 0.3199, 0.041),
            ArmOf("an arm of our own with an exceptionally long name, tuned by hand", null, ArmRole.Candidate, 0.3247, 0.61),
            ArmOf("raw", Arm.Raw, ArmRole.Candidate, 0.3301, 0.97),
            ArmOf("logistic regression", Arm.Linear, ArmRole.Candidate, 0.5611, 1),
            ArmOf("raw + untrained", Arm.Untrained, ArmRole.Control, 0.3250, 0.4),
            ArmOf("raw + components", Arm.Components, ArmRole.Control, 0.3249, double.NaN),
            ArmOf("raw + permuted", Arm.Permuted, ArmRole.Control, 0.3289, 0.99),
        ],
        LearningCurve =
        [
            new LearningCurvePoint("raw, 10 averaged", 0.25, 1200, 0.391),
            new LearningCurvePoint("raw + hidden + prediction", 0.25, 1200, 0.384),
            new LearningCurvePoint("raw, 10 averaged", 0.5, 2400, 0.352),
            new LearningCurvePoint("raw + hidden + prediction", 0.5, 2400, 0.338),
            new LearningCurvePoint("raw, 10 averaged", 1, 4800, 0.3262),
            new LearningCurvePoint("raw + hidden + prediction", 1, 4800, 0.3119),
        ],
        Calibration = [CurveOf("raw, 10 averaged", 0.035), CurveOf("raw + hidden + prediction", 0.012)],
        Residuals = [],
        Networks = [.. Enumerable.Range(0, 5).Select(Network)],
        Importance = Importances(),
        Settings = new StudySettings
        {
            RowCount = 6000,
            UnlabelledCount = 120,
            FeatureCount = 8,
            Division = "at random",
            Folds = 5,
            Repeats = 2,
            Trials = 4,
            Seed = 1,
            Level = 0.05,
            NetworkFolds = 5,
            Average = FoldAverage.Predictions,
            Networks = ["64, 32, SiLU"],
            DataFingerprint = "5f0c3a9d2be1476f8d1c",
            SchemaHash = "a81bc81be0d5c91e",
            Versions = ["Lamina 0.1.0", "TorchSharp 0.107.0", "ML.NET 5.0.1", ".NET 10.0.1"],
        },
        Remarks =
        [
            "12 of 6,000 rows equal an earlier one in every feature. Equal rows were kept in one fold.",
            "120 rows without a label were left out.",
        ],
        Elapsed = new TimeSpan(0, 14, 9),
    };

    /// <summary>A regression without anything that may be missing.</summary>
    public static LiftReport Regression { get; } = Binary with
    {
        RowType = "House",
        Task = TaskKind.Regression,
        Metric = "RMSE",
        Calibration = [],
        LearningCurve = [],
        Importance = [],
        Networks = [],
        Residuals =
        [
            new ResidualSummary("raw, 10 averaged", -12.5, [-41_200, -9_300, 310, 10_400, 52_700]),
            new ResidualSummary("raw + hidden + prediction", 3.25, [-38_700, -8_800, 120, 9_900, 49_100]),
        ],
    };

    public static UnitReport Units { get; } = new()
    {
        Record = "LoanApplication",
        Rows = 6000,
        ChoosingRows = 3000,
        ScoringRows = 3000,
        Tried = 173,
        Cards =
        [
            CardOf(0, Follows("Amount / Income / Months", -0.80, true), [Follows("Income * Savings / Debt", 0.81, true)]),
            CardOf(1, Follows("Debt / Income", 0.97, true), []),
            CardOf(2, Follows("Purpose is Business", 0.21, false), []),
            CardOf(3, null, []),
            CardOf(4, null, []) with { State = UnitState.Redundant, SameAs = "Hidden2[1]", SameCorrelation = -0.991 },
            CardOf(5, null, []) with { State = UnitState.Redundant, SameAs = "Hidden2[1]", SameCorrelation = 0.985 },
            CardOf(6, null, []) with { State = UnitState.Dead, Inputs = [], TopTenth = null },
        ],
        Columns =
        [
            new EngineeredColumn { Name = "DebtPerIncome", Expression = "Debt / Income", Units = ["Hidden2[1]"], Correlation = 0.97, Code = "[Feature] public float? DebtPerIncome => Income == 0 ? null : Debt / Income;" },
            new EngineeredColumn { Name = "AmountPerIncomePerMonths", Expression = "Amount / Income / Months", Units = ["Hidden2[0]", "Hidden2[9]"], Correlation = -0.8, Code = "[Feature] public float? AmountPerIncomePerMonths => Income == 0 || Months == 0 ? null : Amount / Income / Months;" },
        ],
    };

    private static ArmReport ArmOf(string name, Arm? arm, ArmRole role, double loss, double? adjusted)
    {
        const double Reference = 0.3258;
        var relative = (loss - Reference) / Reference;
        return new ArmReport
        {
            Name = name,
            Arm = arm,
            Role = role,
            Measures = [new("log-loss", loss, 0.0102), new("AUC", 1.24 - loss, 0.0087), new("accuracy", 1.17 - loss, 0.0093), new("calibration error", 0.02 * loss, 0.0031)],
            Losses = [loss - 0.01, loss, loss + 0.01],
            Settings = ["learning rate 0.05, 31 leaves", "learning rate 0.1, 15 leaves", "defaults"],
            ConstantPValue = arm == Arm.Permuted ? double.NaN : 0.0001,
            Difference = adjusted is not { } p ? null : new ArmDifference
            {
                Mean = loss - Reference,
                Relative = relative,
                Intervals =
                [
                    new DifferenceInterval("corrected resampled t (Nadeau and Bengio 2003)", "other rows to learn from and to test on", relative - 0.011, relative + 0.011, 10),
                    new DifferenceInterval("bootstrap over rows", "other rows to test on; the trained models as they are", relative - 0.007, relative + 0.008, 6000),
                ],
                PValue = p / 3,
                AdjustedPValue = role == ArmRole.Control ? double.NaN : p,
            },
        };
    }

    private static CalibrationCurve CurveOf(string arm, double bend) => new(
        arm,
        [.. Enumerable.Range(0, 10).Select(bin => new CalibrationBin((bin + 0.5) / 10, ((bin + 0.5) / 10) + (bend * Math.Sin(bin)), 600 - (40 * bin)))]);

    private static NetworkCurve Network(int network)
    {
        double[] epochs = [.. Enumerable.Range(1, 24)];
        return new NetworkCurve(
            "",
            [.. epochs.Select(epoch => 0.28 + (0.41 / Math.Sqrt(epoch)) - (0.001 * epoch))],
            [.. epochs.Select(epoch => 0.31 + (0.36 / Math.Sqrt(epoch)) + (0.00015 * Math.Pow(epoch - 10 - network, 2)))],
            14 + network);
    }

    private static FeatureImportance[] Importances()
    {
        string[] names = ["NetworkPrediction", "Hidden2[5]", "Income", "Debt", "Hidden2[17]", "Hidden2[3]", "Amount", "Savings", "Hidden2[9]", "Months", "Age", "Purpose", "Branch"];
        string[] all = [.. names, .. Enumerable.Range(20, 12).Select(static unit => FormattableString.Invariant($"Hidden2[{unit}]"))];
        double[] gains = [.. all.Select(static (_, i) => 9000 / Math.Pow(i + 1, 1.2))];
        return [.. all.Select((name, i) => new FeatureImportance(name, gains[i], gains[i] / gains.Sum()))];
    }

    private static UnitFormula Follows(string expression, double correlation, bool followed) => new()
    {
        Expression = expression,
        Kind = FormulaKind.Ratio,
        Columns = expression.Split(" / "),
        Correlation = correlation,
        Low = correlation - 0.011,
        High = correlation + 0.009,
        PValue = followed ? 1e-9 : 0.2,
        Tried = 173,
        Rows = 3000,
        IsFollowed = followed,
    };

    private static UnitCard CardOf(int index, UnitFormula? formula, IReadOnlyList<UnitFormula> further) => new()
    {
        Unit = FormattableString.Invariant($"Hidden2[{index}]"),
        Network = "",
        Layer = 2,
        Index = index,
        State = UnitState.Distinct,
        SameAs = null,
        SameCorrelation = null,
        Activity = new UnitActivity { Mean = -0.104 + index, Deviation = 0.61, Lowest = -1, Highest = 3, Threshold = 0, ActiveShare = 0.43 },
        TopTenth = new UnitRegion { Expression = "Debt / Income", From = 0.41f, To = null, ShareOfTop = 0.9, ShareOfAll = 0.12 },
        Inputs =
        [
            new UnitInput { Column = "Debt", Effect = 0.8, Direction = InputDirection.Rising },
            new UnitInput { Column = "Income", Effect = 0.62, Direction = InputDirection.Falling },
            new UnitInput { Column = "Purpose", Effect = 0.1, Direction = InputDirection.Varying },
        ],
        Formula = formula,
        Further = further,
        OffBelowZero = index == 1,
        Explained = 0.87,
    };
}
