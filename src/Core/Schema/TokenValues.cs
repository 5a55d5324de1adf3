using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Lamina;

/// <summary>Takes a list of tokens from a row, and refuses what is none. Generated code calls it.</summary>
public static class TokenValues
{
    /// <summary>The tokens of a list.</summary>
    /// <param name="list">The list; null is a missing one.</param>
    /// <param name="column">Its column.</param>
    /// <exception cref="RowException">A token is null, or the list is where the member must not be.</exception>
    public static RowTokens Of(IReadOnlyList<string?>? list, Column column)
    {
        ArgumentNullException.ThrowIfNull(column);
        if (list is null)
        {
            return column.Nullable ? default : throw new RowException(
                "the list is null, and the member must not be. Pass an empty one where there are no tokens, or declare the member nullable.", column.Name);
        }

        for (var i = 0; i < list.Count; i++)
        {
            if (list[i] is null)
                throw new RowException($"token {i} of the list is null. Leave it out of the list.", column.Name);
        }

        return RowTokens.FromList(list!);
    }

    /// <inheritdoc cref="Of(IReadOnlyList{string}, Column)"/>
    public static RowTokens Of(ImmutableArray<string>? list, Column column) =>
        Of(list is { } array ? ImmutableCollectionsMarshal.AsArray(array) : null, column);
}
