using System.Diagnostics.Tracing;

namespace Lamina;

/// <summary>
/// What a service can watch from outside, for example with <c>dotnet-trace collect --providers Lamina-Core</c>. Nobody
/// listening, an event costs one look at a flag.
/// </summary>
[EventSource(Name = "Lamina-Core")]
internal sealed class CoreEvents : EventSource
{
    private CoreEvents()
    {
    }

    /// <summary>The one source of the process.</summary>
    public static CoreEvents Log { get; } = new();

    /// <summary>A part of a saved pipeline was read: <c>networks</c> or <c>model</c>.</summary>
    [Event(1, Level = EventLevel.Informational)]
    public void PipelineLoaded(string path, string part, long bytes, double milliseconds)
    {
        if (IsEnabled())
            WriteEvent(1, path, part, bytes, milliseconds);
    }

    /// <summary>A pipeline was written.</summary>
    [Event(2, Level = EventLevel.Informational)]
    public void PipelineSaved(string path, long bytes, double milliseconds)
    {
        if (IsEnabled())
            WriteEvent(2, path, bytes, milliseconds);
    }

    /// <summary>Rows were enriched in one call, or in one chunk of a stream.</summary>
    [Event(3, Level = EventLevel.Verbose)]
    public void RowsEnriched(int count)
    {
        if (IsEnabled(EventLevel.Verbose, EventKeywords.None))
            WriteEvent(3, count);
    }

    /// <summary>Rows were predicted in one call.</summary>
    [Event(4, Level = EventLevel.Verbose)]
    public void RowsPredicted(int count)
    {
        if (IsEnabled(EventLevel.Verbose, EventKeywords.None))
            WriteEvent(4, count);
    }
}
