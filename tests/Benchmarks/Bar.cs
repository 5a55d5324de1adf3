namespace Benchmarks;

/// <summary>What a measurement must not exceed.</summary>
/// <param name="What">What is measured.</param>
/// <param name="Measured">The measured value.</param>
/// <param name="Limit">The largest value that holds.</param>
/// <param name="Unit">The unit of both.</param>
/// <param name="Judged">Whether a miss fails the benchmark: times depend on the machine and what else runs on it.</param>
internal sealed record Bar(string What, double Measured, double Limit, string Unit, bool Judged = true)
{
    public bool Holds => Measured <= Limit;

    public override string ToString() =>
        $"| {What} | {Limit:0.###} {Unit} | {Measured:0.###} {Unit} | {(Holds ? "holds" : "**missed**")}{(Judged ? "" : ", not judged")} |";

    /// <summary>Prints bars as a table; false where one that is judged is missed.</summary>
    public static bool Judge(Bar[] bars)
    {
        Console.WriteLine("\n| | at most | measured | |\n|---|---|---|---|");
        foreach (var bar in bars)
            Console.WriteLine(bar);
        return Array.TrueForAll(bars, static bar => bar.Holds || !bar.Judged);
    }
}
