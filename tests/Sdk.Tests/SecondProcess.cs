using System.Diagnostics;

namespace Sdk.Tests;

/// <summary>Runs this assembly's program in a process of its own.</summary>
internal static class SecondProcess
{
    /// <summary>What it printed for a topic: see Program.cs.</summary>
    public static string Run(string topic)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(SecondProcess).Assembly.Location, topic]) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var printed = process.StandardOutput.ReadToEnd().Trim();
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        return printed;
    }
}
