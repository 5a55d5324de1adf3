using System.Text;

namespace Lamina;

/// <summary>A written report. It is written beside its place and moved there once complete, so that nobody opens half of it.</summary>
internal static class ReportFile
{
    /// <summary>Writes a file, UTF-8 without a mark.</summary>
    public static void Write(string path, string text)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var beside = $"{path}.{Path.GetRandomFileName()}.partial";
        try
        {
            File.WriteAllText(beside, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            File.Move(beside, path, overwrite: true);
        }
        catch
        {
            File.Delete(beside);
            throw;
        }
    }
}
