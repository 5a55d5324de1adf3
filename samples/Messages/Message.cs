using Lamina;

namespace Messages;

/// <summary>A short message. Its text is cut into words, whose vectors are learned on the training rows of each fit.</summary>
[Network(Hidden = [64, 16])]
public record Message(
    [Feature(Encode.Text, Pooling = Pooling.Mean | Pooling.InverseFrequency)] string Text,
    [Label] bool Spam)
{
    /// <summary>The same for messages that differ by case and spaces alone, so that no split divides them.</summary>
    [Group]
    public string Normalized => string.Join(' ', Text.ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Reads the SMS Spam Collection: on each line <c>ham</c> or <c>spam</c>, a tab and a message; a header is passed over.</summary>
    /// <param name="path">The file.</param>
    public static Message[] ReadAll(string path)
    {
        var messages = new List<Message>();
        foreach (var line in File.ReadLines(path))
        {
            if (line.Split('\t', 2) is ["ham" or "spam", var text] cells)
                messages.Add(new Message(text, cells[0] == "spam"));
        }

        return [.. messages];
    }
}
