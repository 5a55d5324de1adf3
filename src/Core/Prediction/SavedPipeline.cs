namespace Lamina;

/// <summary>
/// A saved pipeline that is open, so that its networks and its model are read from one file that is opened and checked once.
/// The generated predictors read themselves with it.
/// </summary>
public sealed class SavedPipeline : IDisposable
{
    private readonly ArtifactFile artifact;

    private SavedPipeline(ArtifactFile artifact) => this.artifact = artifact;

    /// <summary>Opens a file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="ArtifactException">The file is damaged or no pipeline.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public static SavedPipeline Open(string path) => new(ArtifactFile.Open(path));

    /// <summary>Opens a pipeline that stands in a stream: a resource of an assembly, a download.</summary>
    /// <param name="stream">The pipeline, from the stream's position to its end; it stays open.</param>
    /// <exception cref="ArtifactException">The bytes are damaged or no pipeline.</exception>
    public static SavedPipeline Open(Stream stream) => new(ArtifactFile.Open(stream));

    /// <summary>Reads encoders and networks.</summary>
    /// <param name="schema">The schema of the record; it must be the saved one.</param>
    /// <exception cref="ArtifactException">The file is damaged.</exception>
    /// <exception cref="FitMismatchException">The file was saved for a record with other columns; the message names them.</exception>
    public FittedNetwork ReadNetwork(RowSchema schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        return FittedNetwork.Load(artifact, schema);
    }

    /// <summary>Reads the model.</summary>
    /// <typeparam name="TValue">The label's type.</typeparam>
    /// <typeparam name="TMetrics">What the task is measured by.</typeparam>
    /// <param name="fitted">The fit that was read from this file.</param>
    /// <param name="outcome">What the task's outputs mean.</param>
    /// <exception cref="ArtifactException">The file is damaged, or holds networks without a model.</exception>
    /// <exception cref="FitMismatchException">The model belongs to another fit or task.</exception>
    public FittedModel<TValue, TMetrics> ReadModel<TValue, TMetrics>(FittedSchema fitted, Outcome<TValue, TMetrics> outcome)
    {
        ArgumentNullException.ThrowIfNull(fitted);
        ArgumentNullException.ThrowIfNull(outcome);
        return FittedModel<TValue, TMetrics>.Load(artifact, fitted, outcome);
    }

    /// <summary>Closes the file.</summary>
    public void Dispose() => artifact.Dispose();
}
