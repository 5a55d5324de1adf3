namespace Lamina;

/// <summary>Some bytes of a file.</summary>
/// <param name="Start">The first one's position.</param>
/// <param name="End">The position behind the last one.</param>
internal readonly record struct ByteRange(int Start, int End)
{
    public int Length => End - Start;
}
