namespace Lamina;

/// <summary>Training and test rows of a fold with the same columns.</summary>
/// <param name="Training">The rows to learn from, all labelled.</param>
/// <param name="Test">The rows to predict.</param>
internal sealed record FoldTables(TrainingTable Training, TrainingTable Test)
{
    /// <summary>Copies whose activations somebody else writes.</summary>
    /// <param name="write">Writes the activations of a table; it is asked for the training rows first.</param>
    public FoldTables WithActivations(Action<TrainingTable> write)
    {
        var copy = new FoldTables(Copy(Training), Copy(Test));
        write(copy.Training);
        write(copy.Test);
        return copy;
    }

    private static TrainingTable Copy(TrainingTable table) => table.Copy(FoldPlan.AllPositions(table.Count));
}
