using System.ComponentModel;

namespace Lamina;

/// <summary>Reads several label members of which exactly one is true as one key: the position of that member.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ExclusiveLabels
{
    internal const long None = -1;
    internal const long Several = -2;
    internal const long NoFlag = -3;

    /// <summary>The key of a row; a negative one where the members contradict each other, which is refused where the row is known.</summary>
    /// <param name="flags">For each member 1 where it is true, 0 where it is false, NaN where it is missing.</param>
    public static CategoryKey Find(ReadOnlySpan<float> flags)
    {
        var found = None;
        var missing = 0;
        for (var i = 0; i < flags.Length; i++)
        {
            if (float.IsNaN(flags[i]))
                missing++;
            else if (flags[i] == 1)
                found = found == None ? i : Several;
            else if (flags[i] != 0)
                return NoFlag;
        }

        // One that is true says that the others are not, known or unknown.
        return found == None && missing > 0 ? CategoryKey.Missing : found;
    }
}
