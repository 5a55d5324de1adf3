using Microsoft.ML.OnnxRuntime;

namespace Lamina;

/// <summary>ONNX Runtime with a cut network. Runs may go on at the same time; the last one out closes it.</summary>
internal sealed class CutSession : IDisposable
{
    private readonly InferenceSession session;
    private readonly string[] outputs;
    private readonly Lock gate = new();
    private int running;
    private bool isDisposed;

    /// <summary>Loads a network.</summary>
    /// <param name="model">Its bytes.</param>
    /// <param name="value">Its one output.</param>
    /// <param name="path">The file that it was cut from, for messages.</param>
    /// <param name="threads">How many threads compute; 0 for one for each core.</param>
    /// <exception cref="OnnxException">ONNX Runtime cannot be loaded, or does not take the network.</exception>
    public CutSession(byte[] model, string value, string path, int threads)
    {
        Value = value;
        Path = path;
        outputs = [value];
        try
        {
            using var options = new SessionOptions
            {
                IntraOpNumThreads = threads,
                InterOpNumThreads = 1,
                LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL,     // errors are exceptions here, not lines on the console
            };

            // Idle threads sleep instead of spinning: the cores belong to the application.
            options.AddSessionConfigEntry("session.intra_op.allow_spinning", "0");
            session = new InferenceSession(model, options);
        }
        catch (OnnxRuntimeException error)
        {
            throw new OnnxException($"{path}, cut at \"{value}\", is refused by ONNX Runtime: {error.Message}", error);
        }
        catch (Exception error) when (error is TypeInitializationException or DllNotFoundException or BadImageFormatException or EntryPointNotFoundException)
        {
            throw new OnnxException(
                "ONNX Runtime's native library cannot be loaded. Publish for a system that the package Microsoft.ML.OnnxRuntime has files for, and keep them beside the application. "
                + $"What was met: {(error.InnerException ?? error).Message}",
                error);
        }
    }

    /// <summary>The value that it gives.</summary>
    public string Value { get; }

    /// <summary>The file that it was cut from.</summary>
    public string Path { get; }

    /// <summary>Keeps the session open until <see cref="Exit"/>.</summary>
    /// <exception cref="ObjectDisposedException">It was closed.</exception>
    public void Enter()
    {
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(isDisposed, typeof(OnnxLayer<>));
            running++;
        }
    }

    /// <summary>Ends what <see cref="Enter"/> began.</summary>
    public void Exit()
    {
        lock (gate)
        {
            if (--running == 0 && isDisposed)
                session.Dispose();
        }
    }

    /// <summary>Runs the network.</summary>
    /// <param name="options">Can stop it.</param>
    /// <param name="names">The inputs' names.</param>
    /// <param name="inputs">The inputs.</param>
    /// <returns>The value alone.</returns>
    /// <exception cref="OnnxRuntimeException">It cannot compute these inputs, or was stopped.</exception>
    public IDisposableReadOnlyCollection<OrtValue> Run(RunOptions options, string[] names, OrtValue[] inputs) =>
        session.Run(options, names, inputs, outputs);

    public void Dispose()
    {
        lock (gate)
        {
            if (isDisposed)
                return;
            isDisposed = true;
            if (running == 0)
                session.Dispose();
        }
    }
}
