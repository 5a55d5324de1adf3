using System.Text;

namespace Lamina.Generators.Emit;

/// <summary>Writes lines at an indentation; lines end in <c>\n</c> on every system.</summary>
internal sealed class SourceWriter
{
    private readonly StringBuilder text = new();
    private int indentation;

    /// <summary>Writes a line, or several: each at the present indentation.</summary>
    public SourceWriter Write(string lines)
    {
        foreach (var line in lines.Split('\n'))
        {
            var content = line.TrimEnd('\r');
            if (content.Length > 0)
                text.Append(' ', 4 * indentation).Append(content);
            text.Append('\n');
        }

        return this;
    }

    public SourceWriter Line()
    {
        text.Append('\n');
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

    public override string ToString() => text.ToString();
}
