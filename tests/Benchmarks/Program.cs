using System.Globalization;
using Benchmarks;
using Benchmarks.Conversion;
using Benchmarks.Generator;
using Benchmarks.Pipeline;
using Benchmarks.Service;
using Benchmarks.Serving;
using Benchmarks.Trees;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
IBenchmark[] benchmarks = [new GeneratorBenchmark(), new ConversionBenchmark(), new ServingBenchmark(), new ServiceBenchmark(), new TreesBenchmark(), new PipelineBenchmark(), new ThreadsBenchmark(), new StreamBenchmark()];

var wanted = args.FirstOrDefault(argument => !argument.StartsWith('-'));
if (benchmarks.FirstOrDefault(benchmark => benchmark.Name == wanted) is not { } chosen)
{
    Console.WriteLine("dotnet run -c Release --project tests/Benchmarks -- <benchmark> [--quick]\n");
    foreach (var benchmark in benchmarks)
        Console.WriteLine($"  {benchmark.Name,-12} {benchmark.Summary}");
    return wanted is null ? 0 : 2;
}

return chosen.Run(quick: args.Contains("--quick")) ? 0 : 1;
