/// <summary>What a call allocates; compiled into every test project.</summary>
internal static class Allocation
{
    /// <summary>
    /// The bytes that a call allocates on this thread once its buffers stand: the least of ten calls after a first one, because
    /// the runtime may recompile hot code on this thread, and a collection that another test causes may empty shared pools.
    /// </summary>
    public static long Of(Action call)
    {
        call();
        var least = long.MaxValue;
        for (var i = 0; i < 10 && least > 0; i++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            call();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }
}
