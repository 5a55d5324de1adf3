namespace Lamina;

/// <summary>What the arms are called in tables, and what each is there for.</summary>
internal static class ArmNames
{
    public static string Of(Arm arm, TaskKind task, int boosters) => arm switch
    {
        Arm.Raw => "raw",
        Arm.RawAveraged => FormattableString.Invariant($"raw, {boosters} averaged"),
        Arm.Linear => task is TaskKind.Binary or TaskKind.MultiClass ? "logistic regression" : "ridge regression",
        Arm.Network => "network",
        Arm.Hidden => "hidden",
        Arm.RawHidden => "raw + hidden",
        Arm.RawPrediction => "raw + prediction",
        Arm.RawHiddenPrediction => "raw + hidden + prediction",
        Arm.Blend => "blend",
        Arm.Constant => "no columns",
        Arm.Untrained => "raw + untrained",
        Arm.Components => "raw + components",
        Arm.Permuted => "raw + permuted",
        _ => throw new ArgumentOutOfRangeException(nameof(arm), arm, "There is no such arm."),
    };

    public static ArmRole RoleOf(Arm arm) => arm switch
    {
        Arm.RawAveraged => ArmRole.Reference,
        Arm.Constant or Arm.Untrained or Arm.Components or Arm.Permuted => ArmRole.Control,
        _ => ArmRole.Candidate,
    };

    /// <summary>Whether the arm takes anything that a trained network learned.</summary>
    public static bool UsesNetwork(Arm? arm) =>
        arm is Arm.Network or Arm.Hidden or Arm.RawHidden or Arm.RawPrediction or Arm.RawHiddenPrediction or Arm.Blend;
}
