namespace Benchmarks;

/// <summary>One benchmark of the command line.</summary>
internal interface IBenchmark
{
    /// <summary>The word that runs it.</summary>
    string Name { get; }

    /// <summary>What it measures, in a line.</summary>
    string Summary { get; }

    /// <summary>Measures and prints; false where a bar is missed.</summary>
    /// <param name="quick">Fewer repetitions, for CI: megabytes and counts stay exact, milliseconds do not.</param>
    bool Run(bool quick);
}
