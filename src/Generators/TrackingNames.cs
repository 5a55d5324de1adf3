namespace Lamina.Generators;

/// <summary>The names of the pipeline's steps, for tests of what an edit runs again.</summary>
internal static class TrackingNames
{
    public const string References = nameof(References);
    public const string Parsed = nameof(Parsed);
    public const string Models = nameof(Models);
    public const string Clashes = nameof(Clashes);
    public const string Named = nameof(Named);
    public const string Training = nameof(Training);
    public const string TrainingFor = nameof(TrainingFor);
}
