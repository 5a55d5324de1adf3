namespace Lamina;

/// <summary>The arm that won, trained on all rows and ready to predict.</summary>
/// <typeparam name="TPredictor">The generated predictor.</typeparam>
public sealed record BestFit<TPredictor>
{
    /// <summary>Predicts, and saves itself to one file.</summary>
    public required TPredictor Predictor { get; init; }

    /// <summary>Which arm it is: the one that beats as many averaged boosters on the raw columns by more than noise, or those boosters.</summary>
    public required Arm Arm { get; init; }

    /// <summary>Why, in a sentence or two.</summary>
    public required string Reason { get; init; }

    /// <summary>The study of all rows, which chose.</summary>
    public required LiftReport Study { get; init; }

    /// <summary>
    /// What choosing brings, from rows that no choice had seen: the chosen arms against averaged boosters on the raw columns. Null where
    /// <see cref="BestOptions.OuterFolds"/> is 0.
    /// </summary>
    public required ChoiceReport? Choice { get; init; }
}

/// <summary>How the choice of an arm did on rows that it had not seen.</summary>
/// <param name="Arms">The arm that was chosen without each part of the rows.</param>
/// <param name="Loss">The mean loss of the chosen arms.</param>
/// <param name="ReferenceLoss">The mean loss of averaged boosters on the raw columns.</param>
/// <param name="Difference">The difference, with its interval.</param>
public sealed record ChoiceReport(IReadOnlyList<Arm> Arms, double Loss, double ReferenceLoss, ArmDifference Difference);
