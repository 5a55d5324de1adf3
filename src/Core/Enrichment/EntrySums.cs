using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace Lamina;

/// <summary>
/// The entry <c>SHA256SUMS</c>: a line for every other entry, its SHA-256 and its name, as the program sha256sum writes and
/// checks them. It finds what was changed by accident; whoever changes a file on purpose can write new sums.
/// </summary>
internal sealed class EntrySums
{
    public const string Name = "SHA256SUMS";
    public const long Longest = 4L << 20;

    private const int LongestName = 200;   // a name stands in messages
    private const int DigitsOfSum = 2 * SHA256.HashSizeInBytes;
    private const string Between = "  ";

    private readonly Dictionary<string, byte[]> sums = new(StringComparer.Ordinal);

    /// <summary>Takes the bytes of an entry that is being written.</summary>
    public void Add(string name, ReadOnlySpan<byte> bytes) => sums.Add(name, SHA256.HashData(bytes));

    /// <summary>Refuses bytes that are not those of the sum.</summary>
    /// <exception cref="ArtifactException">They are others.</exception>
    public void Require(string name, ReadOnlySpan<byte> bytes)
    {
        if (!sums.TryGetValue(name, out var sum) || !SHA256.HashData(bytes).AsSpan().SequenceEqual(sum))
            throw new ArtifactException($"The entry \"{name}\" is not the one that {Name} was written for. The file was changed: save the pipeline again.");
    }

    /// <summary>Whether a name is short and one of plain letters, digits and <c>. _ -</c> in folders: no name leads out of the folder that a file is unpacked into.</summary>
    public static bool IsPlain(string name)
    {
        if (name.Length > LongestName)
            return false;
        foreach (var part in name.Split('/'))
        {
            if (part is "" or "." or "..")
                return false;
            foreach (var letter in part)
            {
                if (!char.IsAsciiLetterOrDigit(letter) && letter is not ('.' or '_' or '-'))
                    return false;
            }
        }

        return true;
    }

    /// <summary>Writes the lines, in the order of the names.</summary>
    public byte[] ToBytes()
    {
        var text = new StringBuilder();
        foreach (var name in sums.Keys.Order(StringComparer.Ordinal))
            text.Append(Convert.ToHexStringLower(sums[name])).Append(Between).Append(name).Append('\n');
        return Encoding.ASCII.GetBytes(text.ToString());
    }

    /// <summary>Reads the lines.</summary>
    /// <param name="bytes">The entry.</param>
    /// <param name="names">The names of all entries.</param>
    /// <exception cref="ArtifactException">The lines cannot be read, or are not those of the entries.</exception>
    public static EntrySums Read(ReadOnlySpan<byte> bytes, IReadOnlyCollection<string> names)
    {
        var read = new EntrySums();
        while (!bytes.IsEmpty)
        {
            var end = bytes.IndexOf((byte)'\n');
            if (end < DigitsOfSum + Between.Length)
                throw Damaged($"its line {read.sums.Count + 1} cannot be read");
            var line = Encoding.ASCII.GetString(bytes[..end]);
            var sum = new byte[SHA256.HashSizeInBytes];
            if (Convert.FromHexString(line.AsSpan(0, DigitsOfSum), sum, out _, out _) != OperationStatus.Done
                || !line.AsSpan(DigitsOfSum).StartsWith(Between, StringComparison.Ordinal)
                || !read.sums.TryAdd(line[(DigitsOfSum + Between.Length)..], sum))
            {
                throw Damaged($"its line {read.sums.Count + 1} cannot be read");
            }

            bytes = bytes[(end + 1)..];
        }

        foreach (var name in names)
        {
            if (name != Name && !read.sums.ContainsKey(name))
                throw Damaged($"it does not list the entry \"{name}\"");
        }

        if (read.sums.Count != names.Count - 1)
            throw Damaged("it lists entries that the file does not have");
        return read;
    }

    private static ArtifactException Damaged(string why) => new($"The entry \"{Name}\" is damaged: {why}. Save the pipeline again.");
}
