using System.Globalization;
using System.Runtime.CompilerServices;

namespace Lamina.Generators.Emit;

/// <summary>Hands the parts of an interpolated string to a <see cref="SourceWriter"/> as they come; numbers are invariant.</summary>
[InterpolatedStringHandler]
internal readonly ref struct InterpolatedLines
{
    private readonly SourceWriter writer;

    // The compiler passes the lengths of the parts, for those who make one string of them.
    public InterpolatedLines(int literalLength, int formattedCount, SourceWriter writer)
    {
        _ = (literalLength, formattedCount);
        this.writer = writer;
    }

    public void AppendLiteral(string part) => writer.Append(part);

    public void AppendFormatted(string? part) => writer.Append(part ?? "");

    public void AppendFormatted<T>(T value) => writer.Append(Convert.ToString(value, CultureInfo.InvariantCulture));
}
