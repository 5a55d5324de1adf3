using Sdk.Tests.Native;
using Sdk.Tests.Training;

// Tests start this in a process of its own: to see that a seed gives the same bits there, and what is said when libtorch is loaded.
Console.WriteLine(args is ["native-log"] ? NativeTorchTests.WhatFitsSayOfLibraries() : DeterminismTests.FingerprintOfAFit());

internal static partial class Program;
