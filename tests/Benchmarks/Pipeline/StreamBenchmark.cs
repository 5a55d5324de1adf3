using System.Diagnostics;
using System.Globalization;
using Benchmarks.Serving;
using Lamina;
using Sylvan.Data.Csv;

namespace Benchmarks.Pipeline;

/// <summary>Rows from a text file, enriched by five networks, into a Parquet file: what is held does not grow with what is read.</summary>
internal sealed class StreamBenchmark : IBenchmark
{
    private const double MostGrowth = 1.1;

    public string Name => "stream";

    public string Summary => "ten million rows from a CSV file to enriched Parquet: the time, and the memory on the way";

    public bool Run(bool quick)
    {
        var count = quick ? 1_000_000 : 10_000_000;
        var folder = Directory.CreateTempSubdirectory("lamina-stream");
        try
        {
            var (source, target) = (Path.Combine(folder.FullName, "rows.csv"), Path.Combine(folder.FullName, "enriched.parquet"));
            WriteRows(source, count);
            var enricher = new NarrowEnricher(Pipeline.Create(networks: 5).Network);
            var memory = new WatchedMemory(count);
            var begun = Stopwatch.GetTimestamp();
            using var csv = CsvDataReader.Create(source);
            var written = enricher.WriteParquetAsync(memory.Watch(NarrowSchema.Stream(csv)), target).GetAwaiter().GetResult();
            var elapsed = Stopwatch.GetElapsedTime(begun);
            Console.WriteLine(FormattableString.Invariant(
                $"{written:N0} rows, {new FileInfo(source).Length / 1e6:N0} MB of CSV to {new FileInfo(target).Length / 1e6:N0} MB of Parquet in {elapsed.TotalSeconds:0.0} s: {written / elapsed.TotalSeconds:N0} rows a second on {Environment.ProcessorCount} cores.\n"));
            memory.Print();
            return written == count && Bar.Judge([new("most memory in the last seven tenths, of that in the first three", memory.Growth, MostGrowth, "times")]);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void WriteRows(string path, int count)
    {
        using var writer = new StreamWriter(path) { NewLine = "\n" };
        writer.WriteLine("A,B,C,D,E,F,G,H,I,J,Positive");
        var random = new Random(5);
        Span<char> line = stackalloc char[256];
        for (var row = 0; row < count; row++)
        {
            var length = 0;
            for (var column = 0; column < 10; column++)
            {
                ((float)((random.NextDouble() * 6) - 3)).TryFormat(line[length..], out var digits, "0.0000", CultureInfo.InvariantCulture);
                length += digits;
                line[length++] = ',';
            }

            writer.Write(line[..length]);
            writer.WriteLine(random.Next(2) == 0 ? "true" : "false");
        }
    }
}
