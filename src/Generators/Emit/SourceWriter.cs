using System.Runtime.CompilerServices;
using System.Text;

namespace Lamina.Generators.Emit;

/// <summary>Writes lines at an indentation; lines end in <c>\n</c> on every system.</summary>
internal sealed class SourceWriter
{
    // A buffer lives on for the next file of its thread: most files fit, and a new one for each would be most of what
    // a first build allocates.
    [ThreadStatic]
    private static StringBuilder? spare;

    private readonly StringBuilder text = spare ?? new StringBuilder(16 * 1024);
    private int indentation;
    private bool inLine;

    public SourceWriter() => spare = null;

    /// <summary>Writes a line, or several: each at the present indentation.</summary>
    public SourceWriter Write(string lines)
    {
        Append(lines);
        return Line();
    }

    /// <summary>Writes a line, or several, without making a string of them first.</summary>
    public SourceWriter Write([InterpolatedStringHandlerArgument("")] ref InterpolatedLines lines)
    {
        _ = lines;
        return Line();
    }

    public SourceWriter Line()
    {
        text.Append('\n');
        inLine = false;
        return this;
    }

    public SourceWriter Indent()
    {
        indentation++;
        return this;
    }

    public SourceWriter Outdent()
    {
        indentation--;
        return this;
    }

    /// <summary>Opens a block with a brace.</summary>
    public SourceWriter Open() => Write("{").Indent();

    /// <summary>Closes a block.</summary>
    public SourceWriter Close(string end = "}") => Outdent().Write(end);

    /// <summary>Writes a part of a line, or of several.</summary>
    internal void Append(string part)
    {
        var start = 0;
        for (var end = part.IndexOf('\n'); end >= 0; end = part.IndexOf('\n', start))
        {
            // The lines of a literal end as those of the file that it stands in.
            AppendInLine(part, start, (end > start && part[end - 1] == '\r' ? end - 1 : end) - start);
            Line();
            start = end + 1;
        }

        AppendInLine(part, start, part.Length - start);
    }

    /// <summary>The text; nothing is written after it.</summary>
    public string Finish()
    {
        var written = text.ToString();
        spare = text.Clear();
        return written;
    }

    // An empty line is not indented.
    private void AppendInLine(string part, int start, int length)
    {
        if (length == 0)
            return;
        if (!inLine)
            text.Append(' ', 4 * indentation);
        inLine = true;
        text.Append(part, start, length);
    }
}
