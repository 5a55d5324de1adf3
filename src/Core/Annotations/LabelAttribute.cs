namespace Lamina;

/// <summary>
/// Marks the member that is to be predicted. A nullable label allows rows that are not labelled yet:
/// enriching and predicting never read it. Several members may be labels together: see <see cref="LabelTask"/>.
/// </summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter)]
public sealed class LabelAttribute : Attribute
{
    /// <summary>Marks a label whose task follows from its type.</summary>
    public LabelAttribute()
    {
    }

    /// <summary>Marks a label with its task; a whole-number label must name it.</summary>
    /// <param name="task">The task.</param>
    public LabelAttribute(LabelTask task) => Task = task;

    /// <summary>The task, or <see cref="LabelTask.Auto"/> to take it from the member's type.</summary>
    public LabelTask Task { get; }
}
