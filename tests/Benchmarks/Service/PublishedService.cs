using System.Diagnostics;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Text;

namespace Benchmarks.Service;

/// <summary>samples/LoanService, published with NativeAOT.</summary>
internal sealed class PublishedService : IDisposable
{
    private const int Port = 5_087;
    private const string Body = """{"income":2400,"debt":15000,"amount":12000,"months":24,"savings":null,"age":23,"purpose":"Holiday","branch":"Harbour"}""";

    private static readonly byte[] Request = Encoding.ASCII.GetBytes(
        $"POST /predict HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: {Body.Length}\r\n\r\n{Body}");

    private readonly string folder = Directory.CreateTempSubdirectory("lamina-service").FullName;

    private PublishedService(string repository) =>
        Execute(repository, $"publish -c Release -r {RuntimeInformation.RuntimeIdentifier} -o {folder} samples/LoanService");

    /// <summary>How many bytes are to be deployed.</summary>
    public long Bytes => Files().Sum(file => file.Length);

    /// <summary>How many native libraries are among them.</summary>
    public int NativeLibraries => Files().Count(file => file.Extension is ".so" or ".dll" or ".dylib");

    /// <summary>Publishes the sample, and has the Quickstart save the pipeline that it serves where there is none.</summary>
    public static PublishedService Create()
    {
        var repository = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(repository.FullName, "Sdk.sln")))
            repository = repository.Parent ?? throw new InvalidOperationException("The benchmark runs within the repository.");
        if (!File.Exists(Path.Combine(Path.GetTempPath(), "loans.lamina")))
            Execute(repository.FullName, "run -c Release --project samples/Quickstart");
        return new PublishedService(repository.FullName);
    }

    /// <summary>Starts the service, and stops it when it has answered.</summary>
    /// <returns>The milliseconds from the start of the process to its first prediction, and to the first one over HTTP.</returns>
    public (double Predicted, double Answered) Start()
    {
        var start = new ProcessStartInfo(Path.Combine(folder, "LoanService"), $"--urls http://127.0.0.1:{Port}") { RedirectStandardOutput = true };
        var begun = Stopwatch.GetTimestamp();
        using var process = Process.Start(start)!;
        try
        {
            var first = process.StandardOutput.ReadLine();
            var predicted = Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
            if (first?.StartsWith("First prediction", StringComparison.Ordinal) != true)
                throw new InvalidOperationException($"The service says {first}");

            string answer;
            while (!TryAsk(out answer))
            {
                if (process.HasExited)
                    throw new InvalidOperationException($"The service ended with {process.ExitCode}.");
                Thread.Sleep(1);            // leaves it the processor
            }

            var answered = Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
            return answer.Contains("\"probability\":0.", StringComparison.Ordinal) ? (predicted, answered) : throw new InvalidOperationException($"The service answers {answer}");
        }
        finally
        {
            process.Kill();
            process.WaitForExit();
        }
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static bool TryAsk(out string answer)
    {
        answer = "";
        try
        {
            using var client = new TcpClient("127.0.0.1", Port);
            var stream = client.GetStream();
            stream.Write(Request);
            using var reader = new StreamReader(stream);
            answer = reader.ReadToEnd();
            return answer.Length > 0;
        }
        catch (Exception error) when (error is SocketException or IOException)
        {
            return false;          // it does not listen yet
        }
    }

    private static void Execute(string folder, string arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = folder, RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"dotnet {arguments} failed:\n{output}");
    }

    private FileInfo[] Files() => new DirectoryInfo(folder).GetFiles("*", SearchOption.AllDirectories);
}
