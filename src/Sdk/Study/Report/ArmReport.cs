namespace Lamina;

/// <summary>How one arm did.</summary>
public sealed record ArmReport
{
    /// <summary>What the arm is called.</summary>
    public required string Name { get; init; }

    /// <summary>Which of the built-in arms it is; null for an arm of the user's.</summary>
    public required Arm? Arm { get; init; }

    /// <summary>What it is there for.</summary>
    public required ArmRole Role { get; init; }

    /// <summary>Its measures over the folds; what decides comes first.</summary>
    public required IReadOnlyList<ArmMeasure> Measures { get; init; }

    /// <summary>What decides, of each fold.</summary>
    public required IReadOnlyList<double> Losses { get; init; }

    /// <summary>How it differs from the reference; null for the reference itself.</summary>
    public required ArmDifference? Difference { get; init; }

    /// <summary>
    /// The probability of a loss this far below that of <see cref="Arm.Constant"/> where there is no difference: an arm that is no better than a
    /// constant has learned nothing, and is never a winner.
    /// </summary>
    public required double ConstantPValue { get; init; }

    /// <summary>The settings that its trials chose, of each fold.</summary>
    public required IReadOnlyList<string> Settings { get; init; }

    /// <summary>The mean of what decides over the folds; lower is better.</summary>
    public double Loss => Measures[0].Mean;
}

/// <summary>A measure of an arm.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Mean">The mean over the folds.</param>
/// <param name="Deviation">The standard deviation over the folds.</param>
public sealed record ArmMeasure(string Name, double Mean, double Deviation);
