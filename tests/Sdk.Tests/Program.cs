using Sdk.Tests.Training;

// Tests start this in a process of its own to see that a seed gives the same bits there.
Console.WriteLine(DeterminismTests.FingerprintOfAFit());

internal static partial class Program;
