namespace Lamina;

/// <summary>What a study says.</summary>
/// <param name="Winner">The candidate that beats the reference by more than noise; of several the one with the lowest loss. Null where none does.</param>
/// <param name="Arm">The same as a built-in arm; null where there is none, or where it is an arm of the user's.</param>
/// <param name="Sentence">The verdict in a sentence or two.</param>
public sealed record StudyVerdict(string? Winner, Arm? Arm, string Sentence)
{
    /// <summary>Whether some candidate beats the reference by more than noise.</summary>
    public bool Helps => Winner is not null;
}
