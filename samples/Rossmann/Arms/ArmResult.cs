namespace Rossmann;

/// <summary>What an arm reached.</summary>
/// <param name="Name">The arm.</param>
/// <param name="UsesNetwork">Whether a network had a part in it.</param>
/// <param name="Correction">The factor that the validation weeks chose, and the error there.</param>
/// <param name="Errors">The error of each test row.</param>
public sealed record ArmResult(string Name, bool UsesNetwork, Correction Correction, double[] Errors)
{
    /// <summary>The mean absolute percentage error on the test rows, as a share.</summary>
    public double Mape => Errors.Average();

    /// <summary>Learns, chooses the factor on the validation weeks, and measures once.</summary>
    public static ArmResult Of(IArm arm, Periods periods)
    {
        var forecast = arm.Learn(periods);
        var correction = Correction.Choose(periods.Validation, forecast.Validation);
        var errors = new double[periods.Test.Length];
        for (var row = 0; row < errors.Length; row++)
            errors[row] = PercentageError.Of(periods.Test[row], forecast.Test[row], correction.Factor);
        return new ArmResult(arm.Name, arm.UsesNetwork, correction, errors);
    }
}
