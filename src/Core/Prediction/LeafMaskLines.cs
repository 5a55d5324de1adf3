using System.Runtime.InteropServices;

namespace Lamina;

/// <summary>The lines of <see cref="LeafMasks"/> while they are made, one after the other: what does not differ from the line before is kept once.</summary>
internal sealed class LeafMaskLines
{
    private const int CacheLine = 64;

    private readonly int lineCount;
    private readonly int bits;
    private readonly long maximumWords;
    private readonly ulong[] line;
    private readonly int[] startOf;
    private readonly List<ulong> words;

    /// <summary>Begins with no line.</summary>
    /// <param name="strips">How many strips a line has.</param>
    /// <param name="lineCount">How many lines there will be.</param>
    /// <param name="bits">How many bits a tree has.</param>
    /// <param name="maximumBytes">How many bytes of words are too many.</param>
    /// <param name="splits">How many nodes there are: where they ask for numbers, each changes a strip of one line and of the missing one's.</param>
    public LeafMaskLines(int strips, int lineCount, int bits, long maximumBytes, int splits)
    {
        words = new List<ulong>((int)Math.Min((splits + 1L) * LeafMasks.StripWords, maximumBytes / sizeof(ulong)));
        this.lineCount = lineCount;
        this.bits = bits;
        maximumWords = maximumBytes / sizeof(ulong);
        line = new ulong[strips * LeafMasks.StripWords];
        startOf = new int[strips];
        Starts = new int[strips * lineCount];
        for (var i = 0; i < LeafMasks.StripWords; i++)
            words.Add(ulong.MaxValue);   // where no leaf is ruled out
    }

    /// <summary>Where the words of each strip of each line begin, <c>[strips, lines]</c>.</summary>
    public int[] Starts { get; }

    /// <summary>Goes back to a line in which no leaf is ruled out.</summary>
    public void Begin()
    {
        line.AsSpan().Fill(ulong.MaxValue);
        startOf.AsSpan().Clear();   // the constructor's words, in which all bits are set
    }

    /// <summary>Rules out, in this line and those behind it, the leaves on the left of a node.</summary>
    public void RuleOut(in LeafMaskSplit split)
    {
        var bit = (long)split.Tree * bits;
        var count = split.End - split.First;
        var mask = (count == 64 ? ulong.MaxValue : (1UL << count) - 1) << split.First;
        var word = (int)(bit / 64);
        line[word] &= ~(mask << (int)(bit % 64));
        startOf[word / LeafMasks.StripWords] = -1;   // to be written
    }

    /// <summary>Keeps the line as it stands.</summary>
    public void Add(int position)
    {
        for (var strip = 0; strip < startOf.Length; strip++)
        {
            if (startOf[strip] < 0)
            {
                startOf[strip] = words.Count;
                if (words.Count <= maximumWords)
                    words.AddRange(line.AsSpan(strip * LeafMasks.StripWords, LeafMasks.StripWords));
            }

            Starts[(strip * lineCount) + position] = startOf[strip];
        }
    }

    /// <summary>All words, moved so that vectors do not lie across the lines of the cache; null where they are too many.</summary>
    public ulong[]? TryFinish()
    {
        if (words.Count > maximumWords)
            return null;
        var all = GC.AllocateUninitializedArray<ulong>(words.Count + (CacheLine / sizeof(ulong)), pinned: true);
        var beyond = (int)(Marshal.UnsafeAddrOfPinnedArrayElement(all, 0) % CacheLine);
        var first = beyond == 0 ? 0 : (CacheLine - beyond) / sizeof(ulong);
        CollectionsMarshal.AsSpan(words).CopyTo(all.AsSpan(first));
        foreach (ref var start in Starts.AsSpan())
            start += first;
        return all;
    }
}
