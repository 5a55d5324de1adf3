namespace Lamina;

/// <summary>Trains the arms of a fold.</summary>
internal static class ArmTraining
{
    /// <summary>The arms that a record allows, in the order of the table; the reference and the constant are always among them.</summary>
    public static IReadOnlyList<Arm> Allowed(RowSchema schema, IReadOnlyList<Arm> wanted)
    {
        var learns = NetworkArm.NetworkOf(schema) >= 0;
        var arms = new List<Arm>();
        foreach (var arm in Enum.GetValues<Arm>())
        {
            var possible = arm switch
            {
                Arm.Linear => LinearArm.Suits(schema.Label.Task),
                Arm.Network or Arm.RawPrediction or Arm.RawHiddenPrediction or Arm.Blend => learns,
                _ => true,
            };
            if (possible && (arm is Arm.RawAveraged or Arm.Constant || wanted.Contains(arm)))
                arms.Add(arm);
        }

        return arms;
    }

    /// <summary>Trains an arm and has it predict the test rows.</summary>
    public static (FittedArm Arm, float[] Outputs) Run(FoldWork work, Arm arm)
    {
        switch (arm)
        {
            case Arm.Network:
                var (network, settings) = NetworkArm.Choose(work);
                var fitted = new FittedArm(NetworkArm.Scorer(work.Layout), work.Layout, settings, []);
                return (fitted, network is null ? fitted.Predict(work.Enriched.Test) : work.Networks.Predict(network));
            case Arm.Constant:
                return (new FittedArm(NetworkArm.Scorer(work.Layout), work.Layout, "", []), ConstantArm.Predict(work));
            case Arm.Untrained:
                return RunControl(work, work.Untrained());
            case Arm.Components:
                return RunControl(work, ControlTables.Components(work.Enriched));
            case Arm.Permuted:
                return RunControl(work, ControlTables.Permuted(work.Enriched, work.Seed));
            default:
                var trained = Fit(work, arm);
                return (trained, trained.Predict(work));
        }
    }

    /// <summary>Trains an arm that is a model on the columns of the fold's own networks.</summary>
    public static FittedArm Fit(FoldWork work, Arm arm) => arm switch
    {
        Arm.Raw => BoosterArm.Fit(work, ColumnSet.Raw),
        Arm.RawAveraged => BoosterArm.FitReference(work),
        Arm.Linear => LinearArm.Fit(work),
        Arm.Hidden => BoosterArm.Fit(work, ColumnSet.Hidden),
        Arm.RawHidden => BoosterArm.Fit(work, ColumnSet.Raw | ColumnSet.Hidden),
        Arm.RawPrediction => BoosterArm.Fit(work, ColumnSet.Raw | ColumnSet.Prediction),
        Arm.RawHiddenPrediction => BoosterArm.Fit(work, ColumnSet.All),
        Arm.Blend => BlendArm.Fit(work),
        _ => throw new ArgumentOutOfRangeException(nameof(arm), arm, "This arm is no model on the fold's own columns."),
    };

    private static (FittedArm Arm, float[] Outputs) RunControl(FoldWork work, FoldTables tables)
    {
        var fitted = BoosterArm.FitOn(work, tables);
        return (fitted, fitted.Predict(tables.Test));
    }
}
