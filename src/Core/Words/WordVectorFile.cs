using System.Globalization;
using System.Text;

namespace Lamina;

/// <summary>Word vectors as text, in the format of the word2vec program (Mikolov et al. 2013).</summary>
internal static class WordVectorFile
{
    private const int MostWords = 10_000_000;
    private const int WidestVector = 10_000;

    public static void Write(string path, WordVectors vectors)
    {
        using var file = new PartialFile(path);
        using (var writer = new StreamWriter(file.Stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\n" })
            WriteTo(writer, vectors);
        file.Complete();
    }

    public static WordVectors Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using var reader = new StreamReader(path, Encoding.UTF8);
        if (reader.ReadLine()?.Split(' ') is not [var first, var second]
            || !int.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            || !int.TryParse(second, NumberStyles.None, CultureInfo.InvariantCulture, out var width)
            || count is < 1 or > MostWords
            || width is < 1 or > WidestVector)
        {
            throw new ArtifactException($"{path} is no file of word vectors: its first line must hold how many words there are and how long their vectors are.");
        }

        // Grown line by line: the first line of a damaged file may claim anything.
        var words = new List<string>();
        var values = new List<float>();
        for (var line = 2; words.Count < count; line++)
        {
            if (reader.ReadLine() is not { } text)
                throw new ArtifactException($"{path} ends after {words.Count} of its {count} words. It was cut off.");
            var cells = text.TrimEnd(' ').Split(' ');
            if (cells.Length != width + 1)
                throw new ArtifactException($"Line {line} of {path} holds {cells.Length - 1} numbers where its first line announces {width}.");
            words.Add(cells[0]);
            for (var i = 1; i < cells.Length; i++)
            {
                if (!float.TryParse(cells[i], NumberStyles.Float, CultureInfo.InvariantCulture, out var value) || !float.IsFinite(value))
                    throw new ArtifactException($"Line {line} of {path}: \"{cells[i]}\" is no finite number.");
                values.Add(value);
            }
        }

        try
        {
            return new WordVectors(words, [.. values]);
        }
        catch (ArgumentException error)
        {
            throw new ArtifactException($"{path}: {error.Message}", error);
        }
    }

    private static void WriteTo(StreamWriter writer, WordVectors vectors)
    {
        writer.WriteLine(FormattableString.Invariant($"{vectors.Count} {vectors.Width}"));
        for (var word = 0; word < vectors.Count; word++)
        {
            // The format has no escapes: a space would end the word.
            writer.Write(vectors.Words[word].Replace(' ', '_').Replace('\n', '_').Replace('\r', '_'));
            foreach (var value in vectors.VectorOf(word))
            {
                writer.Write(' ');
                writer.Write(value.ToString("R", CultureInfo.InvariantCulture));
            }

            writer.Write('\n');
        }
    }
}
